import type { Kysely, Transaction } from "kysely";
import type { Db as IDatabase } from "pg-boss";
import type { Schema } from "./schema.ts";

/** A transaction of the store. */
export type StoreTransaction = Transaction<Schema>;

/**
 * Where the App keeps what it must not lose. One dialect at both ends: a PostgreSQL server, or PGlite in a folder. Everything that is
 * awaited and resolved is on disk.
 */
export interface Store {
  readonly engine: "postgres" | "pglite";
  /** The tables of {@link Schema}. Throws when it is used inside a {@link Store.transaction}: on one connection that would hang. */
  readonly db: Kysely<Schema>;
  /** Name of the PostgreSQL schema of the tables, and (with `_queue` behind it) of the queue's. */
  readonly schema: string;
  /** What pg-boss works on. */
  readonly queue: IDatabase;
  /** Runs `work` in one transaction: all of it, or nothing. Not to be nested. */
  transaction<T>(work: (trx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Resolves when the store answers; rejects with the reason otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
