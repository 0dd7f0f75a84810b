import fc from "fast-check";
import { expect, test } from "vitest";
import { patternCovers, rulesetCovers } from "./ruleset-covers.ts";

test.for<readonly [include: readonly string[], exclude: readonly string[], covered: string, not: string]>([
  [["refs/heads/release"], [], "release", "release/1"],
  [["refs/heads/release/*"], [], "release/1", "release/1/a"],
  [["refs/heads/release/**/*"], [], "release/1/a", "release"],
  [["refs/heads/release/**"], [], "release/1", "release/1/a"],
  [["refs/heads/v[0-9]?"], [], "v1x", "vxx"],
  [["refs/heads/v[!0-9]"], [], "vx", "v1"],
  [["~DEFAULT_BRANCH", "refs/heads/a"], [], "main", "mainly"],
  [["~ALL"], ["refs/heads/topic/**/*"], "release", "topic/1"],
  [["refs/heads/v[]x]"], [], "vx", "v"],
  [["refs/heads/**/x", "refs/heads/[z-a]"], [], "a/b/x", "z"],
  [["refs/heads/a**/x"], [], "ab/x", "a/b/x"],
  [["refs/heads/a.b"], [], "a.b", "axb"],
  [["refs/heads/@(a|b)"], [], "@(a|b)", "a"],
  [["refs/heads/{a,b}"], [], "{a,b}", "a"],
])("%j without %j", ([include, exclude, covered, not]) => {
  expect(rulesetCovers({ include, exclude }, covered, "main")).toBe(true);
  expect(rulesetCovers({ include, exclude }, not, "main")).toBe(false);
});

test.for<readonly [wide: string, narrow: string, covers: boolean]>([
  ["~ALL", "refs/heads/a", true],
  ["refs/heads/a", "refs/heads/a", true],
  ["refs/heads/a", "refs/heads/ab", false],
  ["refs/heads/*", "refs/heads/v[0-9]*", true],
  ["refs/heads/*", "refs/heads/v/*", false],
  ["refs/heads/**/*", "refs/heads/v/*", true],
  ["refs/heads/**/*", "refs/heads/**/*", true],
  ["refs/heads/**/*", "refs/heads/a/**/b/*", true],
  ["refs/heads/a/**/*", "refs/heads/a/b/*", true],
  ["refs/heads/a/**/*", "refs/heads/*/b", false],
  ["refs/heads/a/*", "refs/heads/a/**/*", false],
  ["refs/heads/a/**", "refs/heads/a/*", true],
  ["refs/heads/rel*", "refs/heads/release*", true],
  ["refs/heads/release*", "refs/heads/rel*", false],
  ["refs/heads/v?", "refs/heads/v[0-9]", true],
  ["refs/heads/v[0-9]", "refs/heads/v?", false],
  ["refs/heads/v[0-9]", "refs/heads/v1", true],
  ["refs/heads/v[0-9]", "refs/heads/vx", false],
  ["refs/heads/v?", "refs/heads/v*", false],
  ["refs/heads/release/[0-9]*", "refs/heads/release/*", false],
  ["refs/heads/**/x", "refs/heads/a/x", true],
  ["refs/heads/**/x", "refs/heads/ax", false],
])("%s means all that %s does: %s", ([wide, narrow, covers]) => {
  expect(patternCovers(wide, narrow)).toBe(covers);
});

test("a pattern that is said to mean all that another one does leaves none of its names out", () => {
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^([ab]|\*|\?|\[ab\]|\[!a\]|\*\*){1,3}$/) },
    fc.constant("**"),
  );
  const glob = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `refs/heads/${parts.join("/")}`);
  const name = fc
    .array(fc.stringMatching(/^[abc]{1,3}$/), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join("/"));
  let covered = 0;
  fc.assert(
    fc.property(glob, glob, fc.array(name, { minLength: 8, maxLength: 8 }), (wide, narrow, names) => {
      if (!patternCovers(wide, narrow)) return;
      const means = (pattern: string, each: string) =>
        rulesetCovers({ include: [pattern], exclude: [] }, each, "main");
      for (const each of names.filter((branch) => means(narrow, branch))) {
        covered += 1;
        expect(means(wide, each), `${wide} ${narrow} ${each}`).toBe(true);
      }
    }),
    { seed: 11, numRuns: 20_000 },
  );
  expect(covered).toBeGreaterThan(500);
});
