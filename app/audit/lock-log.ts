import { sql } from "kysely";
import type { Store, StoreTransaction } from "../store/store.ts";

/**
 * Waits until this transaction is the only one that writes the log, which it is until it ends. Asking again costs a round trip and no
 * more. Stores beside each other in one database, each in a schema of its own, do not wait for each other.
 */
export async function lockLog({ schema }: Store, trx: StoreTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gatehouse log ${schema}`}, 0))`.execute(trx);
}
