import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { EMPTY_CHAIN } from "#audit/seal.ts";
import { type ChainVerdict, verifyChain } from "#audit/verify-chain.ts";
import { engines } from "../../test/store/engines.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import type { Store } from "../store/store.ts";
import { readAnchor } from "./anchor.ts";
import { applyRetention, type Retention } from "./apply-retention.ts";
import { createAuditLog } from "./create-audit-log.ts";
import { entry } from "./entry.fixture.ts";
import { storedRows } from "./stored-rows.ts";

const DAY = 24 * 3600 * 1000;
const on = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY);

async function verified(store: Store): Promise<ChainVerdict> {
  return verifyChain(storedRows(store.db), (await readAnchor(store.db)) ?? EMPTY_CHAIN);
}

describe.for(engines)("retention on %s", (engine) => {
  const stores: TestStore[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.remove();
  });
  async function open() {
    const store = await openTestStore(engine);
    stores.push(store);
    const clock = { day: 0 };
    const log = createAuditLog(store, () => on(clock.day));
    return {
      store,
      log,
      /** Tells `rows` rows on a day, all of which refer to one content. */
      tell: (day: number, rows: number, content = `facts of day ${day}`) => {
        clock.day = day;
        return store.transaction(async (trx) => {
          const facts = await log.keep(trx, content);
          await log.append(
            trx,
            Array.from({ length: rows }, () => entry({ facts })),
            on(day),
          );
          return facts;
        });
      },
      retain: (day: number, retention: Retention) => applyRetention(store, log, retention, on(day)),
    };
  }

  test.for([
    { name: "nothing is old", retention: { dataDays: 100, factsDays: 100 }, gone: [0, 0, 0] },
    { name: "data is old", retention: { dataDays: 15, factsDays: 100 }, gone: [2, 0, 0] },
    { name: "contents are old", retention: { dataDays: 100, factsDays: 15 }, gone: [0, 1, 0] },
    { name: "all is old", retention: { dataDays: 5, factsDays: 5 }, gone: [5, 2, 0] },
    { name: "rows are old", retention: { dataDays: 5, factsDays: 5, chainDays: 15 }, gone: [5, 2, 2] },
    {
      name: "rows never go before their data",
      retention: { dataDays: 15, factsDays: 5, chainDays: 1 },
      gone: [2, 2, 2],
    },
  ])("$name", async ({ retention, gone }) => {
    const { store, tell, retain } = await open();
    await tell(0, 2);
    await tell(10, 3);
    const [emptied, contents, rows] = gone;
    expect(await retain(20, retention)).toEqual({ emptied, contents, rows });
    const told = await store.db.selectFrom("audit").select("data").where("kind", "=", "log").execute();
    expect(told).toHaveLength(gone.filter((count) => count !== 0).length);
    expect(await verified(store)).toMatchObject({ ok: true });
    expect(await retain(20, retention)).toEqual({ emptied: 0, contents: 0, rows: 0 });
  });

  test("content that a newer row refers to stays, however old it is", async () => {
    const { log, tell, retain } = await open();
    const old = await tell(0, 1, "policy");
    await tell(30, 1, "policy");
    await retain(40, { dataDays: 20, factsDays: 20 });
    expect(await log.kept(old)).toBe("policy");
  });

  test("the chain goes on behind rows that were taken from its front", async () => {
    const { store, log, tell, retain } = await open();
    await tell(0, 3);
    await retain(50, { dataDays: 1, factsDays: 1, chainDays: 1 });
    await tell(51, 2);
    expect(await log.head()).toBe(8);
    expect(await verified(store)).toMatchObject({ ok: true, first: 4, rows: 5 });
    expect(await verifyChain(storedRows(store.db))).toMatchObject({
      ok: false,
      break: { kind: "gap", seq: 4 },
    });
  });

  test("whatever is told and taken away in any order, the chain verifies", async () => {
    const days = fc.integer({ min: 1, max: 30 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant("tell" as const), rows: fc.integer({ min: 1, max: 4 }), days }),
      fc.record({
        kind: fc.constant("retain" as const),
        dataDays: days,
        factsDays: days,
        chainDays: days,
        days,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { store, tell, retain } = await open();
        let day = 0;
        for (const each of steps) {
          day += each.days;
          if (each.kind === "tell") await tell(day, each.rows);
          else await retain(day, each);
          expect(await verified(store)).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 15 },
    );
  });
});
