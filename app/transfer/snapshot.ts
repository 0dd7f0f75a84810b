import { sql } from "kysely";
import type { Store, StoreTransaction } from "../store/store.ts";

/** Reads everything as it is at one moment, whatever is written meanwhile. On PGlite, whoever writes waits until it ends. */
export function snapshot<T>(store: Store, read: (trx: StoreTransaction) => Promise<T>): Promise<T> {
  return store.transaction(async (trx) => {
    await sql`set transaction isolation level repeatable read read only`.execute(trx);
    return read(trx);
  });
}
