import { expect, test } from "vitest";
import type { Policy } from "./policy.ts";
import { stageOf } from "./stage-of.ts";

function policyOf(stages: Readonly<Record<string, readonly string[]>>): Policy {
  return {
    path: ".github/gatehouse.yml",
    digest: "d",
    packages: ["handoffs/*"],
    roles: {},
    stages: Object.entries(stages).map(([name, branches]) => ({ name, branches, gates: {} })),
    risk: {},
  };
}

const policy = policyOf({
  engineering: ["main"],
  operations: ["release/staging"],
  production: ["release/*", "hotfix/**"],
  archive: ["hotfix/old-*"],
});

test.for([
  { branch: "main", stage: "engineering" },
  { branch: "release/2026-11", stage: "production" },
  { branch: "release/staging", stage: "operations", why: "an exact name wins over a glob" },
  { branch: "hotfix/a/b", stage: "production", why: "two stars reach any depth" },
  { branch: "release/.hidden", stage: "production", why: "a dot is a character as any other" },
])("$branch belongs to $stage", ({ branch, stage }) => {
  expect(stageOf(policy, branch)).toMatchObject({ kind: "stage", stage: { name: stage } });
});

test.for(["maintenance", "Main", "feature/main", "release", "release/a/b", ""])(
  "%s belongs to none",
  (branch) => {
    expect(stageOf(policy, branch)).toEqual({ kind: "none" });
  },
);

test("globs of two stages are ambiguous: nothing is guessed", () => {
  expect(stageOf(policy, "hotfix/old-1")).toEqual({ kind: "ambiguous", stages: ["production", "archive"] });
});

test("a name that looks like a pattern is found exactly", () => {
  const odd = policyOf({ a: ["!main"], b: ["#1"], c: ["{x,y}"] });
  expect(stageOf(odd, "!main")).toMatchObject({ stage: { name: "a" } });
  expect(stageOf(odd, "#1")).toMatchObject({ stage: { name: "b" } });
  // Neither a negation nor braces are part of our globs.
  expect(stageOf(odd, "dev")).toEqual({ kind: "none" });
  expect(stageOf(odd, "x")).toEqual({ kind: "none" });
});
