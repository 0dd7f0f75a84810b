import { expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { joined } from "./extended.fixture.ts";
import type { Policy, Risk } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";
import { originsOf } from "./rule-origins.ts";

const THEIRS = `roles:
  security: { owners: ["@acme/appsec"] }
stages:
  engineering:
    branches: [main]
    requires: research-to-engineering
    gates:
      evidence:
        checks:
          - { name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }
      rollback: { severity: warn }
  production:
    branches: [release]
    gates: { sign-offs: { roles: { security: 1 } } }
risk: { High: { gates: { rollback: { max_within: 15m } } } }
freezes: [{ name: f, from: 2026-12-18, to: 2027-01-04 }]
`;
const OWN = `stages:
  production:
    gates:
      evidence: { binding: declared }
`;

function origins(policy: Policy, id: string, name = "production", risk: Risk = "High") {
  const gate = gates.find(({ meta }) => meta.id === id);
  const stage = policy.stages.find((each) => each.name === name);
  if (gate === undefined || stage === undefined) throw new Error(`no ${id} or ${name}`);
  return originsOf(gate, policy, { stage, risk });
}

const THERE = "acme/.github@3f2a1bc";
const HERE = ".github/gatehouse.yml";

test.for([
  [
    "evidence",
    [
      { rule: "checks", check: "AUC holds", asks: "engineering", from: `${THERE}:11` },
      { rule: "binding", asks: "production", from: `${HERE}:6` },
    ],
  ],
  [
    "rollback",
    [
      { rule: "severity", asks: "engineering", from: `${THERE}:12` },
      { rule: "max_within", asks: "High", from: `${THERE}:16` },
    ],
  ],
  [
    "sign-offs",
    [
      { rule: "roles", asks: "production", from: `${THERE}:15` },
      { rule: "role security", from: `${THERE}:3` },
    ],
  ],
  ["package", [{ rule: "requires", asks: "engineering", from: `${THERE}:7` }]],
  ["freeze", [{ rule: "freezes", from: `${THERE}:17` }]],
  ["licence", [{ rule: "defaults", from: `${THERE}:5` }]],
] as const)("where the rules of %s stand", ([gate, expected]) => {
  expect(origins(joined(THEIRS, OWN), gate)).toEqual(expected);
});

test("what a lighter risk or an earlier stage is not asked for is not told there", () => {
  const policy = joined(THEIRS, OWN);
  expect(origins(policy, "rollback", "engineering", "Medium").map(({ rule }) => rule)).toEqual(["severity"]);
  expect(origins(policy, "evidence", "engineering").map(({ from }) => from)).toEqual([`${THERE}:11`]);
});

test("a stage before all of theirs has the own file's rules", () => {
  const policy = joined(THEIRS, "stages: { dev: { branches: [d] }, engineering: {} }\n");
  expect(origins(policy, "licence", "dev")).toEqual([{ rule: "defaults", from: `${HERE}:3` }]);
});

test("a policy that stands for itself has one file, and nothing is told of it", () => {
  const reading = readPolicy(`version: 1\n${THEIRS}`, HERE, "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  expect(origins(reading.value, "evidence")).toEqual([]);
});
