import fc from "fast-check";
import { minimatch } from "minimatch";
import { expect, test } from "vitest";
import { rulesetPatterns } from "./ruleset-patterns.ts";

test.for<readonly [glob: string, include: readonly string[], exclude?: readonly string[]]>([
  ["release", ["release"]],
  ["release/*", ["release/*"]],
  ["release/**", ["release/**/*"]],
  ["**", ["**/*"]],
  ["v[0-9]", ["v[0-9]"]],
  ["@(rel|prod)/**", ["rel/**/*", "prod/**/*"]],
  ["v?(1|2).x", ["v.x", "v1.x", "v2.x"]],
  ["@(a|@(b|c))", ["a", "b", "c"]],
  ["release/?(x)", ["release/x"]],
  ["!(main)", ["*"], ["main"]],
  ["release/!(old|older*)", ["release/*"], ["release/old", "release/older*"]],
  ["@(x|y)/!(z)/**", ["x/*/**/*", "y/*/**/*"], ["x/z/**/*", "y/z/**/*"]],
])("%s is written without groups", ([glob, include, exclude = []]) => {
  expect(rulesetPatterns(glob)).toEqual({ include, exclude });
});

test.for([
  ["any number of something", "+(a|b)"],
  ["any number of something, or none", "*(a|b)"],
  ["a name by its class", "v[[:digit:]]"],
  ["part of a name left out", "!(a)b"],
  ["a group within what is left out", "!(@(a|b))"],
  ["two groups that leave out", "!(a)/!(b)"],
  ["a group that is none", "@(a/b|c)"],
  ["a group without an end", "@(a"],
  ["too many ways", "@(a|b|c|d)@(a|b|c|d)@(a|b|c|d)"],
  ["more ways than could be counted", "@(a|b)".repeat(40)],
])("no list of patterns means the same as %s", ([, glob]) => {
  expect(rulesetPatterns(glob as string)).toBeNull();
});

test("what is written means the same branches as the policy", () => {
  const word = fc.constantFrom("a", "b", "ab", "*", "?", "a*", "**");
  const list = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("|"));
  const part = fc.oneof(
    word,
    fc.tuple(fc.constantFrom("@", "?", "!", "+"), list).map(([kind, inside]) => `${kind}(${inside})`),
    fc.tuple(word, list).map(([first, inside]) => `${first}@(${inside})`),
  );
  const glob = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const name = fc
    .array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join("/"));
  let compared = 0;
  fc.assert(
    fc.property(glob, fc.array(name, { minLength: 8, maxLength: 8 }), (policy, names) => {
      const written = rulesetPatterns(policy);
      if (written === null) return;
      for (const branch of names) {
        compared += 1;
        expect(means(written, branch), `${policy} ${branch}`).toBe(meansByPolicy(policy, branch));
      }
    }),
    { seed: 11, numRuns: 2000 },
  );
  expect(compared).toBeGreaterThan(5000);
});

/** As policies mean it: `stageOf`. */
function meansByPolicy(glob: string, branch: string): boolean {
  return minimatch(branch, glob, { dot: true, nobrace: true, nonegate: true, nocomment: true });
}

/** As rulesets mean it. Without groups, and with a slash after each pair of stars, both dialects agree. */
function means(
  { include, exclude }: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  branch: string,
): boolean {
  const matches = (pattern: string) =>
    minimatch(branch, pattern, { dot: true, nobrace: true, nonegate: true, nocomment: true, noext: true });
  return include.some(matches) && !exclude.some(matches);
}
