import { randomBytes } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Connection } from "../../app/store/connection.ts";
import { pgliteConnection } from "../../app/store/durable-pglite/pglite-connection.ts";
import { poolQueue } from "../../app/store/postgres/pool-queue.ts";
import { wholeNumbers } from "../../app/store/postgres/whole-numbers.ts";
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

/** Turns without a question: a group of deliveries waits for one before it is written. */
const CALM_TURNS = 3;

/** Counts what is under way. */
class Asking {
  #count = 0;
  #asked = 0;
  #calm: (() => void)[] = [];

  begin(): void {
    this.#count++;
    this.#asked++;
  }

  end(): void {
    this.#count--;
    if (this.#count === 0) for (const resolve of this.#calm.splice(0)) resolve();
  }

  async settled(): Promise<void> {
    let calm = 0;
    while (calm < CALM_TURNS) {
      if (this.#count > 0) await new Promise<void>((resolve) => this.#calm.push(resolve));
      const before = this.#asked;
      await new Promise((resolve) => setImmediate(resolve));
      // PGlite answers within a turn: what is asked and answered between two looks counts, too.
      calm = this.#count === 0 && this.#asked === before ? calm + 1 : 0;
    }
  }

  /** An object whose methods of these names are counted from call to end. */
  counted<T extends object>(object: T, names: ReadonlySet<string | symbol>): T {
    return new Proxy(object, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        if (!names.has(name)) return value.bind(target);
        return async (...args: unknown[]): Promise<unknown> => {
          this.begin();
          try {
            return await value.apply(target, args);
          } finally {
            this.end();
          }
        };
      },
    });
  }
}

/** Opens an empty store: in a database of PostgreSQL's where one is given, which is several times as fast, else in memory. */
export async function openCountedStore(databaseUrl?: string): Promise<CountedStore> {
  const schema = `histories_${randomBytes(8).toString("hex")}`;
  const asking = new Asking();
  const connection = databaseUrl === undefined ? await inMemory(asking) : onServer(asking, databaseUrl);
  const store = await storeOn(connection, schema);
  return {
    store,
    settled: () => asking.settled(),
    async remove() {
      for (const name of [schema, `${schema}_queue`])
        await sql`drop schema if exists ${sql.id(name)} cascade`.execute(connection.kysely);
      await store.close();
    },
  };
}

async function inMemory(asking: Asking): Promise<Connection> {
  const pglite = await memoryPglite();
  const counted = asking.counted(pglite, new Set(["query", "exec", "transaction"]));
  return pgliteConnection(counted, { close: async () => {} });
}

function onServer(asking: Asking, databaseUrl: string): Connection {
  const config = { connectionString: databaseUrl, types: wholeNumbers };
  const pool = new pg.Pool({ ...config, max: 10 });
  // The server may end before the last of them is gone.
  pool.on("error", () => undefined);
  // Whoever has a connection asks something.
  const lend = async () => {
    asking.begin();
    const client: pg.PoolClient = await pool.connect();
    const { release } = client;
    client.release = (error) => {
      client.release = release;
      release.call(client, error);
      asking.end();
    };
    return client;
  };
  const lending = new Proxy(pool, {
    get: (target, name) => {
      if (name === "connect") return lend;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return {
    engine: "postgres",
    kysely: new Kysely({ dialect: new PostgresDialect({ pool: lending }) }),
    queue: asking.counted(poolQueue(pool, { config }), new Set(["executeSql"])),
    close: () => pool.end(),
  };
}
