import { type Kysely, sql } from "kysely";
import type { Connection } from "./connection.ts";
import { migrateToLatest } from "./migrate.ts";
import type { Schema } from "./schema.ts";
import type { Store } from "./store.ts";
import { StoreError } from "./store-error.ts";
import { guardPlugin, guardQueue, TransactionGuard } from "./transaction-guard.ts";

/** The store on an engine that answers, its tables brought to this version. Rejects with a {@link StoreError}; the connection stays open then. */
export async function storeOn(connection: Connection, schema: string): Promise<Store> {
  await migrateToLatest(connection.kysely, schema);
  const guard = new TransactionGuard();
  const tables = (connection.kysely as Kysely<Schema>).withSchema(schema);
  let closing: Promise<void> | undefined;
  return {
    engine: connection.engine,
    db: guarded(tables, guard),
    schema,
    queue: guardQueue(connection.queue, guard),
    transaction: (work) => guard.run(() => tables.transaction().execute(work)),
    async ping() {
      guard.check();
      await sql`select 1`.execute(connection.kysely);
    },
    close: () => (closing ??= connection.close()),
  };
}

/** The tables for single queries. Whoever wants more than one to hold together takes {@link Store.transaction}. */
function guarded(tables: Kysely<Schema>, guard: TransactionGuard): Kysely<Schema> {
  const refuse = () => {
    throw new StoreError("misused", "the store's own handle begins no transactions: use Store.transaction");
  };
  const refused = { value: refuse };
  return Object.defineProperties(tables.withPlugin(guardPlugin(guard)), {
    transaction: refused,
    startTransaction: refused,
    connection: refused,
    destroy: refused,
  });
}
