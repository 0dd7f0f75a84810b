import { expect, test } from "vitest";
import { rulesetCovers } from "./ruleset-covers.ts";

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
