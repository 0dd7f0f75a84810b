import { describe, expect, test } from "vitest";
import type { MemoryFiles } from "../memory-tree.ts";
import { judgePullRequest, type People } from "../pull-request.ts";
import { packageFiles } from "./shown-repository.ts";

const POLICY = ".github/gatehouse.yml";
const MANIFEST = "handoffs/churn/handoff.yml";
const REPORT = "handoffs/churn/reports/suite.json";
const OWNERS = { ".github/CODEOWNERS": "* @acme/ml-eng\n/handoffs/churn/ @acme/churn\n" };
const TEAMS = { "@acme/churn": ["lee"], "@acme/ml-eng": ["dana"] };
const CHURN = packageFiles(0.81);

/** A policy of one stage, with options of its gates in YAML flow style. */
function policy(gates: string): MemoryFiles {
  return { [POLICY]: `version: 1\nstages:\n  engineering: { branches: [main], gates: { ${gates} } }\n` };
}

/** The verdict of a pull request to `main`; what both sides hold stands in `around`. */
async function judged(
  around: MemoryFiles,
  { base = {}, head = {} }: { readonly base?: MemoryFiles; readonly head?: MemoryFiles },
  reviews: People["reviews"] = [],
) {
  const people = { commits: { head: "ada" }, teams: TEAMS, reviews };
  const sides = { base: { ...around, ...base }, head: { ...around, ...head } };
  const answer = await judgePullRequest({ ...sides, branch: "main", people });
  if (answer === null) throw new Error("nothing was judged");
  return answer.verdict;
}

type Judged = Awaited<ReturnType<typeof judged>>;
const outcomeOf = ({ gates }: Judged, id: string) => gates.find(({ gate }) => gate === id)?.outcome;
const idsOf = ({ gates }: Judged, id: string) =>
  gates.find(({ gate }) => gate === id)?.findings.map((finding) => finding.id);

describe("a suite of which one expectation failed that only warns", () => {
  const expectation = (type: string, severity: string, success: boolean) => ({
    success,
    expectation_config: { type, kwargs: { column: "age" }, severity },
    result: { element_count: 10 },
  });
  const suite = JSON.stringify({
    success: false,
    statistics: { evaluated_expectations: 2, successful_expectations: 1, unsuccessful_expectations: 1 },
    results: [
      expectation("expect_column_values_to_not_be_null", "critical", true),
      expectation("expect_column_values_to_be_unique", "warning", false),
    ],
    meta: { great_expectations_version: "1.5.0" },
  });
  const head = {
    ...CHURN,
    [REPORT]: suite,
    [MANIFEST]: `${CHURN[MANIFEST]}  - { path: reports/suite.json, as: great-expectations, about: [crm-2026] }\n`,
  };
  const asking = (type: string, severity: string) =>
    policy(
      `evidence: { checks: [{ name: suite, read: "great-expectations:${type}", slice: { column: "*", severity: ${severity} }, op: eq, threshold: true }] }`,
    );

  test.for([
    ["no check asks for it", policy("evidence: {}"), "pass"],
    ["a check asks for what is critical", asking("expect_column_values_to_not_be_null", "critical"), "pass"],
    ["a check asks for what warns", asking("expect_column_values_to_be_unique", "warning"), "fail"],
  ] as const)("%s", async ([, rules, outcome]) => {
    const verdict = await judged({ ...OWNERS, ...rules }, { head });
    expect(outcomeOf(verdict, "evidence"), JSON.stringify(idsOf(verdict, "evidence"))).toBe(outcome);
  });
});

describe("a package that is retired", () => {
  const around = { ...OWNERS, ...policy("sign-offs: {}") };

  test("waits for its owners, and for nothing else", async () => {
    const verdict = await judged(around, { base: CHURN });
    expect(verdict.outcome).toBe("pending");
    expect(idsOf(verdict, "package")).toEqual(["removed"]);
  });

  test("goes when they have signed", async () => {
    expect((await judged(around, { base: CHURN }, ["lee APPROVED head"])).outcome).toBe("pass");
  });
});

describe("a repository without CODEOWNERS", () => {
  test.for([
    ["blocks", "sign-offs: {}", "fail"],
    ["asks roles alone where owners are off", "sign-offs: { code-owners: off }", "skip"],
    ["asks nobody where paths without an owner are let through", "sign-offs: { unowned: allow }", "skip"],
  ] as const)("%s", async ([, gates, outcome]) => {
    const verdict = await judged(policy(gates), { head: CHURN });
    expect(outcomeOf(verdict, "sign-offs"), JSON.stringify(idsOf(verdict, "sign-offs"))).toBe(outcome);
  });
});

test("a check that passes says of each gate what it looked at", async () => {
  const around = { ...OWNERS, ...policy("sign-offs: {}") };
  const verdict = await judged(around, { head: CHURN }, ["lee APPROVED head"]);
  expect(verdict.outcome).toBe("pass");
  const passed = verdict.gates.filter(({ outcome }) => outcome === "pass");
  expect(passed.length).toBeGreaterThan(3);
  for (const gate of passed) expect(gate.findings, gate.gate).not.toEqual([]);
});
