import { collectContent } from "#core/collect/collect-content.ts";
import {
  collectOwnership,
  type OwnersAt,
  readOwners as readCodeowners,
} from "#core/collect/collect-ownership.ts";
import { type FoundPolicy, findPolicy } from "#core/collect/find-policy.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { PersonFacts, ReviewFacts } from "#core/facts/people-facts.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import { ambiguousStage, brokenPolicy, refuse } from "#core/judge/refuse.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Entry, Tree } from "#core/model/tree.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { parseMemory } from "#core/report/check-memory.ts";
import { findTags } from "./find-tags.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError } from "./github-error.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { differsFrom, PLACE_FIELDS } from "./has-moved.ts";
import { type CommitChanges, readChanges } from "./read-changes.ts";
import { type CommitChecks, readChecks } from "./read-checks.ts";
import { readOwners } from "./read-owners.ts";
import { type PullRequestState, readPullRequest } from "./read-pull-request.ts";
import { readReviewedChanges, readSnapshots } from "./read-snapshots.ts";
import { touchingCommits } from "./touching-commits.ts";

export interface CollectRequest {
  readonly client: GithubClient;
  readonly number: number;
  /** Our App's id: only its check runs are read. */
  readonly appId: number;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** Base commit that an event named: read ahead, and verified. */
  readonly likelyBase?: string;
}

/** What is known of a pull request once everything was read that its policy needs. */
export type Collected =
  /** No such pull request, or it is closed. */
  | { readonly kind: "closed" }
  /** No policy at the base, or a branch that it does not gate: we say nothing. */
  | { readonly kind: "no-opinion" }
  | Judgeable;

interface Judgeable {
  readonly kind: "judgeable";
  readonly state: PullRequestState;
  readonly checks: CommitChecks;
  /** Either what to judge, or why nothing can be judged. */
  readonly subject:
    | { readonly kind: "facts"; readonly policy: Policy; readonly stage: Stage; readonly facts: Facts }
    | { readonly kind: "refused"; readonly verdict: Verdict };
  /** Whether head, base or state moved while we read: then the verdict would be about something else. */
  readonly moved: boolean;
}

/** Name of the check of a stage: one required check a stage, so that a green one says nothing about another branch. */
export function checkName(stage: string): string {
  return `gatehouse: ${stage}`;
}

/**
 * Reads through the API whatever the judgement of a pull request needs. Nothing of the head is checked out or run.
 * Rejects with a {@link GithubError} when GitHub cannot be read; whatever is merely incomplete is in `facts.incomplete`.
 */
export async function collectFacts(request: CollectRequest): Promise<Collected> {
  const { client, number, likelyBase } = request;
  const batch = new GraphqlBatch(client);
  const treeOf = (commit: string): Tree => new GithubTree(client, batch, commit);
  const [state, ahead] = await Promise.all([
    readPullRequest(batch, number),
    likelyBase === undefined ? null : readBase(treeOf(likelyBase)).catch(orNull),
  ]);
  if (state === null || !state.open) return { kind: "closed" };
  const base =
    ahead !== null && likelyBase === state.facts.base.sha
      ? ahead
      : await readBase(treeOf(state.facts.base.sha));
  if (base.found.kind === "none") return { kind: "no-opinion" };
  const context: Context = { ...request, batch, state, base, treeOf };
  batch.watch(`pullRequest(number: ${number}) { ${PLACE_FIELDS} }`);
  const refused = refusalOf(context, base.found);
  if (refused !== null) {
    const checks = await readChecks(batch, state.facts.head.sha, request.appId);
    return {
      kind: "judgeable",
      state,
      checks,
      subject: { kind: "refused", verdict: refused },
      moved: hasMoved(context),
    };
  }
  const { found } = base;
  const choice = found.kind === "policy" ? stageOf(found.policy, state.facts.base.ref) : null;
  if (found.kind !== "policy" || choice?.kind !== "stage") return { kind: "no-opinion" };
  return collectJudgeable(context, found.policy, choice.stage);
}

interface BaseRead {
  readonly found: FoundPolicy;
  readonly owners: OwnersAt;
}

interface Context extends CollectRequest {
  readonly batch: GraphqlBatch;
  readonly state: PullRequestState;
  readonly base: BaseRead;
  readonly treeOf: (commit: string) => Tree;
}

async function readBase(base: Tree): Promise<BaseRead> {
  const [found, owners] = await Promise.all([findPolicy(base), readCodeowners(base)]);
  return { found, owners };
}

/** A base that an event named may be gone; then the true one is read. */
function orNull(error: unknown): null {
  if (error instanceof GithubError && error.code === "not-found") return null;
  throw error;
}

function refusalOf({ state, now }: Context, found: FoundPolicy): Verdict | null {
  const pullRequest = state.facts;
  const { ref } = pullRequest.base;
  if (found.kind === "broken") {
    const because = brokenPolicy(found.issues, found.path, ref);
    return refuse({
      stage: "policy",
      pullRequest,
      policy: { path: found.path, digest: found.digest },
      now,
      because,
    });
  }
  if (found.kind === "none") return null;
  const choice = stageOf(found.policy, ref);
  if (choice.kind !== "ambiguous") return null;
  const { path, digest } = found.policy;
  return refuse({
    stage: "policy",
    pullRequest,
    policy: { path, digest },
    now,
    because: ambiguousStage(choice, ref),
  });
}

function hasMoved({ batch, state }: Context): boolean {
  return batch.seen === null || differsFrom(batch.seen, state);
}

async function collectJudgeable(context: Context, policy: Policy, stage: Stage): Promise<Judgeable> {
  const { client, batch, state, treeOf, number, appId, base } = context;
  const { head, base: target } = state.facts;
  const changes = await readChanges(client, target.sha, head.sha, {
    number,
    changedFiles: state.changedFiles,
  });
  if (changes === null) throw new GithubError("not-found", "head and base cannot be compared");
  const reviewed = await readReviewedChanges(
    client,
    target.sha,
    { sha: head.sha, changes },
    reviewedCommits(state.reviews),
  );
  const paths = [...new Set([...reviewed.values()].flatMap((each) => each?.paths ?? []))].sort();
  const checksOf = once((commit: string) => readChecks(batch, commit, appId));
  const greenAt = async (commit: string) => {
    const run = (await checksOf(commit)).runs.get(checkName(stage.name));
    const at = parseMemory(run?.externalId ?? null)?.contentGreenAt ?? null;
    // GitHub gives the time of a review in whole seconds, so that is as finely as the two can be compared.
    return at === null ? null : `${at.slice(0, "2026-11-21T10:00:00".length)}Z`;
  };
  const ownership = collectOwnership(base.owners, () => readCodeowners(treeOf(head.sha)), paths);
  const [content, snapshots, before, commits, checks, owned, people] = await Promise.all([
    collectContent(
      {
        head: treeOf(head.sha),
        base: treeOf(target.sha),
        changedPaths: changes.paths,
        owners: base.owners,
        findTags: (names) => findTags(batch, names),
      },
      policy,
      stage,
    ),
    readSnapshots(reviewed, treeOf, greenAt),
    treeOf(changes.mergeBase).entries(changes.paths),
    touchingCommits(state.commits, changes.paths, treeOf),
    checksOf(head.sha),
    ownership,
    ownership.then((each) => readOwners(batch, `${client.owner}/${client.repo}`, handlesOf(each, policy))),
  ]);
  const facts: Facts = {
    now: context.now,
    repository: { owner: client.owner, name: client.repo },
    pullRequest: { ...state.facts, mergeBase: changes.mergeBase },
    changes: { paths: changedPaths(changes, before, snapshots[head.sha]?.entries ?? {}) },
    roles: policy.roles,
    ownership: owned,
    owners: people.owners,
    people: peopleById(people.people, state.reviews),
    reviews: state.reviews,
    commits,
    snapshots,
    ...content,
    incomplete: [...content.incomplete, ...incompleteness(changes)],
  };
  return {
    kind: "judgeable",
    state,
    checks,
    subject: { kind: "facts", policy, stage, facts },
    moved: hasMoved(context),
  };
}

/** Commits of the reviews that may count: the newest opinion of each person. Reviews come in the order they were given. */
function reviewedCommits(reviews: readonly ReviewFacts[]): string[] {
  const newest = new Map<number, ReviewFacts>();
  for (const review of reviews) {
    if (review.author === null || review.state === "COMMENTED" || review.state === "PENDING") continue;
    newest.set(review.author.id, review);
  }
  return [...newest.values()].flatMap(({ state, commit }) =>
    state === "APPROVED" && commit !== null ? [commit] : [],
  );
}

function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? read(key);
    known.set(key, answer);
    return answer;
  };
}

function handlesOf(ownership: Facts["ownership"], policy: Policy): string[] {
  const lines = [...Object.values(ownership.base), ...Object.values(ownership.head)];
  return [
    ...lines.flatMap((line) => line?.owners ?? []),
    ...Object.values(policy.roles).flatMap(({ owners }) => owners),
  ];
}

function changedPaths(
  { paths, renames }: CommitChanges,
  before: ReadonlyMap<string, Entry>,
  after: Readonly<Record<string, Entry | null>>,
): ChangedPath[] {
  const renamedTo = new Map([...renames].map(([now, old]) => [old, now]));
  return paths.map((path) => {
    const from = renames.get(path);
    const to = renamedTo.get(path);
    return {
      path,
      before: before.get(path) ?? null,
      after: after[path] ?? null,
      ...(from === undefined ? {} : { renamedFrom: from }),
      ...(to === undefined ? {} : { renamedTo: to }),
    };
  });
}

const ACCESS: readonly PersonFacts["permission"][] = [
  "unknown",
  "none",
  "read",
  "triage",
  "write",
  "maintain",
  "admin",
];

/** Everybody by id, each with the most that any of their teams may do. */
function peopleById(
  people: readonly PersonFacts[],
  reviews: readonly ReviewFacts[],
): Record<string, PersonFacts> {
  const reviewers = reviews.flatMap(({ author }): PersonFacts[] =>
    author === null ? [] : [{ ...author, permission: "unknown" }],
  );
  const byId = new Map<number, PersonFacts>();
  for (const person of [...reviewers, ...people]) {
    const known = byId.get(person.id);
    const more = known === undefined || ACCESS.indexOf(person.permission) > ACCESS.indexOf(known.permission);
    const { permission } = more ? person : known;
    // What kind of account it is only the review says for certain: members come without a type.
    byId.set(person.id, { ...(known ?? person), permission });
  }
  return Object.fromEntries(byId);
}

function incompleteness({ complete }: CommitChanges): Statement[] {
  if (complete) return [];
  return [
    {
      id: "too-many-files",
      says: "GitHub does not list all changed files of this pull request (3,000 at the most), so not all of them can be judged",
      fix: "split the pull request",
      values: {},
    },
  ];
}
