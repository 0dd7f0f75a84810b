import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { LEAST_MANIFEST, packageOf } from "#core/facts/package.fixture.ts";
import type { OwnershipFacts } from "#core/facts/people-facts.ts";
import type { Gate } from "#core/gates/define-gate.ts";
import type { Finding, Waiver } from "#core/model/finding.ts";
import { byGravity, OUTCOMES, type Outcome } from "#core/model/outcome.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { judgeByGates } from "./judge.ts";
import type { KnownFacts } from "./known-facts.ts";
import { isNeedless } from "./needed-later.ts";

const PATH = ".github/gatehouse.yml";
const STAGE: Stage = { name: "production", branches: ["main"], gates: {} };
const CHURN = "handoffs/churn";
const WAIVER: Waiver = {
  gate: "evidence",
  check: "AUC holds",
  package: "churn@3.1.0",
  reason: "28 samples only, retraining is planned",
  authority: "@acme/risk",
  expires: "2026-12-31",
  where: { path: PATH, line: 30 },
};

const finding = (outcome: Outcome, more: Partial<Finding> = {}): Finding => ({
  id: "below",
  outcome,
  says: "",
  values: {},
  package: CHURN,
  check: "AUC holds",
  ...more,
});

function gateOf(
  id: string,
  findings: readonly Finding[],
  kind: "content" | "people" = "content",
): ConfiguredGate {
  const gate: Gate = {
    meta: { id, title: "", summary: "", kind, since: "0.1", why: "" },
    needs: [],
    options: z.strictObject({}),
    messages: {},
    strengthen: () => ({}),
    evaluate: () => ({ findings }),
  };
  return { gate, severity: "block", options: { checks: [{ name: "AUC holds" }] } };
}

function ownedBy(owners: readonly string[] | null, path = PATH): OwnershipFacts {
  const line = owners === null ? null : { line: 1, owners };
  return { path: "CODEOWNERS", loaded: true, issues: [], headIssues: [], base: { [path]: line }, head: {} };
}

const FACTS: KnownFacts = {
  now: "2026-11-20T12:00:00Z",
  pullRequest: {
    number: 7,
    title: "Hand over",
    author: null,
    draft: false,
    base: { ref: "main", sha: "b" },
    head: { ref: "x", sha: "a" },
    mergeBase: "b",
  },
  packages: [packageOf()],
  baseline: [],
  incomplete: [],
  ownership: ownedBy(["@acme/mlops", "@ACME/Risk"]),
};

interface Case {
  readonly waivers?: readonly Waiver[];
  readonly gates?: readonly ConfiguredGate[];
  readonly facts?: Partial<KnownFacts>;
  readonly missingFacts?: "defer" | "error";
}

const FAILS = [gateOf("evidence", [finding("fail")])];

function judged({ waivers = [WAIVER], gates = FAILS, facts = {}, missingFacts = "error" }: Case = {}) {
  const policy: Policy = {
    path: PATH,
    digest: "d",
    packages: [],
    roles: {},
    stages: [STAGE],
    risk: {},
    waivers,
  };
  return judgeByGates({ policy, stage: STAGE, configured: gates }, { ...FACTS, ...facts }, { missingFacts });
}

function withoutOwnership(): KnownFacts {
  const { ownership: _, ...rest } = FACTS;
  return rest;
}

const versioned = (version: string, name = "churn") =>
  packageOf("", { text: LEAST_MANIFEST.replace("3.1.0", version).replace("name: churn", `name: ${name}`) });

const COPY = packageOf("", { folder: "handoffs/copy" });

const noticed = (made: Case) => judged(made).notices.map(({ id, outcome }) => `${id} ${outcome}`);

test("a waiver for a name and version that two packages have excuses neither", () => {
  const gates = [gateOf("evidence", [finding("fail"), finding("fail", { package: "handoffs/copy" })])];
  const facts = { packages: [packageOf(), COPY] };
  expect(judged({ gates, facts }).outcome).toBe("error");
  expect(judged({ gates, facts }).contentGreen).toBe(false);
  expect(noticed({ gates, facts })).toEqual(["waiver-ambiguous error"]);
});

describe("a waiver excuses what it names", () => {
  test.for(["fail", "error"] as const)(
    "what comes to `%s` is waived, and says by which waiver",
    (outcome) => {
      const verdict = judged({
        gates: [gateOf("evidence", [finding(outcome), finding("pass", { check: "p95" })])],
      });
      expect(verdict).toMatchObject({ outcome: "waived", contentGreen: true, notices: [] });
      expect(verdict.gates[0]).toMatchObject({ outcome: "waived" });
      expect(verdict.gates[0]?.findings).toEqual([
        { ...finding("waived"), waiver: WAIVER },
        finding("pass", { check: "p95" }),
      ]);
    },
  );

  test.for([
    {
      name: "what waits for somebody",
      gates: [gateOf("evidence", [finding("pending")])],
      outcome: "pending",
    },
    {
      name: "another check",
      gates: [gateOf("evidence", [finding("fail"), finding("fail", { check: "p95" })])],
      outcome: "fail",
    },
    {
      name: "what is said of no check",
      gates: [
        gateOf("evidence", [
          finding("fail"),
          { id: "x", outcome: "fail", says: "", values: {}, package: CHURN },
        ]),
      ],
      outcome: "fail",
    },
    {
      name: "another package",
      gates: [gateOf("evidence", [finding("fail"), finding("fail", { package: "handoffs/other" })])],
      outcome: "fail",
    },
    {
      name: "another gate",
      gates: [gateOf("evidence", [finding("fail")]), gateOf("rollback", [finding("fail")])],
      outcome: "fail",
    },
  ] as const)("not $name", ({ gates, outcome }) => {
    expect(judged({ gates }).outcome).toBe(outcome);
  });

  test("nothing that people have not agreed to", () => {
    const gates = [gateOf("evidence", [finding("fail")], "people")];
    expect(judged({ gates })).toMatchObject({ outcome: "fail", notices: [] });
  });

  test("without a check, every finding of the gate in the package", () => {
    const { check: _, ...whole } = WAIVER;
    const gates = [gateOf("evidence", [finding("fail"), finding("error", { check: "p95" })])];
    expect(judged({ waivers: [whole], gates })).toMatchObject({ outcome: "waived", notices: [] });
  });

  test("two that overlap are both needed, and the first is named", () => {
    const { check: _, ...whole } = WAIVER;
    const verdict = judged({ waivers: [WAIVER, whole] });
    expect(verdict).toMatchObject({ outcome: "waived", notices: [] });
    expect(verdict.gates[0]?.findings[0]?.waiver).toEqual(WAIVER);
  });
});

describe("a waiver that has ended blocks", () => {
  test.for([
    { now: "2026-12-31T23:59:59Z", outcome: "waived", notices: ["waiver-ends-soon pass"] },
    { now: "2027-01-01T00:00:00Z", outcome: "error", notices: ["waiver-expired error"] },
    { now: "2026-12-17T00:00:00Z", outcome: "waived", notices: ["waiver-ends-soon pass"] },
    { now: "2026-12-16T23:59:59Z", outcome: "waived", notices: [] },
  ])("at $now: $outcome", ({ now, outcome, notices }) => {
    expect(judged({ facts: { now } }).outcome).toBe(outcome);
    expect(noticed({ facts: { now } })).toEqual(notices);
  });

  test("with its line, and who can act", () => {
    const [notice] = judged({ facts: { now: "2027-02-01T00:00:00Z" } }).notices;
    expect(notice).toMatchObject({
      where: WAIVER.where,
      who: ["@acme/risk"],
      values: { expires: "2026-12-31" },
    });
  });
});

describe("a waiver that is not needed blocks", () => {
  const gates = [gateOf("evidence", [finding("pass")])];
  test.for([
    { name: "its version passes", made: { gates }, notices: ["waiver-orphaned error"] },
    {
      name: "a later version is here",
      made: { facts: { packages: [versioned("3.2.0")] } },
      notices: ["waiver-orphaned error"],
    },
    { name: "an earlier version is here", made: { facts: { packages: [versioned("3.0.9")] } }, notices: [] },
    {
      name: "a version beyond counting is here",
      made: { facts: { packages: [versioned("9".repeat(20) + ".0.0")] } },
      notices: [],
    },
    {
      name: "another package is here",
      made: { facts: { packages: [versioned("3.1.0", "other")] } },
      notices: [],
    },
    { name: "no package is here", made: { facts: { packages: [] } }, notices: [] },
    {
      name: "the manifest cannot be read",
      made: { gates, facts: { packages: [packageOf("", { text: "" })] } },
      notices: [],
    },
    { name: "its gate is not asked", made: { gates: [gateOf("rollback", [finding("pass")])] }, notices: [] },
    {
      name: "its gate could not judge",
      made: { gates: [gateOf("evidence", [{ id: "x", outcome: "error", says: "", values: {} }])] },
      notices: [],
    },
    {
      name: "its finding waits for somebody",
      made: { gates: [gateOf("evidence", [finding("pending")])] },
      notices: [],
    },
  ] satisfies { name: string; made: Case; notices: string[] }[])("$name: $notices", ({ made, notices }) => {
    expect(noticed(made)).toEqual(notices);
  });
});

describe("needed by a later stage, it may stand", () => {
  const reading = readPolicy(
    `version: 1
stages:
  engineering: { branches: [main], gates: { rollback: { max_within: 1h } } }
  operations: { branches: [staging], gates: { evidence: { checks: [{ name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }] } } }
  production: { branches: [release], gates: { rollback: { max_within: 15m } } }
`,
    PATH,
    "d",
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  const policy = reading.value;
  const { check: _, ...whole } = WAIVER;

  test.for([
    { name: "a check of a later stage", at: 0, waiver: WAIVER, needless: false },
    { name: "a check of this stage, the same later", at: 1, waiver: WAIVER, needless: true },
    { name: "a check at the last stage", at: 2, waiver: WAIVER, needless: true },
    {
      name: "a gate that a later stage asks more of",
      at: 0,
      waiver: { ...whole, gate: "rollback" },
      needless: false,
    },
    {
      name: "a gate that no later stage asks more of",
      at: 2,
      waiver: { ...whole, gate: "rollback" },
      needless: true,
    },
    { name: "a gate with one more check later", at: 0, waiver: whole, needless: false },
    { name: "a gate that is not asked", at: 2, waiver: { ...whole, gate: "nothing" }, needless: false },
  ])("$name", ({ at, waiver, needless }) => {
    const stage = policy.stages[at] ?? STAGE;
    const configured = gatesFor(policy, stage, "High");
    expect(isNeedless(waiver, { policy, stage, configured }, FACTS)).toBe(needless);
  });
});

describe("who answers for a waiver owns the policy", () => {
  test.for([
    { name: "an owner, in any letters", ownership: ownedBy(["@ACME/RISK"]), outcome: "waived", notices: [] },
    {
      name: "somebody else",
      ownership: ownedBy(["@acme/mlops"]),
      outcome: "error",
      notices: ["waiver-of-a-stranger error"],
    },
    {
      name: "nobody owns it",
      ownership: ownedBy([]),
      outcome: "error",
      notices: ["waiver-of-a-stranger error"],
    },
    {
      name: "no line matches",
      ownership: ownedBy(null),
      outcome: "error",
      notices: ["waiver-of-a-stranger error"],
    },
    {
      name: "its owners were not looked up",
      ownership: ownedBy(["@acme/risk"], "other"),
      outcome: "error",
      notices: ["waiver-authority-unknown error"],
    },
  ])("$name: $outcome", ({ ownership, outcome, notices }) => {
    expect(judged({ facts: { ownership } }).outcome).toBe(outcome);
    expect(noticed({ facts: { ownership } })).toEqual(notices);
  });

  test("where nothing is known of owners, a shell that leaves that to another says so", () => {
    const policy: Policy = {
      path: PATH,
      digest: "d",
      packages: [],
      roles: {},
      stages: [STAGE],
      risk: {},
      waivers: [WAIVER],
    };
    const bar = { policy, stage: STAGE, configured: FAILS };
    expect(judgeByGates(bar, withoutOwnership(), { missingFacts: "defer" })).toMatchObject({
      outcome: "waived",
      notices: [{ id: "waiver-authority-unchecked", outcome: "pass" }],
    });
    expect(judgeByGates(bar, withoutOwnership(), { missingFacts: "error" })).toMatchObject({
      outcome: "error",
      gates: [{ outcome: "fail" }],
      notices: [{ id: "waiver-authority-unknown", outcome: "error" }],
    });
  });
});

test("what blocks says what to do, what was expected, what was found and why", () => {
  const made: readonly Case[] = [
    { facts: { now: "2027-02-01T00:00:00Z" } },
    { gates: [gateOf("evidence", [finding("pass")])] },
    { facts: { ownership: ownedBy([]) } },
    { facts: { ownership: ownedBy([], "other") } },
  ];
  for (const each of made) {
    const [notice] = judged(each).notices;
    expect(notice).toMatchObject({ outcome: "error", fix: expect.any(String), expected: expect.any(String) });
    expect(notice).toMatchObject({ actual: expect.any(String), why: expect.any(String) });
  }
});

describe("whatever is found", () => {
  const findings = fc.array(
    fc.record({
      outcome: fc.constantFrom(...OUTCOMES.filter((outcome) => outcome !== "waived")),
      check: fc.constantFrom("AUC holds", "p95"),
      package: fc.constantFrom(CHURN, "handoffs/other"),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const waivers = fc.array(
    fc.record({
      check: fc.constantFrom("AUC holds", "p95"),
      package: fc.constantFrom("churn@3.1.0", "churn@3.0.0", "churn@3.2.0", "other@1.0.0"),
      expires: fc.constantFrom("2026-11-19", "2026-11-20", "2027-01-01"),
      authority: fc.constantFrom("@acme/risk", "@acme/risk", "@eve"),
    }),
    { maxLength: 3 },
  );

  test("a waiver makes nothing graver but by what is said of it, and changes nothing that it does not excuse", () => {
    fc.assert(
      fc.property(findings, waivers, (found, given) => {
        const gates = [
          gateOf(
            "evidence",
            found.map((each) => finding(each.outcome, each)),
          ),
        ];
        const plain = judged({ waivers: [], gates });
        const verdict = judged({ waivers: given.map((each) => ({ ...WAIVER, ...each })), gates });
        const gravity = (outcome: Outcome) => (outcome === "waived" ? "pass" : outcome);
        for (const [at, { outcome }] of verdict.gates.entries()) {
          expect(
            byGravity(gravity(plain.gates[at]?.outcome ?? "skip"), gravity(outcome)),
          ).toBeLessThanOrEqual(0);
        }
        if (verdict.notices.every(({ outcome }) => outcome !== "error")) {
          expect(byGravity(gravity(plain.outcome), gravity(verdict.outcome))).toBeLessThanOrEqual(0);
        }
        const before = plain.gates.flatMap((each) => each.findings);
        const after = verdict.gates.flatMap((each) => each.findings);
        expect(after).toHaveLength(before.length);
        for (const one of after) {
          if (one.waiver === undefined) expect(before).toContainEqual(one);
          else expect(one.outcome).toBe("waived");
        }
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});
