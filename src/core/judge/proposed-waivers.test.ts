import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { LEAST_MANIFEST, packageOf } from "#core/facts/package.fixture.ts";
import type { Gate } from "#core/gates/define-gate.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Policy } from "#core/policy/policy.ts";
import { proposeWaivers } from "#core/policy/propose-waivers.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { waiverYaml } from "#core/report/waiver-comment.ts";
import { judgeByGates } from "./judge.ts";
import type { KnownFacts } from "./known-facts.ts";

const PATH = ".github/gatehouse.yml";
const REASON = "Only 28 samples of the new region; it is trained again in January";
const POLICY = `version: 1
stages:
  production:
    branches: [release]
    gates:
      evidence:
        checks:
          - { name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }
          - { name: "p95: fast", read: "metrics:p95", op: lte, threshold: 1 }
`;
const WAIVED = `${POLICY}waivers:
  - gate: evidence
    check: AUC holds
    package: churn@3.1.0
    reason: ${REASON}
    authority: "@acme/risk"
    expires: 2026-11-01
`;

function policyOf(text: string): Policy {
  const reading = readPolicy(text, PATH, "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const fails = (over: Partial<Finding> = {}): Finding => ({
  id: "below",
  outcome: "fail",
  says: "",
  values: {},
  package: "handoffs/churn",
  check: "AUC holds",
  ...over,
});

const OWNERS = ["@acme/risk", "@dana"];

function facts(packages: KnownFacts["packages"] = [packageOf()]): KnownFacts {
  return {
    now: "2026-11-20T12:00:00Z",
    pullRequest: {
      number: 7,
      title: "",
      author: null,
      draft: false,
      base: { ref: "release", sha: "b" },
      head: { ref: "x", sha: "a" },
      mergeBase: "b",
    },
    packages,
    baseline: [],
    incomplete: [],
    ownership: {
      path: "CODEOWNERS",
      loaded: true,
      issues: [],
      headIssues: [],
      base: { [PATH]: { line: 1, owners: OWNERS } },
      head: {},
    },
  };
}

function judged(policy: Policy, findings: readonly Finding[], known = facts(), id = "evidence") {
  const gate: Gate = {
    meta: { id, title: "", summary: "", kind: "content", since: "0.1", why: "" },
    needs: [],
    options: z.strictObject({}),
    messages: {},
    strengthen: () => ({}),
    evaluate: () => ({ findings }),
  };
  const [stage] = policy.stages;
  if (stage === undefined) throw new Error("no stage");
  const configured = [{ gate, severity: "block" as const, options: {} }];
  return judgeByGates({ policy, stage, configured }, known, { missingFacts: "error" });
}

interface Case {
  readonly text?: string;
  readonly findings?: readonly Finding[];
  readonly known?: KnownFacts;
  readonly gate?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly owners?: readonly string[];
}

function proposed(made: Case = {}) {
  const { text = POLICY, findings = [fails()], known = facts(), gate = "evidence", reason = REASON } = made;
  const policy = policyOf(text);
  const verdict = judged(policy, findings, known);
  return proposeWaivers(
    { gate, reason, by: made.by ?? "eve" },
    { verdict, policy, owners: made.owners ?? OWNERS },
  );
}

function waiversOf(made: Case = {}) {
  const proposal = proposed(made);
  if (!proposal.ok) throw new Error(proposal.because.id);
  return proposal;
}

/** The verdict after what was proposed is pasted into the policy. */
function pasted(made: Case = {}) {
  const text = `${POLICY}waivers:\n${waiverYaml(waiversOf(made).waivers)}\n`;
  return judged(policyOf(text), made.findings ?? [fails()], made.known);
}

describe("what is proposed excuses what was found, once it is pasted into the policy", () => {
  const second = packageOf("", {
    folder: "handoffs/triage",
    text: LEAST_MANIFEST.replace("name: churn", "name: triage"),
  });
  test.for<[why: string, made: Case, entries: readonly string[]]>([
    ["one check", {}, ["churn@3.1.0 AUC holds"]],
    [
      "several checks",
      { findings: [fails(), fails({ check: "p95: fast", outcome: "error" }), fails({ outcome: "pass" })] },
      ["churn@3.1.0 p95: fast", "churn@3.1.0 AUC holds"],
    ],
    ["the whole gate", { findings: [fails(), fails({ check: "a check of none" })] }, ["churn@3.1.0 whole"]],
    [
      "two packages",
      { findings: [fails(), fails({ package: "handoffs/triage" })], known: facts([packageOf(), second]) },
      ["churn@3.1.0 AUC holds", "triage@3.1.0 AUC holds"],
    ],
  ])("%s", ([, made, entries]) => {
    const { waivers, left } = waiversOf(made);
    expect(waivers.map(({ package: one, check }) => `${one} ${check ?? "whole"}`)).toEqual(entries);
    expect(left).toBe(0);
    expect(pasted(made)).toMatchObject({ outcome: "waived", contentGreen: true, notices: [] });
  });

  test("whatever the reason says", () => {
    const words = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string(),
      fc.constantFrom("'", '"', ": ", "#", "\n", "\u202e", "\ud800"),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const reason = `${REASON} ${parts.join("")}`.slice(0, 1000);
        const proposal = proposed({ reason });
        // A placeholder may turn up by chance.
        if (!proposal.ok) return expect(proposal.because.id).toBe("reason");
        expect(pasted({ reason }).outcome).toBe("waived");
      }),
    );
  });
});

test("whoever asks answers for it if they own the policy, and its first owner otherwise", () => {
  expect(waiversOf({ by: "Dana" })).toMatchObject({
    waivers: [{ authority: "@dana" }],
    others: ["@acme/risk"],
  });
  expect(waiversOf()).toMatchObject({ waivers: [{ authority: "@acme/risk" }], others: ["@dana"] });
});

test("it ends after thirty days", () => {
  expect(waiversOf().waivers).toMatchObject([{ expires: "2026-12-20" }]);
});

test("one for the same that has ended is to be replaced, since two would be a mistake", () => {
  const { waivers } = waiversOf({ text: WAIVED });
  expect(waivers).toMatchObject([{ check: "AUC holds", replaces: { path: PATH, line: 11 } }]);
});

test("what belongs to no package is counted, and not excused", () => {
  const loose = fails();
  const { package: _, ...ofNone } = loose;
  expect(waiversOf({ findings: [loose, ofNone] })).toMatchObject({ waivers: [{}], left: 1 });
});

test.for<[why: string, made: Case, id: string]>([
  ["no gate is named", { gate: "" }, "unknown-gate"],
  ["there is no such gate", { gate: "evidense" }, "unknown-gate"],
  ["the gate is one of people", { gate: "sign-offs" }, "gate-not-waivable"],
  ["the gate can never be waived", { gate: "freeze" }, "gate-not-waivable"],
  ["the gate passes", { findings: [fails({ outcome: "pass" })] }, "nothing-to-waive"],
  ["another gate blocks", { gate: "licence" }, "nothing-to-waive"],
  ["the gate waits", { findings: [fails({ outcome: "pending" })] }, "gate-waits"],
  ["the check only warns", { findings: [fails({ severity: "warn" })] }, "nothing-to-waive"],
  ["there is no reason", { reason: "" }, "reason"],
  ["the reason is none", { reason: "TODO write the reason down" }, "reason"],
  ["the reason is mostly space", { reason: "a b             c" }, "reason"],
  ["nobody owns the policy", { owners: [] }, "nobody-answers"],
  ["it belongs to no package", { findings: [fails({ package: "elsewhere" })] }, "not-of-a-package"],
  [
    "two packages have the name",
    { known: facts([packageOf(), packageOf("", { folder: "handoffs/copy" })]) },
    "not-of-a-package",
  ],
])("nothing is proposed where %s", ([, made, id]) => {
  const proposal = proposed(made);
  expect(proposal.ok ? null : proposal.because.id).toBe(id);
});

test("a gate that was nearly named is suggested", () => {
  const proposal = proposed({ gate: "evidense" });
  expect(proposal.ok ? null : proposal.because.values).toMatchObject({
    nearest: "evidence",
    blocking: ["evidence"],
  });
});
