import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GithubError } from "#github/github-error.ts";
import { openTestStore } from "../../test/store/open-test-store.ts";
import { replayFromStore } from "../audit/replay-from-store.ts";
import { ownVersion } from "../config/own-version.ts";
import type { Store } from "../store/store.ts";
import { sha } from "./memory-facts.fixture.ts";
import { standingAt } from "./standing.ts";
import { type Bench, openBench } from "./worker.fixture.ts";

const HEAD = sha("head of 7");
const GREEN = "gatehouse: production success";
const RED = "gatehouse: production failure";
const OPEN = "gatehouse: production in progress";

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

/** Pull request 7 is approved and published green, and the writes so far are forgotten. */
async function green(): Promise<void> {
  bench.github.review(7, "dana");
  await bench.work();
  expect(bench.github.check(HEAD)?.conclusion).toBe("success");
  bench.github.writes.length = 0;
  bench.github.reads = 0;
}

describe("a first attempt", () => {
  test("writes once per change, and nothing where nothing changed", async () => {
    expect(await bench.work()).toEqual({ kind: "done", next: [] });
    expect(bench.github.writes).toEqual([OPEN]);
    bench.github.review(7, "dana");
    await bench.work();
    expect(bench.github.writes).toEqual([OPEN, GREEN]);
    await bench.work();
    bench.clock = new Date("2026-11-21T12:00:00Z");
    await bench.work();
    expect(bench.github.writes).toEqual([OPEN, GREEN]);
    expect(bench.reserved()).toBe(0);
  });

  test("tells the log each verdict, review and check once, however often it is judged again", async () => {
    await bench.work();
    bench.github.review(7, "dana");
    await bench.work();
    await bench.work();
    expect((await bench.told("verdict")).map(({ outcome }) => outcome)).toEqual(["pending", "pass"]);
    expect(await bench.told("sign-off")).toEqual([
      { number: 7, review: 7000, by: "dana", role: "operations", counted: true, why: null, commit: HEAD },
    ]);
    expect(await bench.told("publication")).toMatchObject([
      { name: "gatehouse: production", head: HEAD, run: 1, conclusion: null, because: "judged" },
      { run: 1, conclusion: "success" },
    ]);
    expect(await bench.told("policy-change")).toMatchObject([{ branch: "release", before: null }]);
  });

  test("keeps what it takes to judge again", async () => {
    await green();
    const [row] = await bench.told("verdict");
    const facts: unknown = JSON.parse((await bench.audit.kept(String(row?.["facts"]))) ?? "null");
    const judged = [{ number: 7, kind: "facts", stage: "production" }];
    expect(facts).toMatchObject({ program: ownVersion(), joined: "shared", judged });
    const seq = (await standingAt(store.db, bench.place, HEAD))[0]?.seq ?? 0;
    const again = await replayFromStore(store, bench.audit, seq);
    expect(again).toMatchObject({ same: true, verdict: { outcome: "pass", head: HEAD } });
  });
});

test("evaluations and written checks are told to whoever counts them", async () => {
  const told: string[] = [];
  const counted = openBench(store, {
    judged: (result, outcome, seconds) => told.push(`${result} ${outcome} ${seconds >= 0 && seconds < 60}`),
    published: (conclusion) => told.push(conclusion),
  });
  counted.github.open(7);
  counted.github.review(7, "dana");
  await counted.work();
  await counted.work({ number: 1, fence: (nth) => nth === 2 });
  counted.github.before = () => {
    throw new GithubError("forbidden", "no");
  };
  await counted.work();
  expect(told).toEqual([
    "success",
    "published pass true",
    "in_progress",
    "superseded none true",
    "failed none true",
  ]);
});

describe("generations", () => {
  test("what an event made out of date before it is published is published nowhere", async () => {
    const result = await bench.work({ fence: () => true });
    expect(result).toEqual({ kind: "superseded" });
    expect(bench.github.writes).toEqual([]);
    expect(await bench.told("verdict")).toEqual([]);
    expect(bench.put).toEqual([{ ...bench.place, subject: { kind: "pull-request", number: 7 } }]);
  });

  test("the last fence before the write holds, too", async () => {
    bench.github.review(7, "dana");
    expect(await bench.work({ fence: (nth) => nth === 1 })).toEqual({ kind: "superseded" });
    expect(bench.github.writes).toEqual([]);
  });

  test("a write that had to wait for its turn is fenced again when it is sent, with all that the verdict rests on", async () => {
    bench.github.review(7, "dana");
    const asked: (readonly string[])[] = [];
    const result = await bench.work({ fence: (nth, scopes) => asked.push(scopes) > 0 && nth === 2 });
    expect(result).toEqual({ kind: "superseded" });
    expect(bench.github.writes).toEqual([]);
    expect(asked).toHaveLength(3);
    expect(asked[2]).toEqual(asked[0]);
    expect(asked[2]).toContain(`${bench.place.installation}/acme/churn#7`);
  });

  test("what comes between two requests of one publication takes its green check back", async () => {
    bench.github.policy = `${bench.github.policy}comment: sticky\n`;
    bench.github.review(7, "dana");
    expect(await bench.work({ fence: (nth) => nth === 3 })).toEqual({ kind: "superseded" });
    expect(bench.github.writes).toEqual([GREEN, OPEN]);
    expect(bench.github.comments).toEqual([]);
    expect(await bench.told("withdrawal")).toMatchObject([{ because: "superseded" }]);
  });

  test("a withdrawal is fenced by the lease alone", async () => {
    await green();
    const asked: (readonly string[])[] = [];
    await bench.work({ number: 1, fence: (_, scopes) => asked.push(scopes) === 0 });
    expect(asked.slice(0, 2)).toEqual([[], []]);
    expect(asked.at(-1)).not.toEqual([]);
  });

  test("a success that was out of date when it was published is put back to blocking at once", async () => {
    bench.github.review(7, "dana");
    expect(await bench.work({ fence: (nth) => nth === 3 })).toEqual({ kind: "superseded" });
    expect(bench.github.writes).toEqual([GREEN, OPEN]);
    expect(bench.github.check(HEAD)?.conclusion).toBeNull();
    expect(await bench.told("withdrawal")).toMatchObject([{ number: 7, because: "superseded", run: 2 }]);
    await bench.work();
    expect(bench.github.check(HEAD)?.conclusion).toBe("success");
  });

  test.for([0, 1, 2])(
    "what was found to be green no more does not stay so while events keep coming (fence %i)",
    async (last) => {
      await green();
      bench.github.review(7, "dana", "CHANGES_REQUESTED");
      expect(await bench.work({ fence: (nth) => nth === last })).toEqual({ kind: "superseded" });
      expect(bench.github.writes).toEqual([OPEN]);
      expect(bench.github.check(HEAD)?.conclusion).toBeNull();
      expect(await bench.told("withdrawal")).toMatchObject([{ number: 7, because: "superseded" }]);
    },
  );

  test("one whose lease is lost takes nothing back: whoever has the task does", async () => {
    await green();
    bench.github.review(7, "dana", "CHANGES_REQUESTED");
    await bench.work({ fence: () => true });
    expect(bench.github.writes).toEqual([]);
  });

  test("a success that was merged at once is left: it was the merge that came meanwhile", async () => {
    bench.github.review(7, "dana");
    bench.github.after = () => void bench.github.merge(7, bench.clock);
    expect(await bench.work({ fence: (nth) => nth === 3 })).toMatchObject({ kind: "done" });
    expect(bench.github.writes).toEqual([GREEN]);
  });

  test("the fence is asked about everything that the verdict rests on", async () => {
    const asked: string[] = [];
    await bench.work({
      fence: (_, scopes) => {
        asked.push(...scopes);
        return false;
      },
    });
    const { installation } = bench.place;
    const where = `${installation}/acme/churn`;
    expect(new Set(asked)).toEqual(
      new Set([`${installation}`, where, `${where}#7`, `${where}@${HEAD}`, `${where}:release`]),
    );
  });

  test("a review that comes while it is written makes it judge again, with nothing green in between", async () => {
    bench.github.review(7, "dana");
    bench.github.after = (what) => {
      if (what !== GREEN) return;
      bench.github.after = () => undefined;
      bench.github.review(7, "kim", "CHANGES_REQUESTED");
    };
    await bench.work();
    expect(bench.github.writes.slice(0, 2)).toEqual([GREEN, OPEN]);
    expect(bench.github.check(HEAD)?.conclusion).not.toBe("success");
  });
});

describe("green is taken back before a judgement that may not end soon", () => {
  test.for([
    ["on a further attempt", { number: 1 }],
    ["after a long wait", { waited: 11 }],
  ] as const)("%s", async ([, about]) => {
    await green();
    let standing: string | null | undefined;
    bench.github.before = (what) => {
      if (what === "collect") standing ??= bench.github.check(HEAD)?.conclusion ?? "blocking";
    };
    await bench.work(about);
    expect(standing).toBe("blocking");
    expect(bench.github.writes).toEqual([OPEN, GREEN]);
    expect(bench.reserved()).toBe(1);
    expect(await bench.told("withdrawal")).toMatchObject([{ because: "judged-again" }]);
  });

  test("not on a first attempt that is in time, nor where nothing is green", async () => {
    await bench.work({ number: 3, waited: 100 });
    expect(bench.github.writes).toEqual([OPEN]);
    bench.github.review(7, "dana");
    await bench.work({ waited: 9 });
    expect(bench.github.writes).toEqual([OPEN, GREEN]);
  });

  test("when GitHub's limit puts it off, without a read", async () => {
    await green();
    const retryAt = new Date("2026-11-20T12:30:00Z");
    bench.github.before = (what) => {
      if (what === "collect") throw new GithubError("rate-limited", "no more", { retryAt });
    };
    expect(await bench.work()).toEqual({ kind: "deferred", until: retryAt });
    expect(bench.github.reads).toBe(0);
    expect(bench.github.writes).toEqual([RED]);
    expect(bench.reserved()).toBe(1);
    expect(await bench.work()).toEqual({ kind: "deferred", until: retryAt });
    expect(bench.github.writes).toEqual([RED]);
  });

  test("but GitHub's limit leaves alone what is not green", async () => {
    await bench.work();
    const retryAt = new Date("2026-11-20T12:30:00Z");
    bench.github.before = (what) => {
      if (what === "collect") throw new GithubError("rate-limited", "no more", { retryAt });
    };
    expect(await bench.work()).toEqual({ kind: "deferred", until: retryAt });
    expect(bench.github.writes).toEqual([OPEN]);
  });

  test("when it does not hold still", async () => {
    await green();
    let moves = 0;
    bench.github.before = (what) => {
      const pull = bench.github.pulls.get(7);
      if (what === "seen" && pull !== undefined) pull.base.sha = sha(`base ${moves++}`);
    };
    expect(await bench.work()).toEqual({ kind: "deferred", until: new Date("2026-11-20T12:00:05Z") });
    expect(bench.github.writes).toEqual([OPEN]);
  });
});

describe("a failed evaluation", () => {
  const fail = (code: ConstructorParameters<typeof GithubError>[0]) => {
    bench.github.before = (what) => {
      if (!what.startsWith("gatehouse")) throw new GithubError(code, "trouble");
    };
  };

  test.for([
    ["unavailable", true],
    ["incomplete", true],
    ["forbidden", false],
    ["unexpected", false],
    ["not-found", false],
  ] as const)("%s turns green red without a read, once", async ([code, retry]) => {
    await green();
    fail(code);
    expect(await bench.work()).toEqual({ kind: "failed", code, retry });
    expect(await bench.work({ number: 1 })).toEqual({ kind: "failed", code, retry });
    expect(bench.github.reads).toBe(0);
    expect(bench.github.writes).toEqual([RED]);
    expect(await bench.told("publication")).toMatchObject([{}, { because: "not-evaluated" }]);
  });

  test("leaves what is red already, and recovers", async () => {
    await green();
    fail("unavailable");
    await bench.work();
    bench.github.before = () => undefined;
    await bench.work({ number: 1 });
    expect(bench.github.writes).toEqual([RED, GREEN]);
  });

  test("reads what stands where the memory knows nothing of it", async () => {
    await green();
    await store.db.deleteFrom("published").execute();
    bench.github.before = (what) => {
      if (what === "collect") throw new GithubError("unavailable", "trouble");
    };
    await bench.work();
    expect(bench.github.writes).toEqual([RED]);
  });

  test("a write whose answer is lost is known to be able to stand, and turned red", async () => {
    bench.github.review(7, "dana");
    bench.github.after = (what) => {
      if (what === GREEN) throw new GithubError("unavailable", "the answer was lost");
    };
    expect(await bench.work()).toMatchObject({ kind: "failed", retry: true });
    expect(bench.github.writes).toEqual([GREEN, RED]);
    expect(bench.github.check(HEAD)?.conclusion).toBe("failure");
  });

  test.for(["rate-limited", "unavailable"] as const)(
    "a verdict that is green no more and cannot be written (%s) leaves nothing green",
    async (code) => {
      await green();
      bench.github.review(7, "dana", "CHANGES_REQUESTED");
      let refused = 0;
      bench.github.before = (what) => {
        if (what.startsWith("gatehouse") && refused++ === 0) throw new GithubError(code, "not this one");
      };
      await bench.work();
      expect(bench.github.check(HEAD)?.conclusion).not.toBe("success");
    },
  );

  test("a verdict that is green no more and was never written is no reason to believe that it stands", async () => {
    await green();
    bench.github.review(7, "dana", "CHANGES_REQUESTED");
    bench.github.before = (what) => {
      if (what.startsWith("gatehouse")) throw new GithubError("unavailable", "nothing can be written");
    };
    await bench.work();
    bench.github.before = (what) => {
      if (what === "collect") throw new GithubError("unavailable", "and then nothing be read");
    };
    await bench.work({ number: 1 });
    expect(bench.github.check(HEAD)?.conclusion).not.toBe("success");
  });

  test("one whose lease is lost publishes nothing", async () => {
    await green();
    const stop = new AbortController();
    bench.github.before = (what) => {
      if (what !== "collect") return;
      stop.abort();
      throw new GithubError("unavailable", "aborted");
    };
    expect(await bench.work({ signal: stop.signal })).toEqual({
      kind: "failed",
      code: "aborted",
      retry: true,
    });
    expect(bench.github.writes).toEqual([]);
  });
});

describe("after a crash", () => {
  test("between the write and its row, the next look tells of the check", async () => {
    bench.github.review(7, "dana");
    bench.github.after = () => {
      throw new TypeError("the process died");
    };
    await bench.work({ fence: (nth) => nth > 2 });
    bench.github.after = () => undefined;
    expect(bench.github.writes).toEqual([GREEN]);
    expect(await bench.told("publication")).toEqual([]);
    await bench.work();
    expect(bench.github.writes).toEqual([GREEN]);
    expect(await bench.told("publication")).toMatchObject([
      { run: 1, conclusion: "success", because: "found" },
    ]);
    expect(await bench.told("verdict")).toHaveLength(1);
  });
});

describe("what the policies need", () => {
  test("is remembered, and a new need judges once more", async () => {
    expect(await bench.work()).toEqual({ kind: "done", next: [] });
    const [row] = await store.db
      .selectFrom("needs")
      .select("needs")
      .where("installation", "=", bench.place.installation)
      .execute();
    expect(row?.needs).toContain("reviews");
    expect(row?.needs).not.toContain("checks");
    bench.github.policy = bench.github.policy.replace(
      "gates: { sign-offs: { code-owners: off } }",
      "gates: { sign-offs: { code-owners: off }, required-checks: { checks: [{ name: build, app: github-actions }] } }",
    );
    const task = { ...bench.place, subject: { kind: "pull-request", number: 7 } };
    expect(await bench.work()).toEqual({ kind: "done", next: [task] });
    expect(await bench.work()).toEqual({ kind: "done", next: [] });
  });
});

describe("pull requests of one commit", () => {
  test("the worst is shown, whichever is asked about, and the log does not grow with each look", async () => {
    bench.github.review(7, "dana");
    const second = bench.github.open(8, { head: HEAD });
    await bench.work();
    expect(bench.github.check(HEAD)?.conclusion).toBeNull();
    await bench.work({ subject: { kind: "pull-request", number: 8 } });
    await bench.work();
    expect(await bench.told("verdict")).toHaveLength(1);
    second.open = false;
    await bench.work();
    expect(bench.github.check(HEAD)?.conclusion).toBe("success");
  });

  describe("share what is known to stand there", () => {
    const EIGHT = { subject: { kind: "pull-request", number: 8 } } as const;
    const limited = (what: string) => {
      if (what === "collect") throw new GithubError("rate-limited", "no more", { retryAt: new Date() });
    };

    /** 7 and 8 share a green check, which was published when 7 was looked at. */
    async function bothGreen() {
      const second = bench.github.open(8, { head: HEAD });
      bench.github.review(7, "dana");
      bench.github.review(8, "dana");
      await bench.work();
      expect(bench.github.check(HEAD)?.conclusion).toBe("success");
      bench.github.writes.length = 0;
      bench.github.reads = 0;
      return second;
    }

    test("one that is judged late takes the check of all back first", async () => {
      await bothGreen();
      bench.github.before = limited;
      await bench.work({ ...EIGHT, number: 1 });
      expect(bench.github.reads).toBe(0);
      expect(bench.github.writes).toEqual([OPEN]);
    });

    test("one that is put off by a limit turns it red", async () => {
      await bothGreen();
      bench.github.before = limited;
      expect(await bench.work(EIGHT)).toMatchObject({ kind: "deferred" });
      expect(bench.github.reads).toBe(0);
      expect(bench.github.writes).toEqual([RED]);
    });

    test.for(["moves on", "is merged"])("when one %s, the others still know", async (what) => {
      await bothGreen();
      const first = bench.github.pulls.get(7);
      if (first === undefined) throw new Error("no pull request 7");
      if (what === "moves on") {
        first.head = sha("another head");
        await bench.work();
      } else {
        bench.github.merge(7, bench.clock);
        await bench.work({ subject: { kind: "merged", number: 7 } });
        expect((await bench.told("promotion")).length).toBe(1);
      }
      bench.github.writes.length = 0;
      bench.github.reads = 0;
      bench.github.before = limited;
      await bench.work(EIGHT);
      expect(bench.github.reads).toBe(0);
      expect(bench.github.writes).toEqual([RED]);
    });

    test("one that has left takes nothing back there any more", async () => {
      const second = await bothGreen();
      second.head = sha("another head");
      await bench.work(EIGHT);
      bench.github.writes.length = 0;
      bench.github.before = limited;
      await bench.work({ ...EIGHT, number: 1 });
      expect(bench.github.check(HEAD)?.conclusion).toBe("success");
      expect(bench.github.writes).toEqual([]);
    });
  });
});
