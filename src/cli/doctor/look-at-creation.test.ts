import { expect, test } from "vitest";
import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import type { Bypass, RuleSource } from "#github/protection/rule-source.ts";
import { seen, unseen } from "#github/protection/seen.ts";
import { type BranchSight, lookAtBranch } from "./look-at-branch.ts";
import { restrictCreation } from "./mends.ts";
import { APP, branch, CONTEXT, ruleset } from "./sight.fixture.ts";

const IDS = ["anybody-creates", "writers-create", "green-elsewhere-creates", "few-create", "nobody-creates"];

/** What is said of who may make the branch. */
function said(sight: BranchSight, context = CONTEXT) {
  return lookAtBranch(sight, context).filter(
    ({ id, says }) => IDS.includes(id) || says.startsWith("Who may make"),
  );
}

const pattern = {
  branch: "release/a-new-one",
  sampleOf: "release/*",
  isAlone: false,
  exists: false,
} as const;
const missing = { exists: false } as const;
const restricting = (bypass: RuleSource["bypass"]) =>
  ruleset({ id: 8, name: "makers", checks: [], review: null, restrictsCreation: true, bypass });
const by = (key: string, who: string, mode: Bypass["mode"] = "always") => seen([{ key, who, mode }]);
const admins = by("RepositoryRole 5", "administrators of the repository");
const writers = by("RepositoryRole 4", "writers of the repository");
const HIDDEN = unseen("GitHub shows it only to who may change the ruleset");
const judged = ruleset({ checksNewBranches: true });

test.for<readonly [what: string, sight: BranchSight, expected: readonly string[]]>([
  ["a branch that is there is made by nobody", branch([ruleset()]), []],
  ["nor where it can be deleted: that is told as such", branch([ruleset({ blocksDeletion: false })]), []],
  ["a pattern, and rules that spare new branches", branch([ruleset()], pattern), ["grave anybody-creates"]],
  ["a name that is not there", branch([ruleset()], missing), ["grave anybody-creates"]],
  ["no rule at all", branch([], pattern), ["grave anybody-creates"]],
  [
    "a check that anybody makes green, asked for on creation, too",
    branch(
      [ruleset({ checksNewBranches: true, checks: [{ context: "gatehouse: production", appId: null }] })],
      pattern,
    ),
    ["grave anybody-creates"],
  ],
  [
    "a check of another tool, asked for on creation, too",
    branch([ruleset(), ruleset({ id: 9, checksNewBranches: true, checks: [] })], pattern),
    ["grave anybody-creates"],
  ],
  ["checks that new branches need, too", branch([judged], pattern), ["weak green-elsewhere-creates"]],
  ["checks that the one name needs, too", branch([judged], missing), []],
  [
    "checks that one name of several needs, too",
    branch([judged], { ...missing, isAlone: false }),
    ["weak green-elsewhere-creates"],
  ],
  [
    "creation restricted to administrators",
    branch([ruleset(), restricting(admins)], pattern),
    ["fine few-create"],
  ],
  ["the same for one name", branch([ruleset(), restricting(admins)], missing), ["fine few-create"]],
  [
    "creation restricted for everybody",
    branch([ruleset(), restricting(seen([]))], pattern),
    ["fine nobody-creates"],
  ],
  [
    "left out in pull requests alone, which make no branch",
    branch([ruleset(), restricting(by("RepositoryRole 4", "writers", "pull_request"))], pattern),
    ["fine nobody-creates"],
  ],
  [
    "restricted to who may push anyway",
    branch([ruleset(), restricting(writers)], pattern),
    ["grave writers-create"],
  ],
  [
    "restricted to workflows, which are anybody's who may push",
    branch([ruleset(), restricting(by(`Integration ${GITHUB_ACTIONS}`, "app 15368"))], pattern),
    ["grave writers-create"],
  ],
  [
    "restricted to a team",
    branch([ruleset(), restricting(by("Team 42", "team 42"))], pattern),
    ["fine few-create"],
  ],
  [
    "once more, to fewer",
    branch([ruleset(), restricting(writers), restricting(admins)], pattern),
    ["fine few-create"],
  ],
  [
    "restricted, and it is not shown to whom",
    branch([ruleset(), restricting(HIDDEN)], pattern),
    ["unseen not-seen"],
  ],
  [
    "restricted to who may push, and once more, to whom is not shown",
    branch([ruleset(), restricting(writers), restricting(HIDDEN)], pattern),
    ["unseen not-seen"],
  ],
])("%s", ([, sight, expected]) =>
  expect(said(sight).map(({ gravity, id }) => `${gravity} ${id}`)).toEqual(expected),
);

test.for<readonly [what: string, url: string, bypass: RuleSource["bypass"], expected: string]>([
  ["an App on github.com", "https://github.com", by("Integration 7", "app 7"), "fine few-create"],
  ["an App on another server", "https://git.acme.example", by("Integration 7", "app 7"), "unseen not-seen"],
  [
    "an App on a tenant of GitHub's",
    "https://acme.ghe.com",
    by("Integration 15368", "app 15368"),
    "grave writers-create",
  ],
  [
    "Gatehouse's App on another server",
    "https://git.acme.example",
    by(`Integration ${APP}`, `app ${APP}`),
    "fine few-create",
  ],
  ["a team on another server", "https://git.acme.example", by("Team 42", "team 42"), "fine few-create"],
])("restricted to %s", ([, origin, bypass, expected]) => {
  const context = { ...CONTEXT, url: `${origin}/acme/model` };
  const found = said(branch([ruleset(), restricting(bypass)], pattern), context);
  expect(found.map(({ gravity, id }) => `${gravity} ${id}`)).toEqual([expected]);
});

test("where no App is known, each on another server may be GitHub Actions; and one list that is known is enough", () => {
  const context = { ...CONTEXT, url: "https://git.acme.example/acme/model", appId: null };
  const unknown = restricting(by(`Integration ${APP}`, `app ${APP}`));
  const [found] = said(branch([ruleset(), unknown], pattern), context);
  expect(found?.says).toContain("{app} may be GitHub Actions");
  expect(found?.values).toEqual({ app: `app ${APP}` });
  expect(said(branch([unknown, restricting(admins)], pattern), context).map(({ id }) => id)).toEqual([
    "few-create",
  ]);
});

test("what restricts it is a ruleset of its own, which leaves administrators out", () => {
  const [found] = said(branch([ruleset({ name: "Gatehouse: who makes release/*" })], pattern));
  const ref_name = '{"include":["refs/heads/release/*"],"exclude":[]}';
  const actor = '{"actor_id":5,"actor_type":"RepositoryRole","bypass_mode":"always"}';
  expect(found?.command).toBe(
    `printf %s '{"name":"Gatehouse: who makes release/* 2","target":"branch","enforcement":"active","conditions":{"ref_name":${ref_name}},` +
      `"rules":[{"type":"creation"}],"bypass_actors":[${actor}]}' | gh api --method POST /repos/acme/model/rulesets --input -`,
  );
});

test("whom it leaves out is changed where it leaves out too many", () => {
  const [found] = said(branch([ruleset(), restricting(writers)], pattern));
  expect(found?.values).toEqual({ source: 'the ruleset "makers"' });
  expect(found?.command).toContain('"actor_type":"RepositoryRole"');
  expect(found?.command).toContain("--method PUT /repos/acme/model/rulesets/8 ");
});

test.for([
  ["release/*", false],
  ["**", true],
  ["*/**", true],
  ["gh-*/*/*", true],
] as const)("of %s, branches of the merge queue are left out: %s", ([glob, left]) => {
  const { command = "" } = restrictCreation(CONTEXT, { branch: glob, taken: [] });
  expect(command.includes('"exclude":["refs/heads/gh-readonly-queue/**/*"]')).toBe(left);
});

test("a pattern that no ruleset knows is left to a person", () => {
  const [found] = said(branch([ruleset()], { ...pattern, sampleOf: "+(v)*" }));
  expect(found?.command).toBeUndefined();
  expect(found?.link).toBe("https://github.com/acme/model/settings/rules");
});
