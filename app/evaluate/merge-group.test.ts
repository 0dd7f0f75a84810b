import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestStore } from "../../test/store/open-test-store.ts";
import { replayFromStore } from "../audit/replay-from-store.ts";
import type { Store } from "../store/store.ts";
import { sha } from "./memory-facts.fixture.ts";
import { standingAt } from "./standing.ts";
import { type Bench, openBench } from "./worker.fixture.ts";

const HEAD = sha("the queue's commit");
const GROUP = {
  subject: {
    kind: "merge-group",
    headSha: HEAD,
    headRef: `gh-readonly-queue/release/pr-8-${sha("base")}`,
    baseSha: sha("base"),
    baseRef: "release",
  },
} as const;

let store: Store;
let bench: Bench;

beforeAll(async () => {
  store = await openTestStore();
}, 60_000);
afterAll(() => store.close());
beforeEach(() => {
  bench = openBench(store);
  bench.github.open(7);
  bench.github.open(8);
  bench.github.members = [7, 8];
});

test("a group is green when every pull request in it is signed off", async () => {
  bench.github.review(7, "dana");
  bench.github.review(8, "kim");
  expect(await bench.work(GROUP)).toEqual({ kind: "done", next: [] });
  expect(bench.github.check(HEAD)?.conclusion).toBe("success");
  const [row] = await bench.told("verdict");
  const kept: unknown = JSON.parse((await bench.audit.kept(String(row?.["facts"]))) ?? "null");
  const judged = [{ number: 0 }, { number: 7 }, { number: 8 }];
  expect(kept).toMatchObject({ joined: "queue", judged });
  expect(kept).not.toHaveProperty("otherRules");
  expect((await bench.told("sign-off")).map(({ number, review }) => [number, review])).toEqual([
    [7, 7000],
    [8, 8000],
  ]);
});

test("the verdict on a group can be come to again, other rules of what is ahead included", async () => {
  bench.github.review(7, "dana");
  bench.github.review(8, "kim");
  bench.github.otherRules = true;
  await bench.work(GROUP);
  const [row] = await bench.told("verdict");
  const kept: unknown = JSON.parse((await bench.audit.kept(String(row?.["facts"]))) ?? "null");
  expect(kept).toMatchObject({ otherRules: [7, 8] });
  const seq = (await standingAt(store.db, bench.place, HEAD))[0]?.seq ?? 0;
  expect(await replayFromStore(store, bench.audit, seq)).toMatchObject({
    same: true,
    verdict: { outcome: "error" },
  });
});

test.for([7, 8])("a group is held back by #%i alone, if that is not signed off", async (missing) => {
  bench.github.review(missing === 7 ? 8 : 7, "dana");
  await bench.work(GROUP);
  expect(bench.github.check(HEAD)?.conclusion).toBeNull();
});

test("an event of any member makes a group's verdict out of date", async () => {
  const asked: string[] = [];
  await bench.work({
    ...GROUP,
    fence: (_, scopes) => {
      asked.push(...scopes);
      return false;
    },
  });
  const where = `${bench.place.installation}/acme/churn`;
  expect(asked).toEqual(expect.arrayContaining([`${where}#7`, `${where}#8`, where]));
});

test("a group's green is taken back before it is judged again late", async () => {
  bench.github.review(7, "dana");
  bench.github.review(8, "kim");
  await bench.work(GROUP);
  bench.github.pulls.get(8)?.reviews.splice(0);
  await bench.work({ ...GROUP, number: 1 });
  expect(await bench.told("withdrawal")).toMatchObject([{ head: HEAD, because: "judged-again" }]);
  expect(bench.github.check(HEAD)?.conclusion).toBeNull();
});

test("one that was taken out is judged no more", async () => {
  const pull = bench.github.pulls.get(8);
  if (pull !== undefined) pull.open = false;
  await bench.work(GROUP);
  expect(bench.github.check(HEAD)).toBeUndefined();
});

test("a member that is looked at again has a green group judged again, until it is merged", async () => {
  bench.github.review(7, "dana");
  bench.github.review(8, "kim");
  await bench.work();
  await bench.work(GROUP);
  bench.github.pulls.get(7)?.reviews.splice(0);
  const group = { ...bench.place, ...GROUP };
  expect(await bench.work()).toEqual({ kind: "done", next: [group] });
  await bench.work(GROUP);
  expect(bench.github.check(HEAD)?.conclusion).toBeNull();
  expect(await bench.work()).toEqual({ kind: "done", next: [] });
  bench.github.review(7, "dana");
  await bench.work();
  await bench.work(GROUP);
  expect(bench.github.check(HEAD)?.conclusion).toBe("success");
  bench.github.merge(8, bench.clock);
  await bench.work({ subject: { kind: "merged", number: 8 } });
  const closed = await bench.work({ subject: { kind: "pull-request", number: 8 } });
  expect(closed).toEqual({ kind: "done", next: [] });
});
