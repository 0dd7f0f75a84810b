import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckFacts } from "#core/facts/check-facts.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { requiredChecks } from "./gate.ts";
import { options, strengthen } from "./options.ts";

const LOAD = { name: "load test", app: "github-actions" };
const ANYBODY = { name: "load test" };

const check = (more: Partial<CheckFacts> = {}): CheckFacts => ({
  name: "load test",
  kind: "check-run",
  app: "github-actions",
  status: "completed",
  conclusion: "success",
  ...more,
});
const status = (conclusion: string | null): CheckFacts =>
  check({ kind: "status", app: null, conclusion, status: conclusion === null ? "pending" : "completed" });

const facts = (checks: readonly CheckFacts[], paths: readonly string[] = ["src/a.py"]) => ({
  checks,
  changes: { paths: paths.map((path) => ({ path, before: null, after: { mode: "100644", oid: "a" } })) },
});

testGate(requiredChecks, [
  { name: "nothing asked", facts: facts([]), finds: ["nothing-asked"], outcome: "skip" },
  {
    name: "success of the named app",
    facts: facts([check()]),
    options: { checks: [LOAD] },
    finds: ["succeeded"],
    outcome: "pass",
  },
  {
    name: "the slug in other letters",
    facts: facts([check({ app: "GitHub-Actions" })]),
    options: { checks: [LOAD] },
    finds: ["succeeded"],
    outcome: "pass",
  },
  {
    name: "anybody's, where no app is named",
    facts: facts([status("success")]),
    options: { checks: [ANYBODY] },
    finds: ["succeeded-by-anyone"],
    outcome: "pass",
  },
  {
    name: "not there",
    facts: facts([]),
    options: { checks: [LOAD] },
    finds: ["missing"],
    outcome: "pending",
  },
  {
    name: "a name like it is there",
    facts: facts([check({ name: "load-test" })]),
    options: { checks: [LOAD] },
    finds: ["misspelled"],
    outcome: "pending",
  },
  {
    name: "by another app",
    facts: facts([check({ app: "evil-app" })]),
    options: { checks: [LOAD] },
    finds: ["other-app"],
    outcome: "fail",
  },
  {
    name: "a status of the same name",
    facts: facts([status("success")]),
    options: { checks: [LOAD] },
    finds: ["other-app"],
    outcome: "fail",
  },
  {
    name: "by another app beside",
    facts: facts([check({ app: "evil-app", conclusion: "failure" }), check()]),
    options: { checks: [LOAD] },
    finds: ["succeeded"],
    outcome: "pass",
  },
  {
    name: "of anybody, one fails",
    facts: facts([check(), status("failure")]),
    options: { checks: [ANYBODY] },
    finds: ["failed"],
    outcome: "fail",
  },
  {
    name: "of anybody, one runs",
    facts: facts([status(null), check()]),
    options: { checks: [ANYBODY] },
    finds: ["running"],
    outcome: "pending",
  },
  ...(["queued", "in_progress", "waiting", "requested", "pending"] as const).map((running) => ({
    name: `it is ${running}`,
    facts: facts([check({ status: running, conclusion: null })]),
    options: { checks: [LOAD] },
    finds: ["running"],
    outcome: "pending" as const,
  })),
  ...["neutral", "skipped"].map((conclusion) => ({
    name: `it ended as ${conclusion}`,
    facts: facts([check({ conclusion })]),
    options: { checks: [LOAD] },
    finds: ["not-success"],
    outcome: "fail" as const,
  })),
  ...["failure", "error", "cancelled", "timed_out", "action_required", "stale", "new-one", null].map(
    (conclusion) => ({
      name: `it ended as ${conclusion}`,
      facts: facts([check({ conclusion })]),
      options: { checks: [LOAD] },
      finds: ["failed"],
      outcome: "fail" as const,
    }),
  ),
  {
    name: "asked for where nothing changes",
    facts: facts([]),
    options: { checks: [{ ...LOAD, when: ["docs/**"] }] },
    finds: ["not-concerned"],
    outcome: "skip",
  },
  {
    name: "asked for where something changes",
    facts: facts([]),
    options: { checks: [{ ...LOAD, when: ["docs/**", "src/**"] }] },
    finds: ["missing"],
    outcome: "pending",
  },
  {
    name: "two, each by itself",
    facts: facts([check()]),
    options: { checks: [LOAD, { name: "scan" }] },
    finds: ["succeeded", "missing"],
    outcome: "pending",
  },
]);

describe("whatever the checks", () => {
  const checks = fc.array(
    fc.record({
      name: fc.constantFrom("load test", "scan"),
      kind: fc.constant("check-run" as const),
      app: fc.constantFrom("github-actions", "evil-app", null),
      status: fc.constantFrom("completed" as const, "in_progress" as const),
      conclusion: fc.constantFrom("success", "failure", "skipped", null),
    }),
    { maxLength: 4 },
  );
  const evaluate = (found: readonly CheckFacts[]) =>
    requiredChecks.evaluate(facts(found), options.parse({ checks: [LOAD] }), sayer(requiredChecks.messages))
      .findings;

  test("nothing but success of the named app passes, and the order of checks is none", () => {
    fc.assert(
      fc.property(checks, (found) => {
        const findings = evaluate(found);
        expect(evaluate(found.toReversed()).map(({ outcome }) => outcome)).toEqual(
          findings.map(({ outcome }) => outcome),
        );
        const own = found.filter(({ name, app }) => name === LOAD.name && app === LOAD.app);
        const green =
          own.length > 0 && own.every((one) => one.status === "completed" && one.conclusion === "success");
        expect(findings.some(({ outcome }) => blocks(outcome))).toBe(!green);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe("strengthen", () => {
  const required = fc.array(
    fc.record(
      {
        name: fc.constantFrom("a", "b"),
        app: fc.constantFrom("x", "X", "y"),
        when: fc.subarray(["src/**", "docs/**"], { minLength: 1 }),
      },
      { requiredKeys: ["name"] },
    ),
    { maxLength: 3 },
  );
  test("keeps every check of either side, each once, and makes up none", () => {
    fc.assert(
      fc.property(required, required, (earlier, later) => {
        const joined = options.parse(strengthen({ checks: earlier }, { checks: later })).checks;
        const text = ({ name, app, when }: (typeof joined)[number]) =>
          JSON.stringify([name, app?.toLowerCase(), when]);
        const all = [...earlier, ...later].map((one) => text(one));
        expect([...new Set(all)].sort()).toEqual(joined.map((one) => text(one)).sort());
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test.for([
    { name: "" },
    { name: "a", app: "a b" },
    { name: "a", when: [] },
    { name: "a", when: ["{a,b}"] },
    { nmae: "a" },
  ])("%j is refused", (one) => {
    expect(options.safeParse({ checks: [one] }).success).toBe(false);
  });
});
