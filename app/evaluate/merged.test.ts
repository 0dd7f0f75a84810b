import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GithubError } from "#github/github-error.ts";
import { openTestStore } from "../../test/store/open-test-store.ts";
import type { Store } from "../store/store.ts";
import { sha } from "./memory-facts.fixture.ts";
import { type Bench, openBench } from "./worker.fixture.ts";

const HEAD = sha("head of 7");
const MERGED = { subject: { kind: "merged", number: 7 } } as const;
const DEPLOYMENT = {
  subject: { kind: "deployment", run: 99, environment: "production", sha: sha("merge of 7") },
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
});

/** Judges pull request 7, with the approval that it needs or without. */
async function judged(approved: boolean): Promise<void> {
  if (approved) bench.github.review(7, "dana");
  await bench.work();
  pass(1);
}

function pass(seconds: number): void {
  bench.clock = new Date(bench.clock.getTime() + seconds * 1000);
}

describe("a push to a branch", () => {
  const [before, after] = [sha("before"), sha("after")];
  const pushed = { kind: "pushed", ref: "release", before, after, by: "erin" } as const;
  const again = { ...pushed, again: true } as const;

  test("that was no merge is looked at once more a minute later, and then is in the log and on the commit, once", async () => {
    expect(await bench.work({ subject: pushed })).toEqual({ kind: "done", next: [] });
    expect(bench.put).toEqual([{ ...bench.place, subject: again }]);
    expect(bench.github.writes).toEqual([]);
    await bench.work({ subject: again });
    await bench.work({ subject: again });
    expect(bench.github.writes).toEqual(["gatehouse bypass failure"]);
    const about = { stage: "production", branch: "release", head: after, mergedSha: after, by: "erin" };
    expect(await bench.told("bypass")).toEqual([
      { number: null, ...about, why: "it was pushed to the branch without a pull request" },
    ]);
  });

  test("that is a merge by then is none", async () => {
    await judged(true);
    bench.github.writes.length = 0;
    const { sha: mergedSha } = bench.github.merge(7, bench.clock);
    await bench.work({ subject: { ...again, after: mergedSha } });
    expect(await bench.told("bypass")).toEqual([]);
    expect(bench.github.writes).toEqual([]);
  });

  test("of a commit that was merged to another branch is no merge to this one, and a forced push is none ever", async () => {
    await judged(true);
    const { sha: mergedSha } = bench.github.merge(7, bench.clock);
    const main = { ...again, ref: "main", after: mergedSha } as const;
    await bench.work({ subject: main });
    expect(await bench.told("bypass")).toMatchObject([{ branch: "main", head: mergedSha }]);
    await bench.work({ subject: { ...pushed, after: mergedSha, how: "forced" } });
    expect(await bench.told("bypass")).toMatchObject([{ branch: "main" }, { branch: "release" }]);
  });

  test("is judged by the policy that was there before it: a push cannot ungate its own branch", async () => {
    bench.github.policyAt.set(after, bench.github.policy.replace("branches: [release]", "branches: [other]"));
    await bench.work({ subject: again });
    expect(await bench.told("bypass")).toMatchObject([{ branch: "release" }]);
  });

  test("that nobody gates is nobody's concern", async () => {
    await bench.work({ subject: { ...again, ref: "feature" } });
    expect(bench.github.writes).toEqual([]);
    expect(await bench.told("bypass")).toEqual([]);
  });

  test("is not told of twice when the write fails and is tried again", async () => {
    bench.github.before = (what) => {
      if (what.startsWith("gatehouse bypass")) throw new GithubError("unavailable", "trouble");
    };
    expect(await bench.work({ subject: again })).toMatchObject({ kind: "failed", retry: true });
    bench.github.before = () => undefined;
    await bench.work({ subject: again });
    expect(bench.github.writes).toEqual(["gatehouse bypass failure"]);
  });
});

describe("a merge", () => {
  test("with the gate's consent is a promotion, and nobody is told", async () => {
    await judged(true);
    const { sha: mergedSha } = bench.github.merge(7, bench.clock);
    expect(await bench.work(MERGED)).toEqual({ kind: "done", next: [] });
    await bench.work(MERGED);
    expect(await bench.told("promotion")).toEqual([
      {
        number: 7,
        stage: "production",
        branch: "release",
        head: HEAD,
        mergedSha,
        by: "ada",
        verdict: expect.any(Number),
      },
    ]);
    expect(await bench.told("bypass")).toEqual([]);
    expect(bench.github.comments).toEqual([]);
  });

  test("without it is told to those who were missing, once, and is in the log", async () => {
    await judged(false);
    bench.github.merge(7, bench.clock, "erin");
    await bench.work(MERGED);
    await bench.work(MERGED);
    expect(await bench.told("bypass")).toMatchObject([
      { why: "people or other tools were still waited for", by: "erin" },
    ]);
    expect(bench.github.comments).toHaveLength(1);
    expect(bench.github.comments[0]).toContain("@dana @kim `erin` merged this to `release`");
  });

  test("of something else than what was judged is one, too", async () => {
    await judged(true);
    bench.github.merge(7, bench.clock);
    bench.github.differing.set(7, ["handoffs/churn/@everyone.json"]);
    await bench.work(MERGED);
    expect(await bench.told("bypass")).toMatchObject([
      { why: "what was merged is not what was judged, at handoffs/churn/@everyone.json" },
    ]);
    expect(bench.github.comments[0]).toContain("`handoffs/churn/@everyone.json`");
  });

  test("that nobody judged is one, and the roles of the policy are told", async () => {
    bench.github.merge(7, bench.clock);
    await bench.work(MERGED);
    expect(await bench.told("bypass")).toMatchObject([{ why: "it had not been judged" }]);
    expect(bench.github.comments[0]).toContain("@dana @kim");
  });

  test("is held against what stood there then: what was taken back later does not count", async () => {
    await judged(true);
    bench.github.merge(7, bench.clock);
    pass(20);
    await bench.work({ waited: 60 });
    expect(await bench.told("withdrawal")).toHaveLength(1);
    await bench.work(MERGED);
    expect(await bench.told("bypass")).toEqual([]);
  });

  test("after the success was taken back is a bypass", async () => {
    await judged(true);
    bench.github.review(7, "kim", "CHANGES_REQUESTED");
    await bench.work();
    pass(5);
    bench.github.merge(7, bench.clock);
    await bench.work(MERGED);
    expect(await bench.told("bypass")).toHaveLength(1);
  });

  test("to a branch that nothing gates is nobody's business", async () => {
    bench.github.open(7, { base: { ref: "scratch", sha: sha("base") } });
    bench.github.merge(7, bench.clock);
    await bench.work(MERGED);
    expect(await bench.told("promotion")).toEqual([]);
  });

  test("leaves nothing behind that could be taken back", async () => {
    await judged(true);
    bench.github.merge(7, bench.clock);
    await bench.work(MERGED);
    bench.github.writes.length = 0;
    await bench.work({ number: 1, waited: 100 });
    expect(bench.github.writes).toEqual([]);
  });
});

describe("a deployment", () => {
  test("of a merge with consent is approved, whether or not its event came", async () => {
    await judged(true);
    bench.github.merge(7, bench.clock);
    await bench.work(DEPLOYMENT);
    expect(bench.github.deployments).toMatchObject([
      { run: 99, environment: "production", state: "approved" },
    ]);
    expect(await bench.told("deployment")).toMatchObject([{ state: "approved", number: 7 }]);
    expect(await bench.told("promotion")).toHaveLength(1);
  });

  test.for([
    ["a bypass", "production", true, "without the consent"],
    ["a commit that nobody merged", "production", false, "no pull request was merged"],
    ["another stage's environment", "staging", true, "no pull request was merged"],
    ["an environment of no stage", "elsewhere", true, "no stage of the policy"],
  ] as const)("of %s is rejected", async ([, environment, merge, why]) => {
    await judged(false);
    if (merge) bench.github.merge(7, bench.clock);
    await bench.work({ subject: { ...DEPLOYMENT.subject, environment } });
    expect(bench.github.deployments).toMatchObject([{ state: "rejected" }]);
    expect(bench.github.deployments[0]?.comment).toContain(why);
  });
});

describe("a foreign check of our name", () => {
  const FOREIGN = {
    subject: { kind: "foreign-check", sha: HEAD, name: "gatehouse: production", app: "imposter" },
  } as const;

  test("is told, answered in red, and judged again", async () => {
    await judged(true);
    bench.github.writes.length = 0;
    const task = { ...bench.place, subject: { kind: "head", sha: HEAD } };
    expect(await bench.work(FOREIGN)).toEqual({ kind: "done", next: [task] });
    expect(bench.github.writes).toEqual(["gatehouse: production failure"]);
    expect(await bench.told("foreign-check")).toMatchObject([{ app: "imposter", head: HEAD, number: 7 }]);
    await bench.work();
    expect(bench.github.writes).toEqual(["gatehouse: production failure", "gatehouse: production success"]);
    expect(bench.github.check(HEAD)?.id).toBe(3);
  });

  test("on a commit of nobody's is answered as well", async () => {
    await bench.work(FOREIGN);
    expect(bench.github.check(HEAD)?.conclusion).toBe("failure");
  });
});
