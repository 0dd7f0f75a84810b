import { afterEach, describe, expect, test } from "vitest";
import { verifyChain } from "#audit/verify-chain.ts";
import { engines } from "../../test/store/engines.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { createAuditLog } from "./create-audit-log.ts";
import { entry } from "./entry.fixture.ts";
import { storedRows } from "./stored-rows.ts";

const AT = new Date("2026-03-01T12:00:00.123Z");

describe.for(engines)("the log on %s", (engine) => {
  const stores: TestStore[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.remove();
  });
  async function open() {
    const store = await openTestStore(engine);
    stores.push(store);
    return { store, log: createAuditLog(store, () => AT) };
  }

  test("numbers rows from 1 on, and seals each with the one before", async () => {
    const { store, log } = await open();
    expect(await log.head()).toBe(0);
    expect(await store.transaction((trx) => log.append(trx, [entry({ b: 1, a: 2 }), entry({})], AT))).toEqual(
      [1, 2],
    );
    expect(await store.transaction((trx) => log.append(trx, [], AT))).toEqual([]);
    expect(await store.transaction((trx) => log.append(trx, [entry({ c: "\0\uD800 ß" })], AT))).toEqual([3]);
    expect(await log.head()).toBe(3);
    const [first] = await store.db.selectFrom("audit").selectAll().orderBy("seq").execute();
    expect(first).toMatchObject({
      at: AT,
      data: '{"a":2,"b":1}',
      prev: "0".repeat(64),
    });
    expect(await verifyChain(storedRows(store.db))).toMatchObject({ ok: true, rows: 3, emptied: 0 });
  });

  test("a transaction that fails leaves no number behind", async () => {
    const { store, log } = await open();
    const failing = store.transaction(async (trx) => {
      await log.append(trx, [entry({})], AT);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await store.transaction((trx) => log.append(trx, [entry({})], AT))).toEqual([1]);
  });

  test("what cannot be stored as it is does not break the chain", async () => {
    const { store, log } = await open();
    const forged = { ...entry({}), repository: "acme/\0\uD800" };
    await store.transaction((trx) => log.append(trx, [forged], AT));
    expect(await verifyChain(storedRows(store.db))).toMatchObject({ ok: true, rows: 1 });
  });

  test("takes more rows at once than one statement does", async () => {
    const { store, log } = await open();
    const many = Array.from({ length: 7000 }, (_, index) => entry({ index }));
    const numbers = await store.transaction((trx) => log.append(trx, many, AT));
    expect(numbers.at(-1)).toBe(7000);
    expect(await verifyChain(storedRows(store.db))).toMatchObject({ ok: true, rows: 7000 });
  });

  test("writers at the same time make one chain without a gap", async () => {
    const { store, log } = await open();
    const other = createAuditLog(await store.again(), () => AT);
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (let nth = 0; nth < 5; nth++) {
        await store.transaction(async (trx) => {
          const each = writer % 2 === 0 ? log : other;
          const digest = await each.keep(trx, `content ${nth}`);
          await each.append(trx, [entry({ writer, nth, digest }), entry({ writer, again: nth })], AT);
        });
      }
    });
    await Promise.all(writers);
    expect(await verifyChain(storedRows(store.db))).toMatchObject({ ok: true, rows: 200, first: 1 });
    expect(await store.db.selectFrom("kept").select("digest").execute()).toHaveLength(5);
  });

  test("keeps content once, and gives it back; what was never kept is null", async () => {
    const { store, log } = await open();
    const content = `{"facts":"${"ß𝄞".repeat(5000)}"}`;
    const digest = await store.transaction((trx) => log.keep(trx, content));
    expect(await store.transaction((trx) => log.keep(trx, content))).toBe(digest);
    expect(await log.kept(digest)).toBe(content);
    expect(await log.kept("0".repeat(64))).toBeNull();
    const empty = await store.transaction((trx) => log.keep(trx, ""));
    expect(await log.kept(empty)).toBe("");
  });

  test("content that was changed in the store is an error, not an answer", async () => {
    const { store, log } = await open();
    const digest = await store.transaction((trx) => log.keep(trx, "one"));
    const other = await store.transaction((trx) => log.keep(trx, "two"));
    const { content } = await store.db
      .selectFrom("kept")
      .select("content")
      .where("digest", "=", other)
      .executeTakeFirstOrThrow();
    await store.db.updateTable("kept").set({ content }).where("digest", "=", digest).execute();
    await expect(log.kept(digest)).rejects.toMatchObject({ code: "content-changed" });
  });
});
