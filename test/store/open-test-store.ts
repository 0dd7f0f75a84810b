import { randomBytes } from "node:crypto";
import { pgliteConnection } from "../../app/store/durable-pglite/pglite-connection.ts";
import { openStore } from "../../app/store/open-store.ts";
import type { Store } from "../../app/store/store.ts";
import { storeOn } from "../../app/store/store-on.ts";
import { defaultEngine, type Engine, SERVER } from "./engines.ts";
import { memoryPglite } from "./memory-pglite.ts";
import { dropScratch, makeScratch } from "./scratch-database.ts";

/** A store of a test's own. */
export interface TestStore extends Store {
  /** The store of another instance on the same tables: beside this one, or after it was closed, as after a restart. */
  again(): Promise<Store>;
  /** Closes this one and takes its tables away. What is left behind goes with the run. */
  remove(): Promise<void>;
}

/** An empty store with all its tables. On PGlite, those of one process share an instance, and so take turns. */
export async function openTestStore(engine: Engine = defaultEngine()): Promise<TestStore> {
  return engine === "postgres" ? onServer() : inMemory();
}

async function onServer(): Promise<TestStore> {
  const server = process.env[SERVER];
  if (server === undefined) throw new Error("PostgreSQL is not here");
  const databaseUrl = await makeScratch(server);
  const again = () => openStore({ databaseUrl });
  const store = await again();
  return {
    ...store,
    again,
    async remove() {
      await store.close();
      await dropScratch(databaseUrl);
    },
  };
}

async function inMemory(): Promise<TestStore> {
  const pglite = await memoryPglite();
  const schema = `scratch_${randomBytes(8).toString("hex")}`;
  const again = () => storeOn(pgliteConnection(pglite, { close: async () => {} }), schema);
  const store = await again();
  return {
    ...store,
    again,
    async remove() {
      await store.close();
      await pglite.exec(
        `drop schema if exists ${schema} cascade; drop schema if exists ${schema}_queue cascade`,
      );
    },
  };
}
