import { sql } from "kysely";
import type { Schema } from "../store/schema.ts";
import type { Store, StoreTransaction } from "../store/store.ts";

/** Rows that are in memory at once. */
const AT_ONCE = 500;

/** Rows of a table, a part at a time, within a transaction; one table after the other. */
export async function* readInParts<T>(
  { schema }: Store,
  trx: StoreTransaction,
  table: keyof Schema,
): AsyncGenerator<T> {
  await sql`declare parts no scroll cursor for select * from ${sql.id(schema, table)}`.execute(trx);
  let rows: readonly T[];
  do {
    ({ rows } = await sql<T>`fetch ${sql.lit(AT_ONCE)} from parts`.execute(trx));
    yield* rows;
  } while (rows.length === AT_ONCE);
  await sql`close parts`.execute(trx);
}
