import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Facts } from "#core/facts/facts.ts";
import { sayer } from "#core/gates/define-gate.ts";
import { signOffs } from "#core/gates/sign-offs/gate.ts";
import { gravest } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { gateFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { PLAIN, says } from "#core/report/fill-template.ts";
import { anyScene, likelyScene, ROLES } from "#core/sign-offs/any-scene.fixture.ts";
import { factsOf } from "#core/sign-offs/scene.fixture.ts";
import { anyRules, type Rules } from "../../../test/any-rules.ts";
import { checkSignOffs } from "./check-sign-offs.ts";
import { otherScopes } from "./other-scopes.ts";
import { otherWords } from "./other-words.ts";
import { EXTENSION, type PackageRecord, type RecordExtension } from "./record-schema.ts";
import { SIGN_OFFS, signOffsOf } from "./sign-offs-of.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const scenes = fc.tuple(fc.nat({ max: 2 }), fc.infiniteStream(fc.nat())).map(([kind, numbers]) => {
  const draw = (n: number) => Number(numbers.next().value) % n;
  return kind === 0 ? anyScene(draw) : likelyScene(draw);
});

/** A policy that asks for sign-offs by these rules. */
function policyOf(rules: Rules): { readonly policy: Policy; readonly stage: Stage } {
  const roles = Object.fromEntries(ROLES.map((name) => [name, { owners: ["@dana"] }]));
  const stages = { main: { branches: ["main"], gates: { [SIGN_OFFS]: rules } } };
  const read = readPolicy(JSON.stringify({ version: 1, roles, stages }), "policy", "0");
  const [stage] = read.ok ? read.value.stages : [];
  if (!read.ok || stage === undefined) throw new Error(JSON.stringify(read));
  return { policy: read.value, stage };
}

/** What a record tells of a made pull request whose gate on sign-offs passes; `null` where it does not. */
function toldOf(scene: Parameters<typeof factsOf>[0], rules: Rules) {
  const { policy, stage } = policyOf(rules);
  const facts = { ...factsOf(scene), packages: [], baseline: [] };
  const asked = gateFor(SIGN_OFFS, policy, stage, RISKS[RISKS.length - 1] ?? "High");
  if (asked === undefined) return null;
  const { findings } = signOffs.evaluate(
    facts,
    signOffs.options.parse(asked.options),
    sayer(signOffs.messages),
  );
  const outcome = gravest(findings.map((each) => each.outcome));
  if (outcome !== "pass") return null;
  const gate = {
    gate: SIGN_OFFS,
    title: "",
    severity: "block",
    kind: "people",
    outcome,
    findings,
    tables: [],
  } as const;
  const verdict = { deferred: [], gates: [gate] } as unknown as Verdict;
  const heard = { number: 7, policy, stage, facts: facts as unknown as Facts };
  const told = {
    head: facts.pullRequest.head.sha,
    pullRequest: 7,
    deferred: [],
    gates: [{ ...gate, findings: findings.map((each) => ({ ...each, message: says(each, PLAIN) })) }],
    signOffs: signOffsOf(verdict, [heard], sha256),
  } as unknown as RecordExtension;
  return { told, roles: facts.roles };
}

test("whatever people did, a record of sign-offs that were given is never called wrong", () => {
  let passed = 0;
  fc.assert(
    fc.property(scenes, anyRules, (scene, rules) => {
      const made = toldOf(scene, rules);
      if (made === null || !made.told.signOffs.judged) return;
      passed++;
      const { told, roles } = made;
      const predicate = { timeVerified: "2100-01-01T00:00:00Z", [EXTENSION]: told };
      const record = { subject: [], predicate } as unknown as PackageRecord;
      expect(checkSignOffs(record, sha256)).not.toMatchObject({ state: "failed" });
      expect(otherWords(told)).toEqual([]);
      const [pull] = made.told.signOffs.pullRequests;
      expect(pull && otherScopes(pull, { roles } as unknown as Policy)).toEqual([]);
    }),
    { seed: 20_261_121, numRuns: 1000 },
  );
  expect(passed).toBeGreaterThan(100);
});
