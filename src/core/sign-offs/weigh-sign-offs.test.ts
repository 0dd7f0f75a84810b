import { describe, expect, test } from "vitest";
import type { SignOffRules } from "./requirement.ts";
import { factsOf, type Scene } from "./scene.fixture.ts";
import { signed } from "./scene-outcome.fixture.ts";

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
const EVERY: SignOffRules = { codeOwners: "every", roles: {}, distinct: false, afterGates: false };

describe("owner sets", () => {
  test("every distinct owner set must sign, one person in both signs both (XC every distinct owner set)", () => {
    const owners = { model: ["@dana", "@lee"], deploy: ["@dana"] };
    const facts = (reviews: readonly string[]) => factsOf({ head: FILES, owners, reviews });
    expect(signed(facts(["lee APPROVED"]), EVERY)).toEqual({ "@dana": [], "@dana, @lee": ["Lee"] });
    expect(signed(facts(["dana APPROVED"]), EVERY)).toEqual({ "@dana": ["Dana"], "@dana, @lee": ["Dana"] });
  });

  test("protected paths need the owners before and after; GitHub's own rule asks those before (S1)", () => {
    const owners = { "": ["@dana"] };
    const scene: Scene = { head: { ".github/CODEOWNERS": "x" }, owners, ownersAtHead: { "": ["@lee"] } };
    const facts = factsOf({ ...scene, reviews: ["dana APPROVED"] });
    expect(signed(facts, EVERY)).toEqual({ "@dana": ["Dana"], "@lee": [] });
    expect(signed(facts, { ...EVERY, codeOwners: "any" })).toEqual({ "@dana": ["Dana"] });
  });

  test("two roles with a person from each (PB specificOrgsOrUserApproves)", () => {
    const roles = { operations: { owners: ["@acme/sre", "@kim"] } };
    const facts = factsOf({ ...BASE, roles, reviews: ["dana APPROVED", "kim APPROVED"] });
    expect(signed(facts, { ...RULES, roles: { operations: 2 } })).toEqual({ operations: ["Dana", "Kim"] });
  });
});
