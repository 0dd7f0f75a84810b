import { expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";
import { gatedBranches, unsampledPatterns } from "./gated-branches.ts";

function policyOf(branches: Readonly<Record<string, readonly string[]>>) {
  const stages = Object.fromEntries(
    Object.entries(branches).map(([name, list]) => [
      name,
      { branches: list, gates: { evidence: { severity: "warn" } } },
    ]),
  );
  const read = readPolicy(JSON.stringify({ version: 1, stages }), ".github/gatehouse.yml", "d".repeat(40));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

function gated(branches: Readonly<Record<string, readonly string[]>>, existing: readonly string[] = []) {
  return gatedBranches(policyOf(branches), existing).map(
    ({ branch, stage, sampleOf }) => `${branch} ${stage}${sampleOf === null ? "" : ` by ${sampleOf}`}`,
  );
}

test("a branch that is named is looked at whether or not it is there", () => {
  expect(gated({ production: ["release"] })).toEqual(["release production"]);
});

test.for<readonly [branches: readonly string[], alone: boolean]>([
  [["release"], true],
  [["release/a", "release/b"], false],
  [["release/*"], false],
  [["release", "v*"], false],
])("of %j, the first has its stage's check alone: %s", ([branches, alone]) => {
  const [first] = gatedBranches(policyOf({ staging: ["main"], production: branches }), ["main"]).filter(
    ({ stage }) => stage === "production",
  );
  expect(first?.isAlone).toBe(alone);
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
    "release/another-new-one production by release/*",
  ]);
});

test.for<readonly [what: string, pattern: string, existing: readonly string[], samples: readonly string[]]>([
  ["a word", "release/*", ["release/a-new-one"], ["release/another-new-one"]],
  ["both words", "v*", ["va-new-one", "vanother-new-one"], ["va-new-one-3"]],
  ["one of two ways", "@(a|b)/*", ["a/a-new-one"], ["a/another-new-one", "b/a-new-one"]],
  ["what is below", "r/**", ["r/a-new-one/below"], ["r/a-new-one", "r/another-new-one/below"]],
  ["a digit", "v[0-9]", ["v0"], ["v9"]],
  ["a letter", "v?", ["vx"], ["vX"]],
])(
  "whoever makes a branch that would stand for a pattern only has another one stand: %s",
  ([, pattern, existing, samples]) => {
    const found = gatedBranches(policyOf({ production: [pattern] }), existing);
    expect(found.flatMap(({ branch, sampleOf }) => (sampleOf === null ? [] : [branch]))).toEqual(samples);
    expect(found.flatMap(({ branch, sampleOf }) => (sampleOf === null ? [branch] : []))).toEqual(existing);
  },
);

test("a pattern whose every name that is tried is there is not called looked at", () => {
  const digits = Array.from({ length: 10 }, (_, digit) => `v${digit}`);
  const words = Array.from({ length: 100 }, (_, at) => `r/a-new-one${at < 2 ? "" : `-${at + 1}`}`);
  expect(unsampledPatterns(policyOf({ production: ["v[0-9]"] }), digits)).toEqual(["v[0-9]"]);
  expect(unsampledPatterns(policyOf({ production: ["r/*"] }), [...words, "r/another-new-one"])).toEqual([
    "r/*",
  ]);
  // Where each name that it means is there, there is nothing left to make.
  expect(unsampledPatterns(policyOf({ production: ["@(a|b)"] }), ["a", "b"])).toEqual([]);
  expect(unsampledPatterns(policyOf({ production: ["@(a|b)/*"] }), ["a/a-new-one"])).toEqual([]);
});

test("a name of the policy stands for none of its patterns: whether it is there is told of it", () => {
  expect(gated({ production: ["release/*", "release/a-new-one"] })).toEqual([
    "release/a-new-one production",
    "release/another-new-one production by release/*",
  ]);
});

test.for<readonly [pattern: string, names: readonly string[]]>([
  ["release/[0-9]*", ["release/0a-new-one"]],
  ["v[0-9]*", ["v0a-new-one"]],
  ["v[!0-9]", ["vx"]],
  ["v[0-9]", ["v0"]],
  ["v[[:digit:]]", ["v0"]],
  ["v1[.]?", ["v1.x"]],
  ["@(rel|prod)/*", ["rel/a-new-one", "prod/a-new-one"]],
  ["+(v@(1|2)|r[5-7])", ["v1", "r5", "v2"]],
  ["!(main)", ["a-new-one"]],
  ["@(rel|prod)/**", ["rel/a-new-one", "prod/a-new-one", "rel/a-new-one/below", "prod/a-new-one/below"]],
])("classes and groups are filled: %s", ([pattern, names]) => {
  const policy = policyOf({ production: [pattern] });
  expect(gatedBranches(policy, []).map(({ branch }) => branch)).toEqual(names);
  expect(unsampledPatterns(policy, [])).toEqual([]);
});

test("a pattern of which no name is found is told apart, also where another stage has all of its names", () => {
  expect(unsampledPatterns(policyOf({ production: ["v[~]", "release/*", "main"] }), [])).toEqual(["v[~]"]);
  expect(
    unsampledPatterns(policyOf({ staging: ["release/*"], production: ["release/**", "r*"] }), []),
  ).toEqual(["release/*"]);
});

test("a pattern with many alternatives asks for few names", () => {
  // Twenty-seven names would do.
  expect(gated({ production: ["@(a|b|c)-@(a|b|c)-@(a|b|c)"] })).toHaveLength(16);
});

test("a pattern with more alternatives than could be counted is looked at by a few of them", () => {
  expect(gated({ production: ["@(a|b)".repeat(40)] })).toHaveLength(16);
});
