import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestStore } from "../../test/store/open-test-store.ts";
import type { Store } from "../store/store.ts";
import { forgetDeliveries } from "./forget-deliveries.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600_000);

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
}, 60_000);
afterAll(() => store.close());

test("what is old goes with the marks that it left; what was passed on since is remembered, and so is a week", async () => {
  const about = { event: "push", action: null, installation: 1, repository: "acme/model" };
  const deliveries = [
    { ...about, guid: "old", received_at: daysAgo(30), seq: 5 },
    { ...about, guid: "of last week", received_at: daysAgo(6), seq: 9 },
  ];
  await store.db.insertInto("delivery").values(deliveries).execute();
  const marks = [
    { scope: "1/acme/model#7", seq: 5, passed_on: 0 },
    { scope: "1/acme/model", seq: 5, passed_on: 8 },
    { scope: "1/acme/model#8", seq: 9, passed_on: 0 },
  ];
  await store.db.insertInto("mark").values(marks).execute();
  expect(await forgetDeliveries(store, NOW, NOW)).toBe(1);
  const left = await store.db.selectFrom("mark").select("scope").orderBy("scope").execute();
  expect(left.map(({ scope }) => scope)).toEqual(["1/acme/model", "1/acme/model#8"]);
  expect(await store.db.selectFrom("delivery").select("guid").execute()).toEqual([{ guid: "of last week" }]);
  expect(await forgetDeliveries(store, daysAgo(60), NOW)).toBe(0);
});
