import type { PGlite, Transaction } from "@electric-sql/pglite";
import { type Kysely, Kysely as KyselyOn, PGliteDialect } from "kysely";
import { fromPglite } from "pg-boss";
import type { Connection } from "../connection.ts";
import { shortened } from "./shortened.ts";

/** What Kysely and pg-boss use of PGlite. */
type Used = Pick<
  PGlite,
  "query" | "exec" | "transaction" | "listen" | "close" | "closed" | "ready" | "waitReady"
>;

/** PGlite, opened and owned by somebody else, for Kysely and pg-boss; `close` is called once when the store is closed. */
export function pgliteConnection(
  pglite: PGlite,
  { close }: { readonly close: () => Promise<void> },
): Connection {
  const used = guarded(pglite);
  const kysely: Kysely<unknown> = new KyselyOn({ dialect: new PGliteDialect({ pglite: used }) });
  return { engine: "pglite", kysely, queue: fromPglite(forQueue(used)), close };
}

/** PGlite with errors that fit into a log, and transactions that never hang at their beginning. */
function guarded(pglite: PGlite): Used {
  return {
    query: (query, params, options) => withTurn(shortened(pglite.query(query, params, options))),
    exec: (query, options) => withTurn(shortened(pglite.exec(query, options))),
    transaction: (work) => begin(pglite, work),
    listen: (channel, heard, within) => pglite.listen(channel, heard, within),
    close: () => pglite.close(),
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    waitReady: pglite.waitReady,
  };
}

/** Kysely waits for a transaction to begin, and for ever where it cannot: so it begins, and its first query tells why not. */
async function begin<T>(pglite: PGlite, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  let begun = false;
  try {
    return await shortened(
      pglite.transaction((transaction) => {
        begun = true;
        return work(breathing(transaction));
      }),
    );
  } catch (error) {
    if (begun) throw error;
    const refuse = async () => {
      throw error;
    };
    return work({ query: refuse, exec: refuse, rollback: refuse, sql: refuse, listen: refuse, closed: true });
  }
}

/** A transaction that leaves the event loop a turn after each statement. */
function breathing(transaction: Transaction): Transaction {
  return {
    query: (query, params, options) => withTurn(transaction.query(query, params, options)),
    exec: (query, options) => withTurn(transaction.exec(query, options)),
    sql: (strings, ...params) => withTurn(transaction.sql(strings, ...params)),
    rollback: () => transaction.rollback(),
    listen: (channel, heard) => transaction.listen(channel, heard),
    get closed() {
      return transaction.closed;
    },
  };
}

/**
 * The same promise, after a turn of the event loop. PGlite works on this thread and answers by promises alone, so that busy statements would
 * follow each other without end while requests wait: Node takes but one new connection a turn.
 */
async function withTurn<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } finally {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * pg-boss sends `BEGIN; …; COMMIT;` as one text. Where that fails on one connection, the next query of whoever comes between would fall into
 * the broken transaction: so it runs within one of PGlite's, which is rolled back before anybody else's turn.
 */
function forQueue(pglite: Used): Used {
  return {
    ...pglite,
    exec: (text, options) =>
      /^\s*BEGIN\b/i.test(text)
        ? pglite.transaction((transaction) => transaction.exec(text, options))
        : pglite.exec(text, options),
  };
}
