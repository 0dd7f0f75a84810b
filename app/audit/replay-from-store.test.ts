import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { writeJudgement } from "#audit/judgement-record.ts";
import { judgedExample } from "../../test/judged-example.ts";
import { engines } from "../../test/store/engines.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { applyRetention } from "./apply-retention.ts";
import { createAuditLog } from "./create-audit-log.ts";
import { entry } from "./entry.fixture.ts";
import { replayFromStore } from "./replay-from-store.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const later = (days: number) => new Date(NOW.getTime() + days * 24 * 3600 * 1000);

let example: Awaited<ReturnType<typeof judgedExample>>;
beforeAll(async () => {
  example = await judgedExample("tick-proved");
});

describe.for(engines)("a verdict in the store on %s", (engine) => {
  const stores: TestStore[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.remove();
  });
  async function judged() {
    const store = await openTestStore(engine);
    stores.push(store);
    const log = createAuditLog(store, () => NOW);
    await store.transaction(async (trx) => {
      const record = { program: "1.2.3", joined: "shared" as const, judged: [example.record] };
      const facts = await log.keep(trx, writeJudgement(record));
      const verdict = await log.keep(trx, JSON.stringify(example.verdict));
      await log.append(trx, [entry({ facts, verdict }), entry({}, { kind: "delivery" })], NOW);
    });
    return { store, log };
  }

  test("is judged again to the same bytes", async () => {
    const { store, log } = await judged();
    const { verdict } = example;
    const again = await replayFromStore(store, log, 1);
    expect(again).toEqual({ same: true, program: "1.2.3", verdict: JSON.parse(JSON.stringify(verdict)) });
    expect(await replayFromStore(store, log, 2)).toBe("no-verdict");
    expect(await replayFromStore(store, log, 3)).toBe("no-row");
  });

  test("cannot be judged again once retention took facts or data", async () => {
    const { store, log } = await judged();
    await applyRetention(store, log, { dataDays: 100, factsDays: 5 }, later(10));
    expect(await replayFromStore(store, log, 1)).toBe("facts-removed");
    await applyRetention(store, log, { dataDays: 5, factsDays: 5 }, later(10));
    expect(await replayFromStore(store, log, 1)).toBe("data-removed");
  });
});
