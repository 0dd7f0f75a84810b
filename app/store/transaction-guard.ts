import { AsyncLocalStorage } from "node:async_hooks";
import type { KyselyPlugin } from "kysely";
import type { Db as IDatabase } from "pg-boss";
import { StoreError } from "./store-error.ts";

/**
 * Knows whether the running code stands inside a transaction of one store. PGlite is a single connection: there, a query beside the open
 * transaction waits for its end, and its end for the query. A pool has no such trouble, so both engines refuse, and tests on either find it.
 */
export class TransactionGuard {
  readonly #scopes = new AsyncLocalStorage<{ open: boolean }>();

  /** Throws inside a transaction. What it started and what outlives it may pass once it has ended. */
  check(): void {
    if (this.#scopes.getStore()?.open !== true) return;
    throw new StoreError(
      "misused",
      "the store was used beside the transaction that is open here, which hangs on a single connection: use the transaction's own handle",
    );
  }

  /** Runs `work`; until it has settled, {@link check} throws in it. Rejects at once inside another. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.check();
    const scope = { open: true };
    try {
      return await this.#scopes.run(scope, work);
    } finally {
      scope.open = false;
    }
  }

  /** Calls `work` as if no transaction were open: for what a transaction sets off, but does not wait for. */
  outside<T>(work: () => T): T {
    return this.#scopes.exit(work);
  }
}

/** Checks every query of a handle. */
export function guardPlugin(guard: TransactionGuard): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      guard.check();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** The queue's handle, guarded alike. */
export function guardQueue(queue: IDatabase, guard: TransactionGuard): IDatabase {
  const { listen, beginTransaction, setSessionStatements } = queue;
  return {
    async executeSql(text, values) {
      guard.check();
      return queue.executeSql(text, values);
    },
    // PGlite calls listeners from within the commit that notifies them.
    ...(listen && {
      listen: (channel, heard, reconnected) =>
        listen.call(
          queue,
          channel,
          (payload) => guard.outside(() => heard(payload)),
          () => guard.outside(reconnected),
        ),
    }),
    ...(beginTransaction && { beginTransaction: beginTransaction.bind(queue) }),
    ...(setSessionStatements && { setSessionStatements: setSessionStatements.bind(queue) }),
  };
}
