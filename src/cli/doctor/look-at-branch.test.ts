import { describe, expect, test } from "vitest";
import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import type { Bypass, RuleSource } from "#github/protection/rule-source.ts";
import { seen, unseen } from "#github/protection/seen.ts";
import { type BranchContext, type BranchSight, lookAtBranch } from "./look-at-branch.ts";
import { APP, branch, CONTEXT, ruleset } from "./sight.fixture.ts";

const open = (sight: BranchSight, context: BranchContext = CONTEXT) =>
  lookAtBranch(sight, context).flatMap(({ id, gravity }) => (gravity === "fine" ? [] : [`${gravity} ${id}`]));

const pinned = (appId: number | null, context = "gatehouse: production") => [{ context, appId }];
const bypass = (mode: Bypass["mode"], who = "deploy keys"): Bypass => ({ key: who, who, mode });
const classic = (over: Partial<RuleSource> = {}) =>
  ruleset({ kind: "branch-protection", id: null, name: "release", ...over });
const HIDDEN = unseen("GitHub shows it to administrators only");
/** Rules that require nothing, so that only what is asked about the check is missing. */
const bare = ruleset({ checks: [] });

describe("the required check", () => {
  test.for<readonly [what: string, sight: BranchSight, expected: readonly string[]]>([
    ["everything in order", branch([ruleset()]), []],
    ["no rule at all", branch([]), ["grave not-required"]],
    ["rules, but none that requires it", branch([bare]), ["grave not-required"]],
    ["required from anybody", branch([ruleset({ checks: pinned(null) })]), ["grave not-pinned"]],
    [
      "required from GitHub Actions",
      branch([ruleset({ checks: pinned(GITHUB_ACTIONS) })]),
      ["grave pinned-to-actions"],
    ],
    ["required from another app", branch([ruleset({ checks: pinned(99) })]), ["grave pinned-elsewhere"]],
    [
      "from anybody in one ruleset, from the App in another",
      branch([ruleset({ checks: pinned(null) }), ruleset()]),
      [],
    ],
    [
      "from another app in one ruleset, from the App in another",
      branch([ruleset({ checks: pinned(99) }), ruleset()]),
      ["weak also-pinned-elsewhere"],
    ],
    [
      "from GitHub Actions and the App in one ruleset",
      branch([ruleset({ checks: [...pinned(GITHUB_ACTIONS), ...pinned(APP)] })]),
      ["weak also-pinned-elsewhere"],
    ],
    ["in a rule of the older kind alone", branch([], { protection: seen(classic()) }), []],
    [
      "there, from anybody",
      branch([], { protection: seen(classic({ checks: pinned(null) })) }),
      ["grave not-pinned"],
    ],
    [
      "a check of another stage",
      branch([ruleset({ checks: pinned(APP, "gatehouse: prod") })]),
      ["grave not-required", "weak foreign-check"],
    ],
    ["rules that are not seen", branch([], { rulesets: HIDDEN }), ["unseen not-seen"]],
    [
      "no ruleset, and the older rule is not seen",
      branch([], { protection: HIDDEN }),
      ["unseen requirement-unseen"],
    ],
    [
      "a branch that nobody has made",
      branch([], { branch: "release/a", sampleOf: "release/*", protection: HIDDEN }),
      ["grave not-required", "grave anybody-creates"],
    ],
  ])("%s", ([, sight, expected]) => expect(open(sight)).toEqual(expected));

  test("a ruleset that would require it and only watches is named, with what makes it active", () => {
    const refs = { include: ["refs/heads/release"], exclude: [] };
    const idle = [{ id: 9, name: "soon", enforcement: "evaluate", above: null, checks: pinned(APP), refs }];
    const [found] = lookAtBranch(branch([]), { ...CONTEXT, idle: seen(idle) });
    expect(found).toMatchObject({ id: "not-enforced", values: { ruleset: "soon", enforcement: "evaluate" } });
    expect(found?.command).toBe(
      `printf %s '{"enforcement":"active"}' | gh api --method PUT /repos/acme/model/rulesets/9 --input -`,
    );
  });

  test.for([
    ["for another branch", { include: ["refs/heads/main"], exclude: [] }],
    ["for branches that GitHub does not name", null],
  ] as const)("a ruleset that only watches and is %s would not require it", ([, refs]) => {
    const idle = [{ id: 9, name: "soon", enforcement: "evaluate", above: null, checks: pinned(APP), refs }];
    expect(open(branch([]), { ...CONTEXT, idle: seen(idle) })).toEqual(["grave not-required"]);
  });

  test("an App that was never seen is not taken for Gatehouse's", () => {
    expect(open(branch([ruleset()]), { ...CONTEXT, appId: null })).toEqual(["unseen app-unverified"]);
  });

  test("where the App's id is not known, the command has a place for it and says so", () => {
    const [found] = lookAtBranch(branch([]), { ...CONTEXT, appId: null });
    expect(found?.command).toContain(`"integration_id":APP_ID}`);
    expect(found?.fix).toContain("APP_ID");
  });
});

describe("who may go around it", () => {
  const listed = (...list: readonly Bypass[]) => ruleset({ bypass: seen(list) });
  test.for<readonly [what: string, sight: BranchSight, expected: readonly string[]]>([
    ["always", branch([listed(bypass("always"))]), ["grave may-bypass"]],
    ["always, and not even noted", branch([listed(bypass("exempt"))]), ["grave may-bypass"]],
    ["in pull requests", branch([listed(bypass("pull_request"))]), ["weak may-bypass-in-pull-request"]],
    ["a second ruleset binds them all the same", branch([listed(bypass("always")), ruleset()]), []],
    [
      "two lists of groups that may share members",
      branch([listed(bypass("always", "Team 42")), listed(bypass("always", "RepositoryRole 4"))]),
      ["unseen bypass-unseen"],
    ],
    [
      "administrators of the organisation, who are the repository's as well",
      branch([listed(bypass("always", "OrganizationAdmin 1"))], {
        protection: seen(classic({ bypass: seen([bypass("always", "RepositoryRole 5")]) })),
      }),
      ["grave may-bypass"],
    ],
    [
      "them in pull requests alone, as one of the lists has it",
      branch([
        listed(bypass("pull_request", "OrganizationAdmin 1")),
        listed(bypass("always", "RepositoryRole 5")),
      ]),
      ["weak may-bypass-in-pull-request"],
    ],
    [
      "one who is in both lists beside groups that may share members",
      branch([
        listed(bypass("always"), bypass("always", "Team 42")),
        listed(bypass("always"), bypass("always", "RepositoryRole 4")),
      ]),
      ["grave may-bypass", "unseen bypass-unseen"],
    ],
    [
      "nobody but who is in both lists, where one of them names nobody else",
      branch([listed(bypass("always"), bypass("always", "Team 42")), listed(bypass("always"))]),
      ["grave may-bypass"],
    ],
    [
      "the milder of two lists holds",
      branch([listed(bypass("always")), listed(bypass("pull_request"))]),
      ["weak may-bypass-in-pull-request"],
    ],
    ["a list that is not shown", branch([ruleset({ bypass: HIDDEN })]), ["unseen not-seen"]],
    ["a list that is not shown beside an empty one", branch([ruleset({ bypass: HIDDEN }), ruleset()]), []],
    [
      "administrators, by the older rule",
      branch([], { protection: seen(classic({ bypass: seen([bypass("always")]) })) }),
      ["grave may-bypass"],
    ],
  ])("%s", ([, sight, expected]) => expect(open(sight)).toEqual(expected));

  test("groups that may share members are told with the rules that leave them out", () => {
    const sight = branch([listed(bypass("always", "Team 42"))], {
      protection: seen(classic({ bypass: seen([bypass("always", "RepositoryRole 4")]) })),
    });
    expect(lookAtBranch(sight, CONTEXT).find(({ id }) => id === "bypass-unseen")?.values).toEqual({
      groups: ["Team 42", "RepositoryRole 4"],
      sources: [`the ruleset "release"`, "the branch protection rule of release"],
    });
  });

  describe("a ruleset from above", () => {
    const mendOf = (kind: "organisation" | "enterprise", readable: boolean) => {
      const above = { kind, name: "acme", readable };
      const source = ruleset({ above, bypass: seen([bypass("always")]) });
      return lookAtBranch(branch([source]), CONTEXT).find(({ id }) => id === "may-bypass");
    };

    test("is changed there by who may read it there, who is told that it binds others, too", () => {
      const found = mendOf("organisation", true);
      expect(found?.command).toBe(
        `printf %s '{"bypass_actors":[]}' | gh api --method PUT /orgs/acme/rulesets/7 --input -`,
      );
      expect(found?.fix).toContain("for every repository that it binds");
      expect(found?.link).toBe("https://github.com/organizations/acme/settings/rules/7");
    });

    test("is mended from below by who may not: a second ruleset binds whom the first leaves out", () => {
      const found = mendOf("organisation", false);
      expect(found?.command).toContain("--method POST /repos/acme/model/rulesets ");
      expect(found?.fix).toContain("the command adds one of the repository's own");
      expect(found?.link).toBe("https://github.com/organizations/acme/settings/rules/7");
    });

    test("of an enterprise is mended from below, and its page is not guessed", () => {
      const found = mendOf("enterprise", false);
      expect(found?.command).toContain("--method POST /repos/acme/model/rulesets ");
      expect(found?.link).toBeUndefined();
    });
  });

  test("a new ruleset gets a name that none has yet", () => {
    const named = (name: string) => ruleset({ name, strict: false });
    const sources = [
      named("Gatehouse: production (release)"),
      named("Gatehouse: production (release) 2"),
      named("other"),
    ];
    const found = lookAtBranch(branch(sources), CONTEXT).find(({ id }) => id === "not-strict");
    expect(found?.command).toContain(`"name":"Gatehouse: production (release) 3"`);
  });
});

describe("the rules around it", () => {
  const review = { approvals: 1, dismissesStale: false, asksOwners: false, asksOtherThanPusher: true };
  test.for<readonly [what: string, over: Partial<RuleSource>, expected: readonly string[]]>([
    ["deletions", { blocksDeletion: false }, ["grave may-delete"]],
    ["force-pushes", { blocksForcePush: false }, ["grave may-force-push"]],
    ["pushes", { review: null }, ["weak no-pull-request"]],
    ["an old base", { strict: false }, ["weak not-strict"]],
    ["a queue that judges each", { strict: false, grouping: "ALLGREEN" }, []],
    ["a queue that judges groups", { grouping: "HEADGREEN" }, ["grave mixed-queue"]],
    ["no approval", { review: { ...review, approvals: 0 } }, ["weak no-approval"]],
    ["approvals dismissed", { review: { ...review, dismissesStale: true } }, ["weak dismisses-stale"]],
    [
      "the last pusher's approval",
      { review: { ...review, asksOtherThanPusher: false } },
      ["weak last-pusher"],
    ],
    [
      "a rule of which only the checks were seen",
      { blocksDeletion: false, whole: false },
      ["unseen not-seen"],
    ],
  ])("%s", ([, over, expected]) => expect(open(branch([ruleset(over)]))).toEqual(expected));

  test("a rule of the older kind that was not seen may forbid what rulesets do not", () => {
    const sight = branch([ruleset({ blocksDeletion: false })], { protection: HIDDEN });
    expect(open(sight)).toEqual(["unseen not-seen"]);
  });

  test("required workflows are told", () => {
    const found = lookAtBranch(
      branch([ruleset({ workflows: [".github/workflows/gatehouse.yml"] })]),
      CONTEXT,
    );
    expect(found.map(({ id }) => id)).toContain("required-workflow");
  });
});

test("names reach a shell as they are, and do nothing there", () => {
  const name = "x'; $(rm -rf ~) `id` \"";
  const [found] = lookAtBranch(branch([], { branch: name, stage: name }), CONTEXT);
  const [, body = ""] = /^printf %s '(.*)' \| gh api /s.exec(found?.command ?? "") ?? [];
  expect(body.replaceAll(`'\\''`, "")).not.toContain("'");
  expect(JSON.parse(body.replaceAll(`'\\''`, "'"))).toMatchObject({
    conditions: { ref_name: { include: [`refs/heads/${name}`] } },
  });
});

test("a pattern is required as rulesets spell it, where two stars reach below only before a slash", () => {
  const [found] = lookAtBranch(branch([], { branch: "release/a/b", sampleOf: "release/**" }), CONTEXT);
  expect(found?.about).toBe("release/** (such as release/a/b)");
  expect(found?.command).toContain(`"include":["refs/heads/release/**/*"]`);
});

test("groups of a pattern, which rulesets do not know, are written out, and what cannot be is said", () => {
  const look = (pattern: string) =>
    lookAtBranch(branch([], { branch: "rel/a", sampleOf: pattern }), CONTEXT)[0];
  expect(look("@(rel|prod)/*")?.command).toContain(
    `"ref_name":{"include":["refs/heads/rel/*","refs/heads/prod/*"],"exclude":[]}`,
  );
  expect(look("!(main)")?.command).toContain(
    `"ref_name":{"include":["refs/heads/*"],"exclude":["refs/heads/main"]}`,
  );
  const told = look("+(rel)/*");
  expect(told).toMatchObject({ id: "not-required", link: "https://github.com/acme/model/settings/rules" });
  expect(told?.command).toBeUndefined();
  expect(told?.fix).toContain("rulesets have no groups such as +(…)");
});
