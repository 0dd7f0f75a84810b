import { expect, test } from "vitest";
import { LEAST_MANIFEST, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { readPolicy } from "./read-policy.ts";
import { signOffRules } from "./sign-off-rules.ts";

const POLICY = `version: 1
roles: { operations: { owners: ["@acme/sre"] } }
stages:
  staging: { branches: [main], gates: { sign-offs: off } }
  production: { branches: [release], gates: { sign-offs: { code-owners: any, roles: { operations: 1 } } } }
risk:
  High: { gates: { sign-offs: { after-gates: true } } }
`;
const LOW = packageOf("", { text: LEAST_MANIFEST.replace("risk: High", "risk: Low") });
const HIGH = packageOf();

function rulesAt(name: string, packages: readonly PackageFacts[], baseline: readonly PackageFacts[] = []) {
  const reading = readPolicy(POLICY, ".github/gatehouse.yml", "0".repeat(40));
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  const stage = reading.value.stages.find((each) => each.name === name);
  if (stage === undefined) throw new Error(`no stage ${name}`);
  return signOffRules(reading.value, stage, { packages, baseline });
}

const ASKED = { codeOwners: "any", roles: { operations: 1 }, distinct: false, afterGates: false };

test("people are asked as the stage asks them", () => {
  expect(rulesAt("production", [LOW])).toEqual(ASKED);
});

test("a grave risk asks more, also where only the base has it", () => {
  expect(rulesAt("production", [HIGH])).toEqual({ ...ASKED, afterGates: true });
  expect(rulesAt("production", [LOW], [HIGH])).toEqual({ ...ASKED, afterGates: true });
});

test("nobody is asked where the gate is off", () => {
  expect(rulesAt("staging", [LOW])).toBeNull();
});
