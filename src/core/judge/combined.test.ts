import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import { blocks, byGravity, OUTCOMES, type Outcome } from "#core/model/outcome.ts";
import { exactly } from "#core/model/statement.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { carrySignOffs } from "./carry-sign-offs.ts";
import { ambiguousStage, brokenPolicy, refuse } from "./refuse.ts";
import { type NumberedVerdict, worstOf } from "./worst-of.ts";

const finding = (id: string, outcome: Outcome): Finding => ({ id, outcome, says: id, values: {} });

function gate(name: string, outcome: Outcome, more: Partial<GateResult> = {}): GateResult {
  const known = { gate: name, title: name, severity: "block", kind: "content", tables: [] } as const;
  return { ...known, outcome, findings: [finding(name, outcome)], ...more };
}

const people = (outcome: Outcome, severity: GateResult["severity"] = "block") =>
  gate("sign-offs", outcome, { kind: "people", severity });

function verdict(outcome: Outcome, more: Partial<Verdict> = {}): Verdict {
  return {
    outcome,
    stage: "production",
    packages: [],
    head: "h",
    base: "b",
    policy: { path: "p", digest: "d" },
    at: "2026-11-20T12:00:00Z",
    gates: [],
    deferred: [],
    contentGreen: !blocks(outcome),
    notices: [],
    ...more,
  };
}

describe("a merge queue's commit carries the sign-offs of its pull request", () => {
  const merged = verdict("pass", {
    head: "queue",
    gates: [gate("package", "pass")],
    deferred: ["sign-offs"],
  });

  test.for(OUTCOMES)("sign-offs that come to %s", (outcome) => {
    const carried = carrySignOffs(
      merged,
      verdict(outcome, { gates: [gate("package", "fail"), people(outcome)] }),
    );
    expect(carried.head).toBe("queue");
    expect(carried.deferred).toEqual([]);
    expect(carried.gates.map((each) => `${each.gate} ${each.outcome}`)).toEqual([
      "package pass",
      `sign-offs ${outcome}`,
    ]);
    expect(carried.outcome).toBe(outcome === "skip" ? "pass" : outcome);
  });

  test("merged content that fails is not saved by sign-offs", () => {
    const broken = { ...merged, outcome: "fail" as const, gates: [gate("package", "fail")] };
    expect(carrySignOffs(broken, verdict("pass", { gates: [people("pass")] })).outcome).toBe("fail");
  });

  test("sign-offs that only warn do not block", () => {
    expect(carrySignOffs(merged, verdict("pass", { gates: [people("fail", "warn")] })).outcome).toBe("pass");
  });

  test.for([
    { name: "could not be judged at all", gates: [] },
    { name: "was judged by incomplete facts", gates: [people("pass")] },
  ])("a pull request that $name blocks", ({ gates }) => {
    const refused = verdict("error", {
      gates,
      notices: [finding("facts-cut", "error"), finding("fyi", "pass")],
    });
    const carried = carrySignOffs(merged, refused);
    expect(carried.outcome).toBe("error");
    expect(carried.notices.map(({ id }) => id)).toContain("facts-cut");
    expect(carried.notices.map(({ id }) => id)).not.toContain("fyi");
  });

  test("a gate that neither judged is an error, never a pass", () => {
    const carried = carrySignOffs(merged, verdict("pass", { gates: [gate("package", "pass")] }));
    expect(carried).toMatchObject({ outcome: "error", deferred: ["sign-offs"], contentGreen: false });
    expect(carried.notices).toMatchObject([
      { id: "queue-gate-unjudged", outcome: "error", values: { gate: "sign-offs" } },
    ]);
  });

  test("of several gates that were left out, each one is told", () => {
    const carried = carrySignOffs(
      { ...merged, deferred: ["sign-offs", "other"] },
      verdict("pass", { gates: [people("pass")] }),
    );
    expect(carried.notices.map(({ id, values }) => `${id} ${String(exactly(values["gate"] ?? ""))}`)).toEqual(
      ["queue-gate-unjudged other"],
    );
  });

  test("sign-offs that were weighed by another policy are not carried over", () => {
    const policy = { path: "p", digest: "weaker" };
    const carried = carrySignOffs(merged, verdict("pass", { policy, gates: [people("pass")] }));
    expect(carried).toMatchObject({ outcome: "error", policy: { digest: "d" }, contentGreen: false });
    expect(carried.notices).toMatchObject([
      { id: "queue-other-policy", outcome: "error", values: { path: "p" } },
    ]);
  });

  test("nor where the same file stands on another version of an organisation's policy", () => {
    const on = (digest: string) => ({
      path: "p",
      digest: "d",
      extends: { repository: "acme/.github", commit: null, path: "p", digest },
    });
    const of = (digest: string) => verdict("pass", { policy: on(digest) });
    expect(carrySignOffs(of("new"), of("old")).notices.map(({ id }) => id)).toEqual(["queue-other-policy"]);
    expect(carrySignOffs(of("old"), of("old")).notices).toEqual([]);
  });

  test("what both say is said once", () => {
    const notices = [finding("facts-cut", "error")];
    const carried = carrySignOffs(
      { ...merged, notices },
      verdict("error", { notices, gates: [people("pass")] }),
    );
    expect(carried.notices).toHaveLength(1);
  });
});

describe("pull requests that share a head share the gravest verdict", () => {
  test("one alone keeps its own", () => {
    const only = verdict("pass");
    expect(worstOf([{ number: 7, verdict: only }])).toBe(only);
  });

  test("of equals the oldest is shown, and all are named by number", () => {
    const shown = worstOf([
      { number: 10, verdict: verdict("fail", { stage: "ten" }) },
      { number: 9, verdict: verdict("fail", { stage: "nine" }) },
      { number: 2, verdict: verdict("pass") },
    ]);
    expect(shown).toMatchObject({ outcome: "fail", stage: "nine" });
    expect(shown.notices).toMatchObject([
      { id: "shared-commit", outcome: "pass", values: { numbers: ["#2", "#9", "#10"], worst: "#9" } },
    ]);
  });

  test.for([
    { greens: [true, true], green: true },
    { greens: [false, true], green: false },
    { greens: [true, false], green: false },
  ])("content that is green for $greens is green: $green", ({ greens, green }) => {
    // People who object make the first the gravest, whatever its content is.
    const all = greens.map((contentGreen, number) => {
      return { number, verdict: verdict(number === 0 ? "fail" : "pending", { contentGreen }) };
    });
    expect(worstOf(nonEmpty(all)).contentGreen).toBe(green);
  });

  const numbered = fc
    .uniqueArray(fc.record({ number: fc.nat(30), outcome: fc.constantFrom(...OUTCOMES) }), {
      selector: ({ number }) => number,
      minLength: 1,
      maxLength: 6,
    })
    .map((all) =>
      all.map(({ number, outcome }) => ({ number, verdict: verdict(outcome, { stage: `s${number}` }) })),
    );

  test("the order in which they are evaluated decides nothing, and nothing is graver than what is shown", () => {
    fc.assert(
      fc.property(
        numbered.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const shown = worstOf(nonEmpty(all));
          expect(worstOf(nonEmpty(shuffled))).toEqual(shown);
          for (const each of all)
            expect(byGravity(shown.outcome, each.verdict.outcome)).toBeLessThanOrEqual(0);
        },
      ),
      { seed: 20261120, numRuns: 100 },
    );
  });
});

function nonEmpty(all: readonly NumberedVerdict[]): [NumberedVerdict, ...NumberedVerdict[]] {
  const [first, ...others] = all;
  if (first === undefined) throw new Error("there is none");
  return [first, ...others];
}

describe("a verdict where no gate could be asked", () => {
  const pullRequest = { head: { ref: "x", sha: "h" }, base: { ref: "main", sha: "b" } };
  const subject = { pullRequest, policy: { path: "p", digest: "d" }, now: "2026-11-20T12:00:00Z" };

  test("a broken policy: where it is to be mended, then every mistake, all of them errors", () => {
    const issue = { id: "unknown-key", says: "x", values: {}, where: { path: "p", line: 3, column: 1 } };
    const refused = refuse({ ...subject, stage: "policy", because: brokenPolicy([issue], "p", "main") });
    expect(refused).toMatchObject({ outcome: "error", contentGreen: false, gates: [], stage: "policy" });
    expect(refused.notices.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "policy-broken error",
      "unknown-key error",
    ]);
    expect(refused.notices[1]?.where).toEqual(issue.where);
  });

  test("an ambiguous stage names the branch and the stages", () => {
    const because = ambiguousStage({ kind: "ambiguous", stages: ["a", "b"] }, "release/1");
    expect(refuse({ ...subject, stage: "policy", because }).notices).toMatchObject([
      { id: "ambiguous-stage", outcome: "error", values: { branch: "release/1", stages: ["a", "b"] } },
    ]);
  });
});
