import { expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { joined } from "../policy/extended.fixture.ts";
import { tellOrigins } from "./tell-origins.ts";

const THEIRS = `stages:
  production:
    branches: [main]
    gates:
      evidence:
        binding: declared
        checks: [{ name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }]
`;
const policy = joined(THEIRS, "");
const [stage] = policy.stages;

function told(finding: Partial<Finding>) {
  if (stage === undefined) throw new Error("no stage");
  const whole: Finding = { id: "x", outcome: "fail", says: "It is.", values: {}, ...finding };
  const gate = { gate: "evidence", title: "t", severity: "block", kind: "content", tables: [] } as const;
  const verdict: Verdict = {
    outcome: "fail",
    stage: "production",
    packages: [],
    head: "h",
    base: "b",
    policy: { path: "p", digest: "d" },
    at: "2026-11-20T12:00:00Z",
    gates: [{ ...gate, outcome: "fail", findings: [whole] }],
    deferred: [],
    contentGreen: false,
    notices: [],
  };
  return tellOrigins(verdict, policy, { stage, risk: "Low" }).gates[0];
}

test.for([
  [
    "a check leads to its line",
    { check: "AUC holds", why: "Since." },
    "Since. Asked for in `{askedIn}`.",
    [8],
  ],
  ["what belongs to no check leads to the rest", {}, "Asked for in `{askedIn}`.", [7]],
  ["a check that no line asks for leads nowhere", { check: "another" }, undefined, undefined],
  ["what holds says nothing of it", { check: "AUC holds", outcome: "pass" }, undefined, undefined],
] as const)("%s", ([, finding, why, lines]) => {
  const [found] = told(finding)?.findings ?? [];
  expect(found?.why).toBe(why);
  expect(found?.values["askedIn"]).toEqual(lines?.map((line) => `acme/.github@3f2a1bc:${line}`));
});

test("the gate lists all of its rules", () => {
  expect(told({})?.tables).toMatchObject([
    {
      title: "where its rules stand",
      rows: [
        ["checks: AUC holds", "production", "acme/.github@3f2a1bc:8"],
        ["binding", "production", "acme/.github@3f2a1bc:7"],
      ],
    },
  ]);
});
