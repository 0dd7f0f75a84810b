import { describe, expect, test } from "vitest";
import type { OwnershipFacts } from "#core/facts/people-facts.ts";
import type { Issue } from "#core/model/statement.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { account, factsOf, minute, type Scene, sha, wrote } from "#core/sign-offs/scene.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { signOffs } from "./gate.ts";
import { messages } from "./messages.ts";

const ROLES = { "code-owners": "off", roles: { operations: 1 } } as const;
const TEAM: Scene = {
  head: { model: "m1" },
  teams: { "@acme/sre": ["dana", "lee"] },
  roles: { operations: { owners: ["@acme/sre"] } },
};
const OWNED: Scene = { head: { model: "m1" }, owners: { model: ["@dana"] } };
const FILE = ".github/CODEOWNERS";

const team = (more: Partial<Scene>) => factsOf({ ...TEAM, ...more });
const owned = (more: Partial<Scene>) => factsOf({ ...OWNED, ...more });

function issues(count: number): readonly Issue[] {
  return Array.from({ length: count }, (_, at) => {
    const where = { path: FILE, line: at + 3, column: 5 };
    return { id: "bad-owner", says: "`{owner}` is not an owner.", values: { owner: "dana" }, where };
  });
}

function withFile(facts: SignOffFacts, more: Partial<OwnershipFacts>): SignOffFacts {
  return { ...facts, ownership: { ...facts.ownership, ...more } };
}

const DANA = ["dana APPROVED"];
const CHANGES_FILE: Partial<Scene> = { head: { [FILE]: "new" }, owners: { "": ["@dana"] }, reviews: DANA };

testGate(signOffs, [
  {
    name: "nothing is asked",
    facts: owned({}),
    options: { "code-owners": "off" },
    finds: ["not-asked"],
    outcome: "skip",
  },
  {
    name: "nothing is changed (S24: that is no pass)",
    facts: factsOf({ head: {} }),
    finds: ["nothing-to-sign"],
    outcome: "skip",
  },
  {
    name: "nobody owns anything, which is allowed (XC unowned files)",
    facts: owned({ owners: {} }),
    options: { unowned: "allow" },
    finds: ["nothing-to-sign"],
    outcome: "skip",
  },
  { name: "the owner signed", facts: owned({ reviews: DANA }), finds: ["signed"], outcome: "pass" },
  {
    name: "nobody reviewed (PB singleApprovalRequired)",
    facts: owned({}),
    finds: ["waiting"],
    outcome: "pending",
  },
  {
    name: "a draft is judged the same",
    facts: { ...owned({}), pullRequest: { ...owned({}).pullRequest, draft: true } },
    finds: ["waiting"],
    outcome: "pending",
  },
  {
    name: "owners and roles are both needed",
    facts: factsOf({ ...TEAM, ...OWNED, reviews: DANA }),
    options: { roles: { operations: 2 } },
    finds: ["waiting", "signed"],
    outcome: "pending",
  },
  {
    name: "the head cannot be read",
    facts: { ...owned({ reviews: DANA }), snapshots: {} },
    finds: ["head-unreadable", "waiting"],
    outcome: "error",
  },
  {
    name: "the author's account is gone",
    facts: owned({ author: null, reviews: DANA }),
    finds: ["author-gone", "waiting"],
    outcome: "error",
  },
  {
    name: "a commit belongs to nobody (PB#1263)",
    facts: owned({ contributions: [wrote(null, "c2"), wrote(null)], reviews: DANA }),
    finds: ["commit-unattributed", "commit-unattributed", "waiting"],
    outcome: "error",
  },
  {
    name: "a co-author is the only owner (RB not enough users)",
    facts: owned({ contributions: [wrote("dana")], reviews: DANA }),
    finds: ["nobody-can"],
    outcome: "error",
  },
  {
    name: "a role needs more people than it has (RB not enough users)",
    facts: team({}),
    options: { "code-owners": "off", roles: { operations: 3 } },
    finds: ["nobody-can"],
    outcome: "error",
  },
  {
    name: "a role has no owners",
    facts: team({ roles: { operations: { owners: [] } } }),
    options: ROLES,
    finds: ["nobody-can"],
    outcome: "error",
  },
  {
    name: "a bot is the only owner (XC bot author)",
    facts: owned({ owners: { "": ["@release[bot]"] } }),
    finds: ["nobody-can"],
    outcome: "error",
  },
  {
    name: "a role is not defined",
    facts: team({}),
    options: { "code-owners": "off", roles: { operatons: 1 } },
    finds: ["role-unknown"],
    outcome: "error",
  },
  {
    name: "the only team does not exist (S15)",
    facts: team({ teams: { "@acme/sre": "unknown" } }),
    options: ROLES,
    finds: ["owner-unknown"],
    outcome: "error",
  },
  {
    name: "the only team is secret (S17)",
    facts: team({ teams: { "@acme/sre": "secret" } }),
    options: ROLES,
    finds: ["owner-secret"],
    outcome: "error",
  },
  {
    name: "the only team cannot write (S17)",
    facts: team({ teams: { "@acme/sre": "no-write" } }),
    options: ROLES,
    finds: ["owner-no-write"],
    outcome: "error",
  },
  {
    name: "a team cannot be looked up, though another owner signed (S39)",
    facts: owned({
      owners: { "": ["@dana", "@acme/sre"] },
      teams: { "@acme/sre": "unreadable" },
      reviews: DANA,
    }),
    finds: ["owner-unreadable"],
    outcome: "error",
  },
  {
    name: "a team was never looked up",
    facts: owned({ owners: { "": ["@acme/ops"] }, reviews: DANA }),
    finds: ["owner-unreadable"],
    outcome: "error",
  },
  {
    name: "one owner of two does not exist, and the other signs",
    facts: owned({
      owners: { "": ["@dana", "@acme/sre"] },
      teams: { "@acme/sre": "unknown" },
      reviews: DANA,
    }),
    finds: ["signed", "owner-left-out"],
    outcome: "pass",
  },
  {
    name: "one owner of two does not exist, and the other contributed",
    facts: owned({
      owners: { "": ["@dana", "@acme/sre"] },
      teams: { "@acme/sre": "unknown" },
      contributions: [wrote("dana")],
    }),
    finds: ["owner-unknown", "nobody-can"],
    outcome: "error",
  },
  {
    name: "two roles and one person between them (RB and-distinct)",
    facts: team({ roles: { operations: { owners: ["@dana"] }, security: { owners: ["@dana"] } } }),
    options: { "code-owners": "off", roles: { operations: 1, security: 1 }, distinct: true },
    finds: ["too-few-people", "waiting", "waiting"],
    outcome: "error",
  },
  {
    name: "an owner asks for changes",
    facts: owned({ owners: { "": ["@dana", "@lee"] }, reviews: ["lee APPROVED", "dana CHANGES_REQUESTED"] }),
    finds: ["changes-requested"],
    outcome: "fail",
  },
  {
    name: "whatever has changed since, the objection stays",
    facts: owned({
      owners: { "": ["@dana", "@lee"] },
      commits: { old: { files: { model: "m0" } } },
      reviews: ["dana CHANGES_REQUESTED old"],
    }),
    finds: ["changes-requested", "waiting"],
    outcome: "fail",
  },
  {
    name: "the objection is lifted by an approval",
    facts: owned({ reviews: ["dana CHANGES_REQUESTED", "dana APPROVED"] }),
    finds: ["signed"],
    outcome: "pass",
  },
  {
    name: "the objection is lifted by a dismissal",
    facts: owned({ owners: { "": ["@dana", "@lee"] }, reviews: ["lee APPROVED", "dana DISMISSED"] }),
    finds: ["signed"],
    outcome: "pass",
  },
  {
    name: "the objection of somebody who owns nothing blocks nothing",
    facts: owned({ reviews: ["kim CHANGES_REQUESTED", "dana APPROVED"] }),
    finds: ["signed"],
    outcome: "pass",
  },
  {
    name: "evidence was not complete when it was signed",
    facts: owned({ greenAt: minute(5), reviews: DANA }),
    options: { "after-gates": true },
    finds: ["waiting"],
    outcome: "pending",
  },
  {
    name: "there is no CODEOWNERS",
    facts: owned({ owners: null }),
    finds: ["no-codeowners"],
    outcome: "fail",
  },
  {
    name: "a path has no owner (XC ownerless line, S24)",
    facts: owned({ head: { model: "m1", docs: "d" }, reviews: DANA }),
    finds: ["unowned", "signed"],
    outcome: "fail",
  },
  {
    name: "a path has no owner, which is allowed",
    facts: owned({ head: { model: "m1", docs: "d" }, reviews: DANA }),
    options: { unowned: "allow" },
    finds: ["unowned-allowed", "signed"],
    outcome: "pass",
  },
  {
    name: "a protected path loses its owner (S1)",
    facts: owned({ ...CHANGES_FILE, ownersAtHead: { model: ["@dana"] } }),
    finds: ["unowned-at-head", "signed"],
    outcome: "fail",
  },
  {
    name: "owners were not looked up",
    facts: withFile(owned({ reviews: DANA }), { base: {} }),
    finds: ["ownership-unknown"],
    outcome: "error",
  },
  {
    name: "CODEOWNERS is too large to load",
    facts: withFile(owned({ reviews: DANA }), { loaded: false }),
    finds: ["codeowners-not-loaded", "signed"],
    outcome: "error",
  },
  {
    name: "lines of CODEOWNERS are invalid",
    facts: withFile(owned({ reviews: DANA }), { issues: issues(2) }),
    finds: ["codeowners-invalid", "codeowners-invalid", "signed"],
    outcome: "error",
    at: ["3:5", "4:5"],
  },
  {
    name: "the pull request mends CODEOWNERS",
    facts: withFile(owned(CHANGES_FILE), { issues: issues(1) }),
    finds: ["codeowners-mended", "signed"],
    outcome: "pass",
  },
  {
    name: "the pull request mends a line and breaks another",
    facts: withFile(owned(CHANGES_FILE), { issues: issues(1), headIssues: issues(1) }),
    finds: ["codeowners-invalid", "codeowners-broken", "signed"],
    outcome: "error",
    at: ["3", "3"],
  },
  {
    name: "deleting CODEOWNERS mends nothing",
    facts: withFile(owned({ ...CHANGES_FILE, base: { [FILE]: "old" }, head: {} }), { issues: issues(1) }),
    finds: ["codeowners-invalid", "signed"],
    outcome: "error",
  },
  {
    name: "the pull request breaks CODEOWNERS",
    facts: withFile(owned(CHANGES_FILE), { headIssues: issues(1) }),
    finds: ["codeowners-broken", "signed"],
    outcome: "fail",
    at: ["3:5"],
  },
  {
    name: "CODEOWNERS does not matter where owners are off",
    facts: withFile(team({ reviews: DANA }), { loaded: false, issues: issues(1), base: {} }),
    options: ROLES,
    finds: ["signed"],
    outcome: "pass",
  },
]);

describe("what is said", () => {
  const judge = (facts: SignOffFacts, options: Parameters<typeof signOffs.options.parse>[0] = {}) =>
    signOffs.evaluate(facts, signOffs.options.parse(options), sayer(messages));

  test("waiting names whom to ask, objections name who objects", () => {
    const facts = factsOf({ ...TEAM, ...OWNED, reviews: ["dana CHANGES_REQUESTED"] });
    const { findings } = judge(facts, { roles: { operations: 1 } });
    expect(findings.map(({ id, who }) => [id, who])).toEqual([
      ["changes-requested", ["@Dana"]],
      ["waiting", ["@dana"]],
      ["waiting", ["@acme/sre"]],
    ]);
    expect(findings[0]?.values).toEqual({ person: "Dana", requirements: ["@dana", "operations"] });
  });

  test("of an e-mail address nothing but the domain is in the output", () => {
    const output = JSON.stringify(judge(owned({ contributions: [wrote(null)], reviews: DANA })));
    expect(output).toContain("mail.example");
    expect(output).not.toContain("nobody@");
  });

  test("members of a team that can sign nothing are not named", () => {
    const facts = team({ contributions: [wrote("dana"), wrote("lee", "c2")] });
    const output = judge(facts, ROLES);
    expect(JSON.stringify(output)).not.toMatch(/dana|lee/i);
    expect(output.findings[0]?.values).toEqual({
      requirement: "operations",
      needs: 1,
      owners: ["@acme/sre"],
      members: 2,
      contributors: 2,
      others: 0,
      able: 0,
    });
  });

  test("thousands of invalid lines and unowned paths are counted, not listed", () => {
    const head = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`p${at}`, "x"]));
    const { findings } = judge(withFile(factsOf({ head }), { issues: issues(5000) }));
    expect(findings).toHaveLength(21);
    expect(findings[0]?.values).toMatchObject({ index: 1, count: 5000, problem: "dana is not an owner." });
    expect(findings.at(-1)?.values).toMatchObject({ count: 3000 });
  });

  test("every review has a row, the newest first", () => {
    const facts = factsOf({
      head: { model: "m1", deploy: "d1" },
      commits: { old: { files: { model: "m1", deploy: "d0" } } },
      owners: { model: ["@dana"], deploy: ["@dana", "@lee"] },
      contributions: [wrote("ada"), wrote("sam", "1b2c3d4e5f")],
      roles: { operations: { owners: ["@sam", "@lee"] } },
      reviews: [
        "kim COMMENTED",
        "dana APPROVED",
        "dana APPROVED old",
        "ghost APPROVED",
        "sam APPROVED",
        "lee CHANGES_REQUESTED",
        "mia APPROVED",
      ],
    });
    const { tables = [] } = judge(facts, { roles: { operations: 1 } });
    const by = (login: string) => ({ says: "`{login}`", values: { login } });
    const why = (says: string, values = {}) => ({ says, values });
    expect(tables[0]?.rows).toEqual([
      [
        "approved 2026-11-20 10:07 UTC",
        by("Mia"),
        "–",
        why("not a member of any owner or role that has to sign"),
      ],
      [
        "asked for changes 2026-11-20 10:06 UTC",
        by("Lee"),
        "–",
        why("asks for changes; blocks {requirements}", { requirements: ["@dana, @lee", "operations"] }),
      ],
      [
        "approved 2026-11-20 10:05 UTC",
        by("Sam"),
        "–",
        why("wrote commit `{commit}` of this pull request", { commit: "1b2c3d4" }),
      ],
      ["approved 2026-11-20 10:04 UTC", "a deleted account", "–", why("the account is gone")],
      [
        "approved 2026-11-20 10:03 UTC",
        by("Dana"),
        ["@dana"],
        why("what they saw at `{commit}` is unchanged", { commit: "old0000" }),
      ],
      [
        "approved 2026-11-20 10:03 UTC",
        by("Dana"),
        "–",
        why("not for {lost}: `{path}` changed after (`{old}` → `{new}`)", {
          path: "deploy",
          old: "d000000",
          new: "d100000",
          lost: ["@dana, @lee"],
        }),
      ],
      ["approved 2026-11-20 10:02 UTC", by("Dana"), "–", why("the same person reviewed again later")],
      ["commented 2026-11-20 10:01 UTC", by("Kim"), "–", why("a comment changes nothing")],
    ]);
    expect(tables[1]?.rows).toEqual([
      [
        why("code owners", { name: "@dana" }),
        why("`{owners}`", { owners: ["@dana"] }),
        1,
        why("`{people}`", { people: ["Dana"] }),
      ],
      [why("code owners", { name: "@dana, @lee" }), why("`{owners}`", { owners: ["@dana", "@lee"] }), 1, "–"],
      [why("role `{name}`", { name: "operations" }), why("`{owners}`", { owners: ["@lee", "@sam"] }), 1, "–"],
    ]);
  });

  test("a time that nobody can read is said so", () => {
    const facts = owned({ reviews: DANA });
    const reviews = facts.reviews.map((review) => ({
      ...review,
      submittedAt: "soon",
      author: account("dana"),
    }));
    const { tables = [] } = judge({ ...facts, reviews });
    expect(tables[0]?.rows[0]?.[0]).toBe("approved at an unknown time");
  });

  test("roles that the options name can be checked by the policy", () => {
    const options = signOffs.options.parse({ roles: { operations: 1, security: 2 } });
    expect(signOffs.roles?.(options)).toEqual([
      { role: "operations", path: ["roles", "operations"] },
      { role: "security", path: ["roles", "security"] },
    ]);
  });

  test("the reviewed commits are named where a requirement is signed", () => {
    const facts = owned({ commits: { old: { files: { model: "m1" } } }, reviews: ["dana APPROVED old"] });
    const [finding] = judge(facts).findings;
    expect(finding?.values).toEqual({
      requirement: "@dana",
      people: ["Dana"],
      has: 1,
      needs: 1,
      paths: 1,
      commits: [sha("old").slice(0, 7)],
    });
  });
});
