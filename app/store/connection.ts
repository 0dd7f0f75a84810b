import type { Kysely } from "kysely";
import type { Db as IDatabase } from "pg-boss";
import type { Store } from "./store.ts";

/** An engine that answers: what a {@link Store} is built on. */
export interface Connection {
  readonly engine: Store["engine"];
  /** Knows no schema and has no guard. */
  readonly kysely: Kysely<unknown>;
  /** The same database as pg-boss wants it. */
  readonly queue: IDatabase;
  close(): Promise<void>;
}
