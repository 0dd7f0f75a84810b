import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { engines } from "./engines.ts";
import { openTestStore, type TestStore } from "./open-test-store.ts";

describe.for(engines)("the store on %s", (engine) => {
  const stores: TestStore[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.remove();
  });
  async function open(): Promise<TestStore> {
    const store = await openTestStore(engine);
    stores.push(store);
    return store;
  }

  test("keeps a transaction whole, or nothing of it", async () => {
    const store = await open();
    await store.transaction((trx) => trx.insertInto("setting").values({ name: "a", value: "1" }).execute());
    const failing = store.transaction(async (trx) => {
      await trx.insertInto("setting").values({ name: "b", value: "2" }).execute();
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await store.db.selectFrom("setting").selectAll().execute()).toEqual([{ name: "a", value: "1" }]);
  });

  test("belongs to one test, and is found again by another instance", async () => {
    const [store, other] = [await open(), await open()];
    await store.db.insertInto("setting").values({ name: "a", value: "1" }).execute();
    expect(await other.db.selectFrom("setting").selectAll().execute()).toEqual([]);
    await store.close();
    const again = await store.again();
    expect(await again.db.selectFrom("setting").selectAll().execute()).toHaveLength(1);
    await again.close();
  });

  describe("holds its log to being append-only", () => {
    const at = new Date("2026-01-02T03:04:05Z");
    const row = { at, kind: "delivery", data_digest: "d", prev: "p", hash: "h" };
    async function logged(): Promise<TestStore> {
      const store = await open();
      await store.db
        .insertInto("audit")
        .values([
          { seq: 1, data: "{}", ...row },
          { seq: 2, data: null, ...row },
        ])
        .execute();
      return store;
    }
    /** Runs `statement` as retention does, or as anybody does. */
    const run = (store: TestStore, statement: string, retention: boolean) =>
      store.transaction(async (trx) => {
        if (retention) await sql`select set_config('gatehouse.retention', 'on', true)`.execute(trx);
        await sql.raw(statement.replaceAll("audit", `${store.schema}.audit`)).execute(trx);
      });

    test.for([
      ["update audit set data = null where seq = 1", false],
      ["update audit set hash = 'x'", false],
      ["update audit set data = '[]' where seq = 1", true],
      ["update audit set data = null, hash = 'x' where seq = 1", true],
      ["delete from audit where seq = 2", false],
      ["delete from audit where seq = 1", true],
      ["truncate audit", false],
      ["truncate audit", true],
    ] as const)("%s (retention: %s): is refused", async ([statement, retention]) => {
      const store = await logged();
      await expect(run(store, statement, retention)).rejects.toThrow(
        `the log is append-only: ${statement.split(" ")[0]?.toUpperCase()} was refused`,
      );
      const rows = await store.db
        .selectFrom("audit")
        .select(["seq", "data", "hash"])
        .orderBy("seq")
        .execute();
      expect(rows).toEqual([
        { seq: 1, data: "{}", hash: "h" },
        { seq: 2, data: null, hash: "h" },
      ]);
    });

    test("but lets retention take data away, and rows that have none; and its leave ends with its transaction", async () => {
      const store = await logged();
      await run(store, "update audit set data = null where seq = 1", true);
      await run(store, "delete from audit where seq = 2", true);
      await expect(run(store, "delete from audit where seq = 1", false)).rejects.toThrow("append-only");
      expect(await store.db.selectFrom("audit").select(["seq", "data"]).execute()).toEqual([
        { seq: 1, data: null },
      ]);
    });
  });

  test("answers a ping, and not beside a transaction", async () => {
    const store = await open();
    await expect(store.ping()).resolves.toBeUndefined();
    await expect(store.transaction(() => store.ping())).rejects.toMatchObject({ code: "misused" });
  });

  test("refuses its own handle within a transaction, where it would hang, and takes it again afterwards", async () => {
    const store = await open();
    const beside = store.transaction(() => store.db.selectFrom("setting").selectAll().execute());
    await expect(beside).rejects.toMatchObject({ code: "misused" });
    const nested = store.transaction(() => store.transaction(async () => {}));
    await expect(nested).rejects.toMatchObject({ code: "misused" });
    const queue = store.transaction(() => store.queue.executeSql("select 1"));
    await expect(queue).rejects.toMatchObject({ code: "misused" });
    expect(() => store.db.transaction()).toThrow("use Store.transaction");
    expect(await store.db.selectFrom("setting").selectAll().execute()).toEqual([]);
  });
});
