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
});
