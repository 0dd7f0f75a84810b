import { expect, test } from "vitest";
import type { RulesetRefs } from "#github/protection/ruleset-covers.ts";
import { seen } from "#github/protection/seen.ts";
import { gatedBranches } from "./gated-branches.ts";
import { lookAtBranch } from "./look-at-branch.ts";
import { OF_QUEUE, restrictCreation } from "./mends.ts";
import { branch, CONTEXT, ruleset } from "./sight.fixture.ts";

const ADMINS = seen([
  { key: "RepositoryRole 5", who: "administrators of the repository", mode: "always" } as const,
]);
const heads = (globs: readonly string[]) => globs.map((glob) => `refs/heads/${glob}`);
const refs = (include: readonly string[], exclude: readonly string[] = []): RulesetRefs => ({
  include: heads(include),
  exclude: heads(exclude),
});
const makers = (aim: RulesetRefs | null) =>
  ruleset({
    id: 8,
    name: "makers",
    checks: [],
    review: null,
    restrictsCreation: true,
    bypass: ADMINS,
    refs: aim,
  });

/** What is said of `release/a-new-one`, which stands for a pattern: `gravity id` of what is open, or of who makes it. */
function said(aim: RulesetRefs | null, pattern = "release/*", gates: RulesetRefs | null = refs(["**/*"])) {
  const sight = branch([ruleset({ refs: gates }), makers(aim)], {
    branch: "release/a-new-one",
    sampleOf: pattern,
    isAlone: false,
    exists: false,
  });
  return lookAtBranch(sight, { ...CONTEXT, ownNames: ["release/own"] }).filter(
    ({ gravity, id }) => gravity !== "fine" || id === "few-create",
  );
}

test.for<readonly [what: string, aim: RulesetRefs | null, pattern?: string]>([
  ["the pattern itself", refs(["release/*"])],
  ["everything", { include: ["~ALL"], exclude: [] }],
  ["more", refs(["rel*/**/*"])],
  ["more, and something else", refs(["v*", "release/**/*"])],
  ["each of its ways through a group", refs(["release/*", "prod/*"]), "@(release|prod)/*"],
  ["that way through a group which the sample stands for", refs(["release/*"]), "@(release|prod)/*"],
  [
    "what the pattern means, without what it leaves out",
    refs(["release/*"], ["release/old"]),
    "release/!(old)",
  ],
  ["the pattern without a branch that is looked at by itself", refs(["release/*"], ["release/own"])],
  ["the pattern without names that it does not mean", refs(["release/*"], ["topic/**/*", "release"])],
  ["the pattern without what is below", refs(["release/*"], ["release/a/b"])],
  [
    "the pattern without the default branch",
    { include: heads(["**/*"]), exclude: ["~DEFAULT_BRANCH"] },
    "**",
  ],
  ["the pattern without branches of the queue", { include: heads(["**/*"]), exclude: [OF_QUEUE] }, "**"],
])("who makes it is told of a pattern where the ruleset is for %s", ([, aim, pattern = "release/*"]) => {
  expect(said(aim, pattern).map(({ id, about }) => `${about}: ${id}`)).toEqual([
    `${pattern} (such as release/a-new-one): few-create`,
  ]);
});

test.for<readonly [what: string, aim: RulesetRefs | null, pattern?: string]>([
  ["not those that begin with a digit", refs(["release/**/*"], ["release/[0-9]*"])],
  ["one name", refs(["release/a-new-one"])],
  ["names that begin so", refs(["release/a*"])],
  ["not another name", refs(["release/*"], ["release/other"])],
  ["what is not below", refs(["release/*"]), "release/**"],
  ["a part of what no list of patterns means", refs(["release/*"]), "+(release)/*"],
  ["what GitHub does not say", null],
])("and of the sample alone where it is for %s", ([, aim, pattern = "release/*"]) => {
  const found = said(aim, pattern);
  expect(found.map(({ gravity, id, about }) => `${gravity} ${about}: ${id}`)).toEqual([
    `fine release/a-new-one (one of ${pattern}): few-create`,
    `unseen ${pattern}: other-names-unseen`,
  ]);
});

test("what is not seen is said with what mends it, if it is so", () => {
  const [, open] = said(refs(["release/a*"]));
  expect(open?.says).toMatch(/not each of them is meant by \{narrow\}: no ruleset restricts who may make/);
  expect(open?.values).toEqual({ sample: "release/a-new-one", narrow: ['the ruleset "makers"'] });
  expect(open?.why).toBeUndefined();
  expect(open?.command).toBe(restrictCreation(CONTEXT, { branch: "release/*", taken: [] }).command);
});

test("a ruleset that is added has a name of its own, also where the one that has it is for a part alone", () => {
  const aim = refs(["release/a*"]);
  const taken = ["Gatehouse: who makes release/*"];
  const sight = branch([ruleset(), { ...makers(aim), name: taken[0] ?? "" }], {
    branch: "release/a-new-one",
    sampleOf: "release/*",
    exists: false,
  });
  const open = lookAtBranch(sight, CONTEXT).find(({ id }) => id === "other-names-unseen");
  expect(open?.command).toBe(restrictCreation(CONTEXT, { branch: "release/*", taken }).command);
});

test("the same holds of the check: one that is required of a part of the names only is not told of the others", () => {
  expect(
    said(refs(["release/*"]), "release/*", refs(["release/a*"])).map(({ id, about }) => `${about}: ${id}`),
  ).toEqual(["release/a-new-one (one of release/*): few-create", "release/*: other-names-unseen"]);
});

test("a ruleset for a part of the names takes nothing from what another one says of all", () => {
  const sight = branch(
    [ruleset({ refs: refs(["release/a*"]) }), ruleset({ id: 9 }), makers(refs(["release/*"]))],
    {
      branch: "release/a-new-one",
      sampleOf: "release/*",
      isAlone: false,
      exists: false,
    },
  );
  expect(lookAtBranch(sight, CONTEXT).filter(({ gravity }) => gravity !== "fine")).toEqual([]);
});

test("a branch that is there stands for itself alone", () => {
  const sight = branch([ruleset({ refs: refs(["release"]) })]);
  expect(lookAtBranch(sight, CONTEXT).filter(({ gravity }) => gravity !== "fine")).toEqual([]);
});

test.for([
  "release/*",
  "release/**",
  "**",
  "*/**",
  "v[0-9]?",
  "v?(1|2).x",
  "@(rel|prod)/**",
  "!(main)",
  "release/!(old|older*)",
  "@(x|y)/!(z)/**",
])("what the doctor's own commands add for %s is for each of its names", (pattern) => {
  const stages = [{ name: "production", branches: [pattern], gates: {} }];
  const samples = gatedBranches({ stages } as never, []);
  expect(samples).not.toEqual([]);
  const { command = "" } = restrictCreation(CONTEXT, { branch: pattern, taken: [] });
  const body = JSON.parse(/^printf %s '(.*)' \| gh api/.exec(command)?.[1] ?? "") as {
    readonly conditions: { readonly ref_name: RulesetRefs };
  };
  const aim = body.conditions.ref_name;
  for (const sample of samples) {
    const sight = branch([ruleset({ refs: aim }), makers(aim)], { ...sample, exists: false });
    expect(
      lookAtBranch(sight, CONTEXT).filter(({ gravity }) => gravity !== "fine"),
      sample.branch,
    ).toEqual([]);
  }
});
