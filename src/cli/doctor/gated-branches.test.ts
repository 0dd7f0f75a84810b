import { expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";
import { gatedBranches } from "./gated-branches.ts";

function gated(branches: Readonly<Record<string, readonly string[]>>, existing: readonly string[] = []) {
  const stages = Object.fromEntries(
    Object.entries(branches).map(([name, list]) => [
      name,
      { branches: list, gates: { evidence: { severity: "warn" } } },
    ]),
  );
  const read = readPolicy(JSON.stringify({ version: 1, stages }), ".github/gatehouse.yml", "d".repeat(40));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return gatedBranches(read.value, existing).map(
    ({ branch, stage, sampleOf }) => `${branch} ${stage}${sampleOf === null ? "" : ` by ${sampleOf}`}`,
  );
}

test("a branch that is named is looked at whether or not it is there", () => {
  expect(gated({ production: ["release"] })).toEqual(["release production"]);
});

test("a pattern is looked at by what exists and by what somebody could make, below too where it reaches", () => {
  expect(gated({ production: ["release/**"] }, ["release/1", "topic"])).toEqual([
    "release/a-new-one production by release/**",
    "release/a-new-one/below production by release/**",
    "release/1 production",
  ]);
  expect(gated({ production: ["release/*"] })).toEqual(["release/a-new-one production by release/*"]);
});

test("a branch belongs to the stage that names it, also where a pattern of another means it", () => {
  expect(gated({ staging: ["release/a-new-one"], production: ["release/*"] })).toEqual([
    "release/a-new-one staging",
  ]);
});
