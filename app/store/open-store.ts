import type { Logger } from "pino";
import type { Connection } from "./connection.ts";
import { openFolder } from "./durable-pglite/open-folder.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import type { Store } from "./store.ts";
import { storeOn } from "./store-on.ts";

/** Where the store is: a PostgreSQL server for any number of instances, or a folder for one. */
export type StorePlace = { readonly databaseUrl: string } | { readonly folder: string };

export interface StoreOptions {
  /** Of the tables; the queue's has `_queue` behind it. */
  readonly schema?: string;
  readonly log?: Logger;
  readonly now?: () => Date;
}

/** The schema of the tables, where nobody says otherwise. */
export const SCHEMA = "gatehouse";

/** Opens the engine alone, its tables as they are. Rejects with a {@link StoreError}. */
export function openConnection(place: StorePlace, options: StoreOptions = {}): Promise<Connection> {
  return "folder" in place ? openFolder(place.folder, options) : openPostgres(place.databaseUrl, options);
}

/**
 * Opens the store and brings its tables to this version. Rejects with a {@link StoreError} that says how to mend what is wrong; nothing stays
 * open then.
 */
export async function openStore(place: StorePlace, options: StoreOptions = {}): Promise<Store> {
  const { schema = SCHEMA } = options;
  const connection = await openConnection(place, options);
  try {
    return await storeOn(connection, schema);
  } catch (error) {
    await connection.close();
    throw error;
  }
}
