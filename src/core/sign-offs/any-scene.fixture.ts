import type { OwnerFacts } from "#core/facts/people-facts.ts";
import { type Files, minute, type Scene, type SceneCommit, wrote } from "./scene.fixture.ts";

/** A choice of a number from 0 up to, not including, `n`. Property tests supply it. */
export type Draw = (n: number) => number;

const PEOPLE = ["dana", "lee", "sam", "kim"] as const;
const HANDLES = ["@dana", "@Lee", "@kim", "@acme/sre", "@ACME/risk"] as const;
const PREFIXES = ["", "model", "deploy", ".github", "con"] as const;
const STATES = ["APPROVED", "APPROVED", "APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"] as const;
const NO_MEMBERS = ["unknown", "secret", "no-write", "unreadable"] as const;
const COVERS = [["model/**"], ["deploy/*", "**/d"], ["**"]] as const;

/** Every path of the small world. */
export const PATHS = [
  "model/a",
  "model/b",
  "deploy/p",
  "docs/d",
  ".github/CODEOWNERS",
  "constructor",
] as const;
/** Every role of the small world. */
export const ROLES = ["operations", "risk", "security"] as const;

/** Choices of a small world, from one source of numbers. */
function chooser(draw: Draw) {
  const one = <T>(items: readonly [T, ...T[]] | readonly T[], fallback: T): T =>
    items[draw(items.length)] ?? fallback;
  const some = <T>(items: readonly T[]): T[] => items.filter(() => draw(2) === 0);
  const times = <T>(most: number, make: () => T): T[] => Array.from({ length: draw(most + 1) }, make);
  const record = <T>(keys: readonly string[], make: () => T): Record<string, T> =>
    Object.fromEntries(keys.map((key) => [key, make()]));
  return { one, some, times, record };
}

function files(draw: Draw): Files {
  const { one, some, record } = chooser(draw);
  return record(some(PATHS), () => one(["x", "x", "y", "!x"], "x"));
}

function commit(draw: Draw): SceneCommit {
  const greenAt = draw(2) === 0 ? {} : { greenAt: minute(draw(9)) };
  return { files: files(draw), ...(draw(2) === 0 ? {} : { base: files(draw) }), ...greenAt };
}

function ownersByPrefix(draw: Draw): Record<string, readonly string[]> {
  const { some, record } = chooser(draw);
  return record(some(PREFIXES), () => some(HANDLES).slice(0, 3));
}

function members(draw: Draw): readonly string[] {
  const { one, some } = chooser(draw);
  return [...new Set([one(PEOPLE, "dana"), ...some([...PEOPLE, "release[bot]"])])];
}

/** Any pull request of a small world: few paths, people and teams, so that they meet in every way. */
export function anyScene(draw: Draw): Scene {
  const { one, some, times, record } = chooser(draw);
  const team = (): readonly string[] | OwnerFacts["status"] =>
    draw(9) === 0 ? one<OwnerFacts["status"]>(NO_MEMBERS, "unknown") : members(draw);
  const role = () => ({
    owners: some(HANDLES).slice(0, 3),
    ...(draw(2) === 0 ? {} : { covers: one(COVERS, ["**"]) }),
  });
  const review = () =>
    [
      one([...PEOPLE, ...PEOPLE, "ada", "ghost"], "dana"),
      one(STATES, "APPROVED"),
      one(["head", "old", "older", "lost"], "head"),
    ].join(" ");
  const contribution = () => {
    const name = one<string | null>(["ada", "ada", "ada", "ada", ...PEOPLE, null], "ada");
    return wrote(name, `c${draw(6)}`, { touchesChanges: draw(2) === 0 });
  };
  return {
    author: one<string | null>(["ada", "ada", "ada", "ada", "dana", null], "ada"),
    base: files(draw),
    head: files(draw),
    commits: { old: commit(draw), older: commit(draw) },
    owners: draw(9) === 0 ? null : ownersByPrefix(draw),
    teams: record(["@acme/sre", "@acme/risk"], team),
    roles: record(some(ROLES), role),
    reviews: times(8, review),
    permissions: record(some(PEOPLE).slice(0, 1), () => one(["admin", "read", "unknown"], "read")),
    contributions: times(2, contribution),
    ...(draw(2) === 0 ? {} : { greenAt: minute(draw(9)) }),
    ...(draw(2) === 0 ? {} : { ownersAtHead: ownersByPrefix(draw) }),
  };
}

/** A pull request that is likely to be signed, so that there is something to lose. */
export function likelyScene(draw: Draw): Scene {
  const { one, times, record } = chooser(draw);
  const [base, head] = [files(draw), files(draw)];
  const greenAt = one([minute(0), minute(0), minute(2)], minute(0));
  const commit = one(["head", "old"], "head");
  const approvals = [PEOPLE[draw(4)] ?? "dana", ...times(4, () => one(PEOPLE, "dana"))];
  const state = () => one(["APPROVED", "APPROVED", "APPROVED", "APPROVED", "CHANGES_REQUESTED"], "APPROVED");
  const roleOwners = [
    ["@dana", "@Lee", "@acme/sre"],
    ["@kim", "@acme/risk"],
    ["@acme/sre", "@sam"],
  ];
  return {
    base,
    head,
    greenAt,
    commits: { old: { files: head, base, greenAt }, older: { files: {} } },
    owners: { "": ["@dana", "@acme/sre"], model: ["@Lee", "@acme/risk", "@dana"] },
    teams: record(["@acme/sre", "@acme/risk"], () => members(draw)),
    roles: record(ROLES, () => ({ owners: one(roleOwners, ["@dana"]) })),
    reviews: approvals.map((name) => `${name} ${state()} ${commit}`),
  };
}
