import { expect, test } from "vitest";
import type { Expected } from "./case-file-schema.ts";
import { compareFound } from "./compare-found.ts";
import type { Found } from "./judge-found.ts";

const FOUND: Found = {
  verdict: null,
  outcome: "fail",
  stage: "production",
  blocks: ["evidence", "sign-offs"],
  gates: { evidence: "fail", "sign-offs": "pending", rollback: "pass" },
  findings: ["evidence/falls-short", "sign-offs/waiting", "rollback/path-exists"],
  asked: ["@acme/sre"],
  counts: { Dana: ["operations"], lee: [] },
  signOffs: null,
};

test.for<[string, Expected, readonly string[]]>([
  ["all as expected", { outcome: "fail", stage: "production", blocks: ["sign-offs", "evidence"] }, []],
  ["logins have one spelling", { counts: { "@dana": ["operations"] } }, []],
  ["what a case does not name may be anything", { gates: { rollback: "pass" } }, []],
  ["an outcome", { outcome: "pass" }, ["outcome: pass, fail"]],
  ["a stage", { stage: "staging" }, ["stage: staging, production"]],
  ["no stage", { stage: null }, ["stage: none, production"]],
  ["a gate that should not block", { blocks: ["sign-offs"] }, ["blocks: nothing else, evidence"]],
  ["a gate that should", { blocks: ["evidence", "sign-offs", "freeze"] }, ["blocks: freeze, none of these"]],
  ["one for another", { blocks: ["evidence", "freeze"] }, ["blocks: freeze, sign-offs"]],
  ["a gate", { gates: { rollback: "fail" } }, ["gates.rollback: fail, pass"]],
  ["a gate that is not asked for", { gates: { freeze: "pass" } }, ["gates.freeze: pass, not asked for"]],
  [
    "a finding that is not there",
    { findings: ["evidence/holds"] },
    ["findings: evidence/holds, none of these"],
  ],
  [
    "one that should not be",
    { without: ["evidence/falls-short"] },
    ["without: none of these, evidence/falls-short"],
  ],
  ["whom nobody should ask", { asked: [] }, ["asked: nothing else, @acme/sre"]],
  [
    "an approval that does not count",
    { counts: { lee: ["security"] } },
    ["counts.lee: security, none of these"],
  ],
  ["nobody of that name", { counts: { kim: ["security"] } }, ["counts.kim: security, none of these"]],
])("%s", ([, expected, differences]) => {
  const told = compareFound(expected, FOUND).map(
    ({ at, expected: wanted, actual }) => `${at.join(".")}: ${wanted}, ${actual}`,
  );
  expect(told).toEqual(differences);
});
