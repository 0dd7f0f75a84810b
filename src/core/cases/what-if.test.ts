import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { anyScene, type Draw } from "#core/sign-offs/any-scene.fixture.ts";
import { factsOf, minute, type Scene } from "#core/sign-offs/scene.fixture.ts";
import { applyWhatIf } from "./apply-what-if.ts";
import type { Expected } from "./case-file-schema.ts";
import { compareFound } from "./compare-found.ts";
import type { Opinion } from "./given-schema.ts";
import { type Found, judgeFound } from "./judge-found.ts";
import type { WhatIf } from "./what-if.ts";

/** Sign-offs alone, so that people decide. */
function policyOf(signOffs: string, roles = "{}"): Policy {
  const text = `version: 1
roles: ${roles}
stages: { s: { branches: [main], gates: { sign-offs: ${signOffs} } } }
`;
  const reading = readPolicy(text, ".github/gatehouse.yml", "0".repeat(40));
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function knownOf(scene: Scene): KnownFacts {
  const now = "2026-11-20T12:00:00Z";
  return { now, packages: [], baseline: [], incomplete: [], ...factsOf(scene) };
}

function judgedIf(facts: KnownFacts, change: WhatIf, policy: Policy): Found {
  const [stage] = policy.stages;
  if (stage === undefined) throw new Error("no stage");
  const { facts: changed, impossible } = applyWhatIf(facts, change, policy);
  expect(impossible).toEqual([]);
  const options = { missingFacts: "defer" } as const;
  return judgeFound(changed, { policy, stage, options, greenAt: changed.now });
}

const SCENE: Scene = {
  head: { "model/a": "x", "deploy/p": "y" },
  owners: { "": ["@acme/ml"] },
  teams: { "@acme/sre": ["sam", "kim"] },
};
const ROLES = '{ operations: { owners: ["@acme/sre"], covers: ["deploy/**"] } }';
const STRICT = policyOf("{ roles: { operations: 1 } }", ROLES);

describe("what people would do", () => {
  test.for<[string, WhatIf, Partial<Found>]>([
    ["nothing", {}, { outcome: "pending", asked: ["@acme/ml", "@acme/sre"], counts: {} }],
    [
      "one of a team who is known, and one of a team of whom nothing is",
      { approvals: ["@acme/sre", "@acme/ml"] },
      { outcome: "pass", asked: [], counts: { Sam: ["operations"], "ml-1": ["@acme/ml"] } },
    ],
    [
      "each member of a team once",
      { approvals: ["@acme/sre", "@acme/sre"] },
      { counts: { Sam: ["operations"], Kim: ["operations"] } },
    ],
    [
      "a team, for which whoever wrote a commit does not speak",
      { contributors: ["sam"], approvals: ["@acme/sre"] },
      { counts: { Kim: ["operations"] } },
    ],
    ["a stranger", { approvals: ["zoe"] }, { counts: { zoe: [] }, outcome: "pending" }],
    ["the author", { approvals: ["ada"] }, { counts: { Ada: [] } }],
    [
      "a person whose login is spelled otherwise",
      { approvals: ["@SAM"] },
      { counts: { Sam: ["operations"] } },
    ],
    [
      "somebody who wrote a commit",
      { contributors: ["sam"], approvals: ["sam"] },
      { counts: { Sam: [] }, asked: ["@acme/ml", "@acme/sre"] },
    ],
    [
      "somebody who is now in the team",
      { teams: { "@acme/ml": ["lee"] }, approvals: ["lee"] },
      { counts: { Lee: ["@acme/ml"] }, asked: ["@acme/sre"] },
    ],
    [
      "a review that something changed after",
      { approvals: [{ by: "sam", changed_after: ["deploy/p"], before_green: false }, "@acme/ml"] },
      { counts: { Sam: [], "ml-1": ["@acme/ml"] }, asked: ["@acme/sre"] },
    ],
    [
      "a review that something else changed after",
      { approvals: [{ by: "sam", changed_after: ["model/a"], before_green: false }] },
      { counts: { Sam: ["operations"] } },
    ],
    ["an objection", { approvals: ["@acme/ml", "sam"], objections: ["kim"] }, { outcome: "fail" }],
    ["a review that is dismissed", { approvals: ["sam"], dismissed: ["sam"] }, { counts: { Sam: [] } }],
  ])("%s", ([, change, expected]) => {
    expect(judgedIf(knownOf(SCENE), change, STRICT)).toMatchObject(expected);
  });

  test.for<[string, boolean, readonly string[]]>([
    ["before the content was green", true, []],
    ["after it was", false, ["operations"]],
  ])("a review %s counts accordingly where the policy asks for the order", ([, early, counts]) => {
    const policy = policyOf("{ roles: { operations: 1 }, after-gates: true }", ROLES);
    const approvals: Opinion[] = [{ by: "sam", before_green: early }];
    expect(judgedIf(knownOf(SCENE), { approvals }, policy).counts).toEqual({ Sam: counts });
  });

  test("content that is known to be green since long is not taken for green since now", () => {
    const policy = policyOf("{ roles: { operations: 1 }, after-gates: true }", ROLES);
    const facts = knownOf({ ...SCENE, greenAt: minute(0), reviews: ["sam APPROVED head"] });
    expect(judgedIf(facts, {}, policy).counts).toEqual({ Sam: ["operations"] });
  });

  test("a merge to an earlier stage takes the place of what was there, and of no other stage's", () => {
    const merge = {
      package: "p",
      branch: "b",
      commit: "c",
      pullRequest: 1,
      samePackage: true,
      sameModel: true,
    };
    const found = ["s", "t"].map((stage) => ({ ...merge, stage, at: minute(0) }));
    const facts = { ...knownOf(SCENE), promotions: { found, branches: ["b"] } };
    const { facts: changed } = applyWhatIf(facts, { promoted: { s: minute(1) } }, STRICT);
    expect(changed.promotions?.found.map(({ stage }) => stage)).toEqual(["t"]);
  });

  test.for<[string, WhatIf, string, readonly (string | number)[]]>([
    [
      "a team is used up",
      { approvals: ["@acme/sre", "@acme/sre", "@acme/sre"] },
      "team-spent",
      ["approvals", 2],
    ],
    [
      "a path is not changed",
      { approvals: [{ by: "sam", changed_after: ["model/b"], before_green: false }] },
      "path-not-changed",
      ["approvals", 0, "changed_after", 0],
    ],
    ["nobody said anything", { dismissed: ["sam"] }, "nothing-to-dismiss", ["dismissed", 0]],
    [
      "there is no such stage",
      { promoted: { stagin: "2026-11-20T12:00:00Z" } },
      "unknown-stage",
      ["promoted", "stagin"],
    ],
  ])("what cannot be is said, with its place: %s", ([, change, id, at]) => {
    const { impossible } = applyWhatIf(knownOf(SCENE), change, STRICT);
    expect(impossible).toMatchObject([{ at, because: { id } }]);
  });

  test("facts that were handed in stay as they were", () => {
    const facts = knownOf(SCENE);
    const before = JSON.stringify(facts);
    applyWhatIf(facts, { approvals: ["sam"], dismissed: ["sam"], risk: "High" }, STRICT);
    expect(JSON.stringify(facts)).toBe(before);
  });
});

const BARS = [
  STRICT,
  policyOf("{ roles: { operations: 1 }, after-gates: true, unowned: allow }", ROLES),
  policyOf(
    "{ code-owners: off, roles: { operations: 1, risk: 1 }, distinct: true }",
    '{ operations: { owners: ["@acme/sre", "@dana"] }, risk: { owners: ["@ACME/risk", "@kim"] } }',
  ),
];
const EVERYBODY = ["dana", "lee", "sam", "kim", "@acme/more", "@acme/sre"];

/** Numbers from what fast-check made: the same for the same array. */
function drawFrom(numbers: readonly number[]): Draw {
  let at = 0;
  return (n) => (numbers[at++ % numbers.length] ?? 0) % n;
}

const situations = fc
  .record({
    numbers: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    policy: fc.constantFrom(...BARS),
    before: fc.subarray(EVERYBODY.slice(0, 4)),
    more: fc.constantFrom(...EVERYBODY),
  })
  .map(({ numbers, ...rest }) => ({ facts: knownOf(anyScene(drawFrom(numbers))), ...rest }));

test("one more approval never turns a pass into a block", () => {
  let passes = 0;
  const property = fc.property(situations, ({ facts, policy, before, more }) => {
    const found = judgedIf(facts, { approvals: before }, policy);
    if (blocks(found.outcome)) return;
    const { facts: changed, impossible } = applyWhatIf(facts, { approvals: [...before, more] }, policy);
    if (impossible.length > 0) return;
    passes += 1;
    const [stage] = policy.stages;
    if (stage === undefined) throw new Error("no stage");
    const options = { missingFacts: "defer" } as const;
    const then = judgeFound(changed, { policy, stage, options, greenAt: changed.now });
    expect(blocks(then.outcome)).toBe(false);
  });
  fc.assert(property, { seed: 5, numRuns: 400 });
  expect(passes).toBeGreaterThan(20);
});

test("a case that expects all that was found comes out, and one that expects anything else does not", () => {
  const property = fc.property(situations, ({ facts, policy, before }) => {
    const found = judgedIf(facts, { approvals: before }, policy);
    const { outcome, stage, blocks: blocking, gates, findings, asked, counts } = found;
    const own = { outcome, stage, blocks: blocking, gates, findings, asked, counts } as unknown as Expected;
    expect(compareFound(own, found)).toEqual([]);
    const other = outcome === "pass" ? "fail" : "pass";
    expect(compareFound({ ...own, outcome: other }, found)).toEqual([
      { at: ["outcome"], expected: other, actual: outcome },
    ]);
  });
  fc.assert(property, { seed: 6, numRuns: 150 });
});
