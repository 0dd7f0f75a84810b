import { collectContent } from "#core/collect/collect-content.ts";
import { collectOwnership, readOwners } from "#core/collect/collect-ownership.ts";
import { extendedFrom, unreadExtended } from "#core/collect/extended-policy.ts";
import { findPolicy } from "#core/collect/find-policy.ts";
import type { CheckFacts } from "#core/facts/check-facts.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { CommitFacts, OwnerFacts, ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import type { PromotionsFacts } from "#core/facts/promotion-facts.ts";
import type { Account, ChangedPath, PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { judge } from "#core/judge/judge.ts";
import { ambiguousStage, brokenPolicy, refuse } from "#core/judge/refuse.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type MemoryFiles, MemoryTree } from "./memory-tree.ts";

/** People around a pull request, in a few words. Everybody named exists and may write. */
export interface People {
  readonly author?: string;
  /** Who wrote each commit; `null` for an address that belongs to no account. */
  readonly commits?: Readonly<Record<string, string | null>>;
  /** Members by team; a team that is not named here does not exist. */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  /** `who state commit`, oldest first: `dana APPROVED head`. */
  readonly reviews?: readonly string[];
  /** Where the packages stood on branches of earlier stages; nowhere when left out. */
  readonly promotions?: PromotionsFacts;
  /** Checks of other tools on the head. */
  readonly checks?: readonly CheckFacts[];
  /** How earlier commits differ from the head, by commit and path; `null`: the path is not there. */
  readonly earlier?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** When the content gates became green, by commit. */
  readonly green?: Readonly<Record<string, string>>;
}

/** A pull request made of two plain objects. */
export interface MadePullRequest {
  readonly base: MemoryFiles;
  readonly head: MemoryFiles;
  readonly branch?: string;
  readonly people?: People;
  readonly tags?: readonly string[];
  /** Files of whatever repository the policy extends; left out, none can be read. */
  readonly extended?: MemoryFiles;
  /** When it is judged; {@link NOW} when left out. */
  readonly now?: string;
}

export const NOW = "2026-11-20T12:00:00Z";
const NAMES = ["ada", "dana", "lee", "sam", "kim", "mia"];

function account(login: string): Account {
  return { id: NAMES.indexOf(login) + 101, login, kind: "user" };
}

/** Commit id of a short name. */
function sha(name: string): string {
  return name === "head" ? "4be91c2".padEnd(40, "0") : name.padEnd(40, "0");
}

async function changesBetween(base: MemoryFiles, head: MemoryFiles): Promise<ChangedPath[]> {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort();
  const [before, after] = await Promise.all([
    new MemoryTree("b", base).entries(paths),
    new MemoryTree("h", head).entries(paths),
  ]);
  return paths
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function withChanges(files: MemoryFiles, changes: Readonly<Record<string, string | null>>): MemoryFiles {
  const kept = Object.entries({ ...files, ...changes }).flatMap(([path, file]) =>
    file === null ? [] : [[path, file] as const],
  );
  return Object.fromEntries(kept);
}

async function snapshotsOf({
  base,
  head,
  people = {},
}: MadePullRequest): Promise<Record<string, SnapshotFacts>> {
  const { earlier = {}, green = {} } = people;
  const commits = Object.entries({ ...earlier, head: {} }).map(
    ([name, changes]) => [name, withChanges(head, changes)] as const,
  );
  const changed = new Map<string, string[]>();
  for (const [name, files] of commits) {
    changed.set(
      name,
      (await changesBetween(base, files)).map(({ path }) => path),
    );
  }
  const all = [...new Set([...changed.values()].flat())].sort();
  const snapshots = commits.map(async ([name, files]): Promise<[string, SnapshotFacts]> => {
    const entries = await new MemoryTree(name, files).entries(all);
    const known = Object.fromEntries(all.map((path) => [path, entries.get(path) ?? null]));
    const contentGreenAt = green[name] ?? null;
    const snapshot = { commit: sha(name), readable: true, changed: changed.get(name) ?? [] };
    return [sha(name), { ...snapshot, entries: known, contentGreenAt }];
  });
  return Object.fromEntries(await Promise.all(snapshots));
}

function ownersOf({ teams = {} }: People, handles: readonly string[]): Record<string, OwnerFacts> {
  const owner = (handle: string): OwnerFacts => {
    const members = teams[handle] ?? (NAMES.includes(handle.slice(1)) ? [handle.slice(1)] : null);
    const kind = handle.includes("/") ? "team" : "user";
    if (members === null) return { handle, kind, status: "unknown", members: [] };
    return { handle, kind, status: "resolved", members: members.map((name) => account(name).id) };
  };
  return Object.fromEntries(handles.map((handle) => [handle.toLowerCase(), owner(handle)]));
}

function reviewOf(words: string, n: number): ReviewFacts {
  const [who = "", state = "", commit = "head"] = words.split(" ");
  const known = (["APPROVED", "CHANGES_REQUESTED", "COMMENTED"] as const).find((each) => each === state);
  if (known === undefined) throw new Error(`no such state: ${state}`);
  return {
    id: n,
    author: account(who),
    state: known,
    commit: sha(commit),
    submittedAt: `2026-11-20T11:0${n}:00Z`,
  };
}

function commitOf([name, who]: readonly [string, string | null]): CommitFacts {
  const email = `${who ?? "nobody"}@mail.example`;
  const author = { part: "author" as const, account: who === null ? null : account(who), email };
  return { sha: sha(name), parents: 1, contributions: [author], touchesChanges: true };
}

/** What a pull request comes to, and the facts that it was judged by (`null` where no gate could be asked). */
export interface Judged {
  readonly verdict: Verdict;
  readonly facts: Facts | null;
}

/** Judges a pull request as the App does: with people, where a missing fact is an error. `null`: no opinion. */
export async function judgePullRequest(made: MadePullRequest): Promise<Judged | null> {
  const { branch = "release/next", people = {}, tags = [], now = NOW } = made;
  const [base, head] = [new MemoryTree(sha("base"), made.base), new MemoryTree(sha("head"), made.head)];
  const pullRequest: PullRequestFacts = {
    number: 7,
    title: "Hand churn over",
    author: account(people.author ?? "ada"),
    draft: false,
    base: { ref: branch, sha: base.commit },
    head: { ref: "churn", sha: head.commit },
    mergeBase: base.commit,
  };
  const there = made.extended === undefined ? null : new MemoryTree("3f2a1bc".padEnd(40, "0"), made.extended);
  const readExtended = there === null ? unreadExtended : () => extendedFrom(there);
  const found = await findPolicy(base, readExtended);
  if (found.kind === "none") return null;
  const about = { pullRequest, now, stage: "policy" };
  if (found.kind === "broken") {
    const { path, digest, issues } = found;
    const because = brokenPolicy(issues, path, branch);
    return { verdict: refuse({ ...about, policy: { path, digest }, because }), facts: null };
  }
  const { policy } = found;
  const choice = stageOf(policy, branch);
  if (choice.kind === "none") return null;
  if (choice.kind === "ambiguous") {
    const because = ambiguousStage(choice, branch);
    return {
      verdict: refuse({ ...about, policy: { path: policy.path, digest: policy.digest }, because }),
      facts: null,
    };
  }
  const changes = await changesBetween(made.base, made.head);
  const changedPaths = changes.map(({ path }) => path);
  const owners = await readOwners(base);
  const findTags = async (names: readonly string[]) =>
    new Map(names.filter((name) => tags.includes(name)).map((name) => [name, base.commit]));
  const listTags = async (prefixes: readonly string[]) =>
    tags.filter((tag) => prefixes.some((prefix) => tag.startsWith(prefix)));
  const content = await collectContent(
    {
      head,
      base,
      at: () => base,
      changedPaths,
      owners,
      findTags,
      listTags,
      crypto: nodeCrypto,
      readExtended,
    },
    policy,
    choice.stage,
  );
  const snapshots = await snapshotsOf(made);
  const paths = [...new Set(Object.values(snapshots).flatMap(({ changed }) => changed))].sort();
  const ownership = await collectOwnership(owners, () => readOwners(head), paths);
  const lines = [...Object.values(ownership.base), ...Object.values(ownership.head)];
  const handles = [
    ...lines.flatMap((line) => line?.owners ?? []),
    ...Object.values(policy.roles).flatMap((role) => role.owners),
  ];
  const facts: Facts = {
    now,
    repository: { owner: "acme", name: "churn" },
    pullRequest,
    changes: { paths: changes },
    ...content,
    roles: policy.roles,
    ownership,
    owners: ownersOf(people, [...new Set(handles)].sort()),
    people: Object.fromEntries(
      NAMES.map((name) => [String(account(name).id), { ...account(name), permission: "write" as const }]),
    ),
    reviews: (people.reviews ?? []).map((words, at) => reviewOf(words, at + 1)),
    commits: Object.entries(people.commits ?? { head: "ada" }).map(commitOf),
    snapshots,
    promotions: people.promotions ?? { found: [], branches: [] },
    checks: people.checks ?? [],
  };
  return { verdict: judge(policy, choice.stage, facts, { missingFacts: "error" }), facts };
}
