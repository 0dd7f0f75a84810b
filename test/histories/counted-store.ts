import { randomBytes } from "node:crypto";
import { pgliteConnection } from "../../app/store/durable-pglite/pglite-connection.ts";
import type { Store } from "../../app/store/store.ts";
import { storeOn } from "../../app/store/store-on.ts";
import { memoryPglite } from "../store/memory-pglite.ts";

/** A store of which it is known whether anybody waits for it. */
export interface CountedStore {
  readonly store: Store;
  /** Resolves when nobody has asked the store for several turns of the event loop: whoever goes on then waits for something else. */
  settled(): Promise<void>;
  remove(): Promise<void>;
}

const COUNTED: ReadonlySet<string | symbol> = new Set(["query", "exec", "transaction"]);

/** Turns without a question: a group of deliveries waits for one before it is written. */
const CALM_TURNS = 3;

/** Opens an empty store in memory. */
export async function openCountedStore(): Promise<CountedStore> {
  const pglite = await memoryPglite();
  const schema = `histories_${randomBytes(8).toString("hex")}`;
  let asking = 0;
  const counted = new Proxy(pglite, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (!COUNTED.has(name)) return value.bind(target);
      return async (...args: unknown[]): Promise<unknown> => {
        asking++;
        try {
          return await value.apply(target, args);
        } finally {
          asking--;
        }
      };
    },
  });
  const store = await storeOn(pgliteConnection(counted, { close: async () => {} }), schema);
  return {
    store,
    async settled() {
      for (let calm = 0; calm < CALM_TURNS; calm = asking === 0 ? calm + 1 : 0)
        await new Promise((resolve) => setImmediate(resolve));
    },
    async remove() {
      await store.close();
      await pglite.exec(
        `drop schema if exists ${schema} cascade; drop schema if exists ${schema}_queue cascade`,
      );
    },
  };
}
