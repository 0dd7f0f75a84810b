import { type ContentFacts, collectContent } from "#core/collect/collect-content.ts";
import { collectOwnership, readOwners as readCodeowners } from "#core/collect/collect-ownership.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { Account, ChangedPath } from "#core/facts/pull-request-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { parseMemory } from "#core/report/check-memory.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { asksForChecks, earlierStages } from "./asked-of-stage.ts";
import { changedPathsOf } from "./changed-paths-of.ts";
import { checkNameFor } from "./check-name.ts";
import type { CollectContext } from "./collect-context.ts";
import { findTags } from "./find-tags.ts";
import { GithubError } from "./github-error.ts";
import { listTags } from "./list-tags.ts";
import { peopleById } from "./people-by-id.ts";
import { type CommitChanges, readChanges } from "./read-changes.ts";
import { type CommitChecks, readChecks } from "./read-checks.ts";
import { type OtherChecks, readOtherChecks } from "./read-other-checks.ts";
import { readOwners } from "./read-owners.ts";
import { readPromotions } from "./read-promotions.ts";
import { readReviewedChanges, readSnapshots, reviewedCommits } from "./read-snapshots.ts";
import { touchingCommits } from "./touching-commits.ts";

/** Facts of a pull request, and what our own checks on its head are called and say. */
export interface Assembled {
  readonly facts: Facts;
  readonly checks: CommitChecks;
  readonly checkName: string;
}

/** Of a stage that asks for none. */
const NO_CHECKS: OtherChecks = { checks: [], incomplete: [] };

/** Reads whatever the judgement of a stage needs, side by side, so that requests are shared. */
export async function assembleFacts(
  context: CollectContext,
  policy: Policy,
  stage: Stage,
): Promise<Assembled> {
  const { client, batch, state, treeOf, appId, base } = context;
  const { head } = state.facts;
  const reviewers = reviewersOf(state.reviews);
  const { changes, reviewed, paths } = await allChanges(context);
  const checksOf = once((commit: string) => readChecks(batch, commit, appId));
  const name = checkNameFor(state, stage, treeOf, context.readExtended);
  const greenAt = async (commit: string) => greenSince(await checksOf(commit), await name);
  // Who may waive is whoever owns the policy.
  const ownedPaths = (policy.waivers ?? []).length > 0 ? [...new Set([...paths, policy.path])] : paths;
  const ownership = collectOwnership(base.owners, () => readCodeowners(treeOf(head.sha)), ownedPaths);
  const collected = contentOf(context, policy, stage, changes.paths);
  const promoted = collected.then(({ packages }) =>
    readPromotions(batch, policy, earlierStages(policy, stage), packages, treeOf(head.sha)),
  );
  const [content, snapshots, before, commits, checks, owned, people, promotions, others, shownAs] =
    await Promise.all([
      collected,
      readSnapshots(reviewed, treeOf, greenAt),
      treeOf(changes.mergeBase).entries(changes.paths),
      touchingCommits(state.commits, head.sha, changes.paths, treeOf),
      checksOf(head.sha),
      ownership,
      ownership.then((each) => readOwners({ client, batch, reviewers }, handlesOf(each, policy))),
      promoted,
      asksForChecks(policy, stage) ? readOtherChecks(client, head.sha, appId) : NO_CHECKS,
      // Awaited here: where nobody reviewed, nobody else asks for it, and a failure that nobody hears ends the process.
      name,
    ]);
  const after = new Map(Object.entries(snapshots[head.sha]?.entries ?? {}));
  const changed = changedPathsOf(changes, before, after);
  const facts: Facts = {
    now: context.now,
    repository: { owner: client.owner, name: client.repo },
    pullRequest: { ...state.facts, mergeBase: changes.mergeBase },
    changes: { paths: changed },
    roles: policy.roles,
    ownership: owned,
    owners: people.owners,
    people: peopleById(people.people, state.reviews),
    reviews: state.reviews,
    commits,
    snapshots,
    ...content,
    promotions,
    checks: others.checks,
    incomplete: [...content.incomplete, ...others.incomplete, ...incompleteness(changes, changed)],
  };
  return { facts, checks, checkName: shownAs };
}

/** The facts that need no person. */
function contentOf(
  { client, batch, state, treeOf, base, memory, readExtended }: CollectContext,
  policy: Policy,
  stage: Stage,
  changedPaths: readonly string[],
): Promise<ContentFacts> {
  const source = {
    head: treeOf(state.facts.head.sha),
    base: treeOf(state.facts.base.sha),
    changedPaths,
    owners: base.owners,
    at: treeOf,
    findTags: (names: readonly string[]) => findTags(batch, names),
    listTags: (prefixes: readonly string[]) => listTags(client, prefixes),
    crypto: nodeCrypto,
    readExtended,
    digests: memory.digests,
  };
  return collectContent(source, policy, stage);
}

/** What the head and every reviewed commit change, and all those paths together. */
async function allChanges({ client, state, number, memory }: CollectContext) {
  const { head, base } = state.facts;
  const repository = `${client.owner}/${client.repo}`;
  const ofHead = { number, changedFiles: state.changedFiles };
  const changes = await memory.changes(
    { repository, commit: head.sha, against: `${base.sha} of ${number}, ${state.changedFiles} files` },
    () => readChanges(client, base.sha, head.sha, ofHead),
  );
  if (changes === null) throw new GithubError("not-found", "head and base cannot be compared");
  const reviewed = await readReviewedChanges(
    { sha: head.sha, changes },
    reviewedCommits(state.reviews),
    (commit) =>
      memory.changes({ repository, commit, against: base.sha }, () => readChanges(client, base.sha, commit)),
  );
  const paths = [...new Set([...reviewed.values()].flatMap((each) => each?.paths ?? []))].sort();
  return { changes, reviewed, paths };
}

/** Since when our own check of the stage has been green on content, in whole seconds: as finely as GitHub times reviews. */
function greenSince({ runs }: CommitChecks, name: string): string | null {
  const at = parseMemory(runs.get(name)?.externalId ?? null)?.contentGreenAt ?? null;
  return at === null ? null : `${at.slice(0, "2026-11-21T10:00:00".length)}Z`;
}

function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? read(key);
    known.set(key, answer);
    return answer;
  };
}

/** Everybody who reviewed, once; whose account is gone signs nothing. */
function reviewersOf(reviews: Facts["reviews"]): Account[] {
  const authors = reviews.flatMap(({ author }) => (author === null ? [] : [author]));
  return [...new Map(authors.map((author) => [author.id, author])).values()];
}

function handlesOf(ownership: Facts["ownership"], policy: Policy): string[] {
  const lines = [...Object.values(ownership.base), ...Object.values(ownership.head)];
  return [
    ...lines.flatMap((line) => line?.owners ?? []),
    ...Object.values(policy.roles).flatMap(({ owners }) => owners),
  ];
}

function incompleteness({ complete }: CommitChanges, changed: readonly ChangedPath[]): Statement[] {
  const statements: Statement[] = [];
  if (!complete) {
    statements.push({
      id: "too-many-files",
      says: "GitHub does not list all changed files of this pull request (3,000 at the most), so not all of them can be judged",
      fix: "split the pull request",
      values: {},
    });
  }
  // A name that is not UTF-8, say: GitHub lists the change, but what it changes cannot be looked up.
  const unseen = changed.filter(({ before, after }) => before === null && after === null);
  if (unseen.length > 0) {
    statements.push({
      id: "unreadable-paths",
      says: "GitHub lists {count} changed paths whose content cannot be looked up, the first being {path}",
      fix: "give the files names in UTF-8",
      values: { count: unseen.length, path: unseen[0]?.path ?? "" },
    });
  }
  return statements;
}
