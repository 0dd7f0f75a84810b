import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { UPKEEP, type UpkeepTask } from "../inbox/task.ts";
import { writeSetting } from "./settings.ts";
import { scheduleUpkeep, type UpkeepOptions, upkeep } from "./upkeep.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const HOUR = 3_600_000;
const EVERY = { sweep: HOUR, "missed-deliveries": HOUR, retention: HOUR, vacuum: HOUR } as const;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.remove());

test("a chore is due at once, an interval after its last time, and never later than one from now", async () => {
  await writeSetting(store, "upkeep/missed-deliveries", "2026-11-20T11:40:00.000Z");
  await writeSetting(store, "upkeep/retention", "2026-11-19T12:00:00.000Z");
  // Written while the clock was a year ahead.
  await writeSetting(store, "upkeep/sweep", "2027-11-20T12:00:00.000Z");
  const due = new Map<string, number>();
  const put = async (tasks: readonly unknown[], { after }: { readonly after?: Date } = {}) => {
    for (const { subject } of tasks as UpkeepTask[])
      due.set(subject.what, ((after?.getTime() ?? Number.NaN) - NOW.getTime()) / 60_000);
  };
  await scheduleUpkeep({ put }, { store, every: EVERY, now: () => NOW });
  expect([...due.keys()].toSorted()).toEqual([...UPKEEP].toSorted());
  expect(Object.fromEntries(due)).toEqual({
    sweep: 60,
    "missed-deliveries": 40,
    retention: -23 * 60,
    vacuum: 0,
  });
});

test("a chore that only a newer version knows is left for that one, and comes back in a minute", async () => {
  const lines: string[] = [];
  const task = { subject: { kind: "upkeep", what: "polish" } } as unknown as UpkeepTask;
  const unasked = () => Promise.reject(new Error("nobody asks for this"));
  const options: UpkeepOptions = {
    store,
    log: pino({}, { write: (line) => void lines.push(line) }),
    now: () => NOW,
    octokit: unasked,
    every: EVERY,
    isHeard: () => true,
    applyRetention: unasked,
    vacuum: unasked,
  };
  const again = new Date("2026-11-20T12:01:00Z");
  expect(await upkeep(task, options)).toEqual({ kind: "done", next: [], again });
  expect(lines).toEqual([expect.stringContaining("left to a newer version")]);
});
