import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { StorePlace } from "../../app/store/open-store.ts";
import type { Store } from "../../app/store/store.ts";
import { findPostgres, startCluster } from "../../test/store/postgres-cluster.ts";

/** Empty stores, as many as are wanted, until they are closed. */
export interface Places {
  /** PostgreSQL is left out where it is not installed. */
  readonly engines: readonly Store["engine"][];
  make(engine: Store["engine"]): Promise<StorePlace>;
  close(): Promise<void>;
}

/** How an engine is called in a table. */
export const NAMES = { pglite: "PGlite in a folder", postgres: "PostgreSQL" } as const;

/** Folders on this disk, and databases on a server that puts its commits on the same one. */
export async function openPlaces(): Promise<Places> {
  const bin = findPostgres();
  const cluster = bin === null ? null : await startCluster(bin, { durable: true });
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  let made = 0;
  return {
    engines: cluster === null ? ["pglite"] : ["pglite", "postgres"],
    async make(engine) {
      made += 1;
      if (engine === "pglite") return { folder: join(folder, `data-${made}`) };
      if (cluster === null) throw new Error("PostgreSQL is not here");
      const name = `bench_${made}_${randomBytes(4).toString("hex")}`;
      await createDatabase(cluster.url("postgres"), name);
      return { databaseUrl: cluster.url(name) };
    },
    async close() {
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}
