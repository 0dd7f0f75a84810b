import { describe, expect, test } from "vitest";
import type { SignOffRules } from "./requirement.ts";
import { factsOf, type Scene } from "./scene.fixture.ts";
import { signed } from "./scene-outcome.fixture.ts";
import { weighSignOffs } from "./weigh-sign-offs.ts";

const RULES: SignOffRules = {
  codeOwners: "off",
  roles: { operations: 1 },
  distinct: false,
  afterGates: false,
};
const OPERATIONS = { operations: { owners: ["@acme/sre"] } };
const SRE = { "@acme/sre": ["dana", "lee"] };
const BASE: Scene = { head: { model: "new" }, teams: SRE, roles: OPERATIONS };

const FILES = { "model/weights": "w1", "model/card": "c1", "deploy/plan": "p1" };
describe("distinct people", () => {
  const roles = {
    compliance: { owners: ["@dana", "@lee"] },
    operations: { owners: ["@dana"] },
    security: { owners: ["@lee", "@sam"] },
  };
  const rules = { ...RULES, distinct: true, roles: { compliance: 1, operations: 1, security: 1 } };

  test("a matching is found where taking the first that fits would fail (RB and-distinct)", () => {
    const facts = factsOf({ ...BASE, roles, reviews: ["sam APPROVED", "lee APPROVED", "dana APPROVED"] });
    expect(signed(facts, rules)).toEqual({ compliance: ["Lee"], operations: ["Dana"], security: ["Sam"] });
  });

  test("without distinct, one person signs for all that they belong to", () => {
    const facts = factsOf({ ...BASE, roles, reviews: ["dana APPROVED"] });
    expect(signed(facts, { ...rules, distinct: false })).toEqual({
      compliance: ["Dana"],
      operations: ["Dana"],
      security: [],
    });
  });

  test("owners of code are not part of it", () => {
    const facts = factsOf({ ...BASE, owners: { model: ["@dana"] }, roles, reviews: ["dana APPROVED"] });
    const all = { ...rules, codeOwners: "every", roles: { operations: 1 } } as const;
    expect(signed(facts, all)).toEqual({ "@dana": ["Dana"], operations: ["Dana"] });
  });

  test("who would help is asked, even for another role than the one that is short", () => {
    const two = { operations: { owners: ["@dana", "@lee"] }, security: { owners: ["@dana"] } };
    const facts = factsOf({ ...BASE, roles: two, reviews: ["dana APPROVED"] });
    const { requirements } = weighSignOffs(facts, { ...rules, roles: { operations: 1, security: 1 } });
    const short = requirements.filter(({ signed: people }) => people.length === 0);
    expect(short.map(({ ask }) => ask)).toEqual([["@lee"]]);
  });

  test("who fills one role and has to look again for another is asked again", () => {
    const facts = factsOf({
      head: FILES,
      roles: {
        operations: { owners: ["@dana", "@lee"], covers: ["deploy/**"] },
        security: { owners: ["@dana"], covers: ["model/**"] },
      },
      commits: { old: { files: { ...FILES, "model/card": "c0" } } },
      reviews: ["dana APPROVED old", "lee APPROVED old"],
    });
    const { requirements } = weighSignOffs(facts, { ...rules, roles: { operations: 1, security: 1 } });
    expect(requirements.map(({ signed: people, ask }) => [people.length > 0, ask])).toEqual([
      [true, ["@lee"]],
      [false, ["@dana"]],
    ]);
  });

  test("one person more than a role needs stays with that role", () => {
    const facts = factsOf({ ...BASE, reviews: ["dana APPROVED", "lee APPROVED"] });
    expect(signed(facts, { ...RULES, distinct: true })).toEqual({ operations: ["Dana", "Lee"] });
  });
});
