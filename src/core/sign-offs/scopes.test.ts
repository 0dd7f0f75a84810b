import { expect, test } from "vitest";
import type { OwnerLine, OwnershipFacts } from "#core/facts/people-facts.ts";
import { codeOwnerScopes } from "./code-owner-scopes.ts";
import { roleScopes } from "./role-scopes.ts";

const line = (...owners: string[]): OwnerLine => ({ line: 1, owners });
const ownership = (base: OwnershipFacts["base"], more: Partial<OwnershipFacts> = {}): OwnershipFacts => {
  return { path: "CODEOWNERS", loaded: true, issues: [], headIssues: [], base, head: {}, ...more };
};

test("sets are equal whatever the order, case and repetition of handles", () => {
  const facts = ownership({ a: line("@B", "@a"), b: line("@A", "@b", "@b") });
  const { requirements } = codeOwnerScopes(["a", "b"], facts, {}, "every");
  expect(requirements).toEqual([
    { kind: "code-owners", name: "@a, @b", owners: ["@a", "@b"], needs: 1, paths: 2 },
  ]);
});

test("a set exists when a path changed at the head belongs to it, and signs for its other paths, too", () => {
  const facts = ownership({ a: line("@a"), reverted: line("@a"), elsewhere: line("@b") });
  const { requirements, covering } = codeOwnerScopes(["a"], facts, {}, "every");
  expect(covering("reverted")).toEqual(requirements);
  expect(covering("elsewhere")).toEqual([]);
});

test("no line, an empty line and no file leave a path unowned; no answer is an open question", () => {
  const facts = ownership({ none: null, empty: line() });
  const scopes = codeOwnerScopes(["empty", "missing", "none"], facts, {}, "every");
  expect(scopes.unowned).toEqual(["empty", "none"]);
  expect(scopes.unknown).toEqual(["missing"]);
  const without = codeOwnerScopes(["any"], ownership({}, { path: null }), {}, "every");
  expect([without.unowned, without.unknown]).toEqual([["any"], []]);
});

test("a path of unknown owners may void the sign-off of every set", () => {
  const facts = ownership({ a: line("@a"), b: line("@b") });
  const { requirements, covering } = codeOwnerScopes(["a", "b"], facts, {}, "every");
  expect(covering("missing")).toEqual(requirements);
});

test("a protected path that loses its owner is said apart", () => {
  const facts = ownership({ p: line("@a") }, { head: { p: null } });
  expect(codeOwnerScopes(["p"], facts, {}, "every").unownedAtHead).toEqual(["p"]);
  expect(codeOwnerScopes(["p"], facts, {}, "any").unownedAtHead).toEqual([]);
});

test.for([null, [], [`${"a".repeat(256)}*`]])("a role that covers %j covers everything", (covers) => {
  const scopes = roleScopes(["x"], { role: { owners: ["@a"], covers } }, { role: 1 });
  expect(scopes.covering("deep/.hidden")).toEqual(scopes.requirements);
  expect(scopes.requirements[0]?.paths).toBe(1);
});

test.for([
  ["deploy/**", "deploy/.env", true],
  ["*.md", "docs/a.md", false],
  ["#odd/*", "#odd/x", true],
  ["a/*", "a\\b", false],
] as const)("%s covers %s: %s", ([glob, path, covered]) => {
  const { covering } = roleScopes([], { role: { owners: ["@a"], covers: [glob] } }, { role: 1 });
  expect(covering(path).length === 1).toBe(covered);
});

test("a role is asked though nothing that it covers is changed; a role that is not defined is told", () => {
  const roles = { role: { owners: ["@B", "@a", "@b"], covers: ["deploy/**"] } };
  const scopes = roleScopes(["x"], roles, { role: 2, constructor: 1 });
  expect(scopes.requirements).toEqual([
    { kind: "role", name: "role", owners: ["@a", "@B"], needs: 2, paths: 0 },
  ]);
  expect(scopes.unknown).toEqual(["constructor"]);
});
