import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppConfig } from "../../app/config/config.ts";
import { type Engine, SERVER } from "../store/engines.ts";
import { dropScratch, makeScratch } from "../store/scratch-database.ts";

/** Whether a store of this engine can be had now: the list of `engines` is made before `npm run soak` starts the server. */
export function hasEngine(engine: Engine): boolean {
  return engine === "pglite" || process.env[SERVER] !== undefined;
}

/** Runs on a store that nobody has used, and takes it away afterwards. */
export async function onNewStore<T>(
  engine: Engine,
  run: (where: AppConfig["store"]) => Promise<T>,
): Promise<T> {
  return engine === "pglite" ? onNewFolder(run) : onNewDatabase((databaseUrl) => run({ databaseUrl }));
}

/** The same with the address of a database. Rejects where no server is. */
export async function onNewDatabase<T>(run: (databaseUrl: string) => Promise<T>): Promise<T> {
  const server = process.env[SERVER];
  if (server === undefined) throw new Error("PostgreSQL is not here");
  const databaseUrl = await makeScratch(server);
  try {
    return await run(databaseUrl);
  } finally {
    await dropScratch(databaseUrl);
  }
}

async function onNewFolder<T>(run: (where: AppConfig["store"]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-soak-"));
  try {
    return await run({ folder: join(folder, "data") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
