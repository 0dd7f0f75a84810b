import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { engines } from "../../test/store/engines.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import type { Store } from "../store/store.ts";
import { EVERYTHING, waitUntil } from "./allowance.ts";
import type { Allowances, Pace } from "./allowances.ts";
import { memoryAllowances } from "./memory-allowances.fixture.ts";
import { storeAllowances } from "./store-allowances.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.fixture.ts";

const START = Date.parse("2026-03-02T09:00:00Z");
const WRITE: Pace = { name: "write", intervalMs: 1000, burst: 1 };
const RESET = new Date(START + 1_800_000);

const at = (ms: number) => new Date(START + ms);
const budget = (remaining: number) => ({ limit: 5000, remaining, resetAt: RESET });

describe.for(["memory", ...engines] as const)("allowances in %s", (kind) => {
  let clock: VirtualClock;
  let store: TestStore | undefined;
  let allowances: Allowances;

  beforeEach(async () => {
    clock = virtualClock(START);
    if (kind !== "memory") store = await openTestStore(kind);
    allowances = store === undefined ? memoryAllowances(clock.now) : storeAllowances(store, clock.now);
  });
  afterEach(async () => {
    await store?.remove();
    store = undefined;
  });

  const waits = async (resource: string, reserve = false, installation = 7) =>
    waitUntil(await allowances.read(installation), resource, { reserve, now: clock.now() });

  test("know nothing of an installation that never asked", async () => {
    expect(await waits("core")).toBeNull();
    expect((await allowances.read(7)).size).toBe(0);
  });

  test("keep what is left of a budget, and forget it when it is filled again", async () => {
    await allowances.note(7, "core", budget(100));
    await allowances.note(7, "core", budget(4000));
    expect(await waits("core")).toEqual(RESET);
    expect(await waits("core", true)).toBeNull();
    expect(await waits("graphql")).toBeNull();
    expect(await waits("core", false, 8)).toBeNull();
    await allowances.note(7, "core", { ...budget(4000), resetAt: at(3_600_000) });
    expect(await waits("core")).toBeNull();
    await allowances.note(7, "core", budget(0));
    expect(await waits("core")).toBeNull();
  });

  test("block one resource, and of two blocks the longer counts", async () => {
    await allowances.block(7, "core", at(60_000));
    await allowances.block(7, "core", at(30_000));
    await allowances.note(7, "core", budget(4000));
    expect(await waits("core", true)).toEqual(at(60_000));
    expect(await waits("graphql")).toBeNull();
    clock.advance(60_000);
    expect(await waits("core")).toBeNull();
  });

  test("block everything for longer with each refusal in a row, once for each wave", async () => {
    expect(await allowances.strike(7, null)).toEqual(at(60_000));
    expect(await waits("graphql", true)).toEqual(at(60_000));
    clock.advance(10);
    expect(await allowances.strike(7, 5000)).toEqual(at(60_000));
    expect(await allowances.strike(7, null)).toEqual(at(60_010));
    clock.advance(61_000);
    expect(await allowances.strike(7, null)).toEqual(at(61_010 + 120_000));
    expect(await allowances.strike(8, 3000)).toEqual(at(61_010 + 3000));
    expect((await allowances.read(7)).get(EVERYTHING)?.blockedUntil).toEqual(at(181_010));
  });

  test("give slots in order, and none that is too far away", async () => {
    const taken = [];
    for (let count = 0; count < 4; count++) taken.push(await allowances.take(7, WRITE, 2000));
    expect(taken).toEqual([
      { taken: true, at: at(0) },
      { taken: true, at: at(1000) },
      { taken: true, at: at(2000) },
      { taken: false, at: at(3000) },
    ]);
    expect(await allowances.take(8, WRITE, 0)).toEqual({ taken: true, at: at(0) });
    clock.advance(10_000);
    expect(await allowances.take(7, WRITE, 0)).toEqual({ taken: true, at: at(10_000) });
  });

  test("let a burst pass, then one an interval", async () => {
    const pace: Pace = { name: "content", intervalMs: 5000, burst: 3 };
    const moments = [];
    for (let count = 0; count < 5; count++) moments.push((await allowances.take(7, pace, 10_000)).at);
    expect(moments).toEqual([0, 0, 0, 5000, 10_000].map(at));
    expect(await allowances.take(7, pace, 10_000)).toEqual({ taken: false, at: at(15_000) });
  });
});

describe.for(engines)("allowances that instances share on %s", (engine) => {
  let clock: VirtualClock;
  let store: TestStore;
  let others: Store[];

  beforeEach(async () => {
    clock = virtualClock(START);
    store = await openTestStore(engine);
    others = [await store.again(), await store.again()];
  });
  afterEach(async () => {
    for (const other of others) await other.close();
    await store.remove();
  });

  const instances = () => [store, ...others].map((each) => storeAllowances(each, clock.now));
  const seenBy = async (allowances: Allowances | undefined, resource = "core") =>
    waitUntil((await allowances?.read(7)) ?? new Map(), resource, { reserve: false, now: clock.now() });

  test("a block is seen within a second, a strike too, and both after a start", async () => {
    const [one, other] = instances();
    expect(await seenBy(other)).toBeNull();
    await one?.block(7, "core", at(60_000));
    expect(await seenBy(one)).toEqual(at(60_000));
    clock.advance(1000);
    expect(await seenBy(other)).toEqual(at(60_000));
    await other?.strike(7, 90_000);
    expect(await seenBy(other)).toEqual(at(91_000));
    clock.advance(1000);
    expect(await seenBy(one, "graphql")).toEqual(at(91_000));
    expect(await seenBy(instances()[0])).toEqual(at(91_000));
  });

  test("a budget that runs low is seen at once, one that does not is written once a second", async () => {
    const [one, other] = instances();
    const remaining = async () => (await other?.read(7))?.get("core")?.remaining ?? null;
    await one?.note(7, "core", budget(4000));
    await one?.note(7, "core", budget(3999));
    expect(await remaining()).toBe(4000);
    clock.advance(1000);
    await one?.note(7, "core", budget(3000));
    clock.advance(1);
    await one?.note(7, "core", budget(200));
    expect(await remaining()).toBe(200);
    expect(await seenBy(other)).toEqual(RESET);
  });

  test("an answer that tells of less left, or of an earlier window, changes nothing that is newer", async () => {
    const [one, other, third] = instances();
    await one?.note(7, "core", budget(100));
    await other?.note(7, "core", budget(4000));
    await other?.note(7, "core", { limit: 5000, remaining: 1, resetAt: at(1000) });
    expect((await third?.read(7))?.get("core")).toMatchObject({ remaining: 100, resetAt: RESET });
  });

  test("no two slots are closer than the pace, whoever takes them side by side", async () => {
    const step = fc.record({ instance: fc.nat({ max: 2 }), pause: fc.nat({ max: 1500 }) });
    let installation = 100;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        installation++;
        const all = instances();
        const taking = steps.map(async ({ instance, pause }) => {
          // The first half of the takes overlap the clock's steps; the store alone keeps their order.
          if (pause > 750) clock.advance(pause);
          return all[instance]?.take(installation, WRITE, 60_000);
        });
        const slots = (await Promise.all(taking)).map((slot) => slot?.at.getTime() ?? Number.NaN);
        const sorted = slots.sort((one, other) => one - other);
        for (const [index, slot] of sorted.entries())
          expect(slot - (sorted[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(1000);
      }),
      { numRuns: 20 },
    );
  });

  test("a store that is away stops what would be asked, and not the answer that is here", async () => {
    const gone = others.pop();
    const allowances = storeAllowances(gone ?? store, clock.now);
    const failing = { ...(gone ?? store), db: undefined } as unknown as Store;
    const cut = storeAllowances(failing, clock.now);
    await cut.note(7, "core", budget(1));
    await expect(cut.read(7)).rejects.toThrow("undefined");
    await allowances.note(7, "core", budget(4000));
    expect(await seenBy(allowances)).toBeNull();
    await gone?.close();
  });
});
