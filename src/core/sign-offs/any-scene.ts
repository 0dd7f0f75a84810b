import fc from "fast-check";
import { type Files, minute, type Scene, wrote } from "./scene.ts";

const PEOPLE = ["dana", "lee", "sam", "kim"] as const;
const TEAMS = ["@acme/sre", "@acme/risk"] as const;
export const PATHS = [
  "model/a",
  "model/b",
  "deploy/p",
  "docs/d",
  ".github/CODEOWNERS",
  "constructor",
] as const;

const person = fc.constantFrom(...PEOPLE);
const content = fc.constantFrom("x", "x", "y", "!x");
const files: fc.Arbitrary<Files> = fc.dictionary(fc.constantFrom(...PATHS), content, { maxKeys: 6 });
const handles = fc.uniqueArray(fc.constantFrom("@dana", "@Lee", "@kim", "@acme/sre", "@ACME/risk"), {
  maxLength: 3,
});
const owners = fc.dictionary(fc.constantFrom("", "model", "deploy", ".github", "con"), handles, {
  maxKeys: 4,
});
const members = fc.uniqueArray(fc.constantFrom(...PEOPLE, "release[bot]"), { minLength: 1, maxLength: 4 });
const team = fc.oneof(
  { weight: 8, arbitrary: members },
  { weight: 1, arbitrary: fc.constantFrom("unknown", "secret", "no-write", "unreadable") },
);
const covers = fc.constantFrom(["model/**"], ["deploy/*", "**/d"], ["**"]);
const role = fc.record({ owners: handles, covers }, { requiredKeys: ["owners"] });
const states = fc.constantFrom(
  "APPROVED",
  "APPROVED",
  "APPROVED",
  "CHANGES_REQUESTED",
  "COMMENTED",
  "DISMISSED",
);
const review = fc
  .tuple(
    fc.constantFrom(...PEOPLE, ...PEOPLE, "ada", "ghost"),
    states,
    fc.constantFrom("head", "old", "older", "lost"),
  )
  .map((words) => words.join(" "));
const greenAt = fc.integer({ min: 0, max: 8 }).map(minute);
const commit = fc.record({ files, base: files, greenAt }, { requiredKeys: ["files"] });
const contribution = fc
  .tuple(
    fc.constantFrom<string | null>("ada", "ada", "ada", "ada", ...PEOPLE, null),
    fc.boolean(),
    fc.nat({ max: 5 }),
  )
  .map(([name, touchesChanges, n]) => wrote(name, `c${n}`, { touchesChanges }));

/** Any pull request of a small world: few paths, people and teams, so that they meet in every way. */
export const anyScene: fc.Arbitrary<Scene> = fc.record(
  {
    author: fc.constantFrom<string | null>("ada", "ada", "ada", "dana", null),
    base: files,
    head: files,
    greenAt,
    commits: fc.record({ old: commit, older: commit }),
    owners: fc.option(owners, { freq: 8 }),
    ownersAtHead: owners,
    teams: fc.record(Object.fromEntries(TEAMS.map((handle) => [handle, team]))),
    roles: fc.dictionary(fc.constantFrom("operations", "security", "risk"), role, { maxKeys: 3 }),
    reviews: fc.array(review, { maxLength: 8 }),
    permissions: fc.dictionary(person, fc.constantFrom("admin", "read", "unknown"), { maxKeys: 1 }),
    contributions: fc.array(contribution, { maxLength: 2 }),
  },
  { requiredKeys: ["head", "commits", "teams", "roles", "reviews"] },
);

const approval = fc
  .tuple(person, fc.constantFrom("APPROVED", "APPROVED", "APPROVED", "APPROVED", "CHANGES_REQUESTED"))
  .map((words) => words.join(" "));
const approvals = fc
  .tuple(fc.array(approval, { minLength: 1, maxLength: 5 }), fc.constantFrom("head", "old"))
  .map(([reviews, at]) => reviews.map((words) => `${words} ${at}`));

/** A pull request that is likely to be signed, so that there is something to lose. */
export const likelyScene: fc.Arbitrary<Scene> = anyScene.chain((scene) =>
  fc.record({ reviews: approvals, greenAt: fc.constantFrom(minute(0), minute(0), minute(2)) }).map((more) => {
    const { head, base = {} } = scene;
    const commits = { old: { files: head, base, greenAt: more.greenAt }, older: { files: {} } };
    const owners = { "": ["@dana", "@acme/sre"], model: ["@Lee", "@acme/risk", "@dana"] };
    const { ownersAtHead: _, contributions: __, permissions: ___, ...rest } = scene;
    return { ...rest, ...more, base, author: "ada", owners, commits };
  }),
);

/** Any options of the gate, over the roles of {@link anyScene}. */
export const anyRules = fc.record({
  codeOwners: fc.constantFrom("every" as const, "any" as const, "off" as const),
  unowned: fc.constantFrom("fail" as const, "allow" as const, "allow" as const),
  roles: fc.dictionary(fc.constantFrom("operations", "security", "risk"), fc.integer({ min: 1, max: 2 })),
  distinct: fc.boolean(),
  afterGates: fc.boolean(),
});
