import type { OwnershipFacts } from "#core/facts/people-facts.ts";
import type { Issue } from "#core/model/statement.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { factsOf, minute, type Scene, wrote } from "#core/sign-offs/scene.fixture.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { signOffs } from "./gate.ts";

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
  {
    name: "who contributed does not matter where nobody has to sign",
    facts: owned({ owners: {}, author: null, contributions: [wrote(null)] }),
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
    name: "the only owner is an e-mail address",
    facts: owned({ owners: { "": ["dana@acme.example"] }, teams: { "dana@acme.example": "unknown" } }),
    finds: ["owner-by-email"],
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
    name: "a role that is short on its own is said on its own, distinct or not",
    facts: team({}),
    options: { "code-owners": "off", roles: { operations: 3 }, distinct: true },
    finds: ["nobody-can"],
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
    name: "a commit trailer that names the objector as co-author does not lift the objection",
    facts: owned({
      owners: { "": ["@dana", "@lee"] },
      contributions: [wrote("ada"), wrote("dana", "c2")],
      reviews: ["dana CHANGES_REQUESTED", "lee APPROVED"],
    }),
    finds: ["changes-requested"],
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
    name: "making CODEOWNERS too large to load mends nothing",
    facts: withFile(owned(CHANGES_FILE), { issues: issues(1), headLoaded: false }),
    finds: ["codeowners-invalid", "codeowners-not-loaded-at-head", "signed"],
    outcome: "error",
    at: ["3"],
  },
  {
    name: "the pull request makes CODEOWNERS too large to load",
    facts: withFile(owned(CHANGES_FILE), { headLoaded: false }),
    finds: ["codeowners-not-loaded-at-head", "signed"],
    outcome: "fail",
  },
  {
    name: "deleting CODEOWNERS mends nothing",
    facts: withFile(owned({ ...CHANGES_FILE, base: { [FILE]: "old" }, head: {} }), { issues: issues(1) }),
    finds: ["codeowners-invalid", "signed"],
    outcome: "error",
  },
  {
    name: "a change of CODEOWNERS that was reverted mends nothing",
    facts: withFile(
      owned({
        base: { [FILE]: "old" },
        head: { [FILE]: "old", model: "m1" },
        commits: { old: { files: { [FILE]: "new" } } },
        reviews: DANA,
      }),
      { issues: issues(1) },
    ),
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
