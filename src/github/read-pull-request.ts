import * as z from "zod";
import type { ReviewFacts } from "#core/facts/people-facts.ts";
import type { Account, PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { expectShape } from "./expect-shape.ts";
import { GithubError } from "./github-error.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";
import {
  type Actor,
  COMMIT_FIELDS,
  type CommitNode,
  commitNode,
  connection,
  pullRequestAnswer,
  pullRequestSelection,
  REVIEW_FIELDS,
  type ReviewNode,
  reviewNode,
} from "./pull-request-snapshot.ts";

/** A pull request as GitHub describes it at one moment: everything but its content. */
export interface PullRequestState {
  readonly facts: Omit<PullRequestFacts, "mergeBase">;
  readonly open: boolean;
  readonly merged: boolean;
  /** Whether it ever went to another base: then checks on its head may speak of that one. */
  readonly retargeted: boolean;
  /** The repository's default branch, which nobody gates but its administrators. */
  readonly defaultBranch: { readonly ref: string; readonly sha: string } | null;
  /** GitHub's own count of changed files, to prove that a list is whole. */
  readonly changedFiles: number;
  readonly reviews: readonly ReviewFacts[];
  readonly commits: readonly CommitNode["commit"][];
  /** Handles (`@user`, `@org/team`) that were ever asked for a review, whether or not they have given it since. */
  readonly requested: readonly string[];
  /** Handles whose request somebody took back, and did not renew: they are not asked again. */
  readonly removed: readonly string[];
}

/** Reads a pull request with all its reviews and commits. `null` when there is no such pull request. */
export async function readPullRequest(batch: GraphqlBatch, number: number): Promise<PullRequestState | null> {
  const answer = await batch.repository(pullRequestSelection(number), 50);
  if (answer === null) return null;
  const { pullRequest, defaultBranchRef } = expectShape(pullRequestAnswer, answer, "a pull request");
  if (pullRequest === null) return null;
  // The branch itself, not `baseRefOid`: that stays where the branch was when the pull request last changed.
  const base = pullRequest.baseRef?.target?.oid;
  if (base === undefined && pullRequest.state === "OPEN") {
    throw new GithubError("not-found", `the base branch of pull request ${number} cannot be read`);
  }
  const [reviews, commits] = await Promise.all([
    wholeList(batch, number, "reviews", REVIEW_FIELDS, reviewNode, pullRequest.reviews),
    wholeList(batch, number, "commits", COMMIT_FIELDS, commitNode, pullRequest.commits),
  ]);
  return {
    facts: {
      number: pullRequest.number,
      title: pullRequest.title,
      author: accountOf(pullRequest.author),
      draft: pullRequest.isDraft,
      base: { ref: pullRequest.baseRefName, sha: base ?? "" },
      head: { ref: pullRequest.headRefName, sha: pullRequest.headRefOid },
    },
    open: pullRequest.state === "OPEN",
    merged: pullRequest.state === "MERGED",
    retargeted: (pullRequest.retargets.nodes ?? []).length > 0,
    defaultBranch:
      defaultBranchRef?.target == null
        ? null
        : { ref: defaultBranchRef.name, sha: defaultBranchRef.target.oid },
    changedFiles: pullRequest.changedFiles,
    reviews: reviews.map(reviewOf),
    commits: commits.map(({ commit }) => commit),
    ...requestsOf(pullRequest.reviewRequests.nodes ?? [], pullRequest.timelineItems.nodes ?? []),
  };
}

/** The account behind an actor; `null` for a deleted one. GitHub names apps `Bot` and the placeholder `Mannequin`. */
function accountOf(actor: Actor): Account | null {
  if (actor === null || actor.databaseId == null) return null;
  const kind = actor.__typename === "User" && !actor.login.endsWith("[bot]") ? "user" : "bot";
  return { id: actor.databaseId, login: actor.login, kind };
}

function reviewOf(node: ReviewNode): ReviewFacts {
  return {
    id: Number(node.fullDatabaseId ?? node.databaseId ?? 0),
    author: accountOf(node.author),
    state: node.state,
    commit: node.commit?.oid ?? null,
    submittedAt: node.submittedAt ?? "",
  };
}

type Reviewer = {
  readonly __typename: string;
  readonly login?: string | undefined;
  readonly combinedSlug?: string | undefined;
};

type Request = {
  readonly __typename?: string;
  readonly requestedReviewer?: Reviewer | null | undefined;
} | null;

function handleOf(request: Request): string | null {
  const name = request?.requestedReviewer?.login ?? request?.requestedReviewer?.combinedSlug;
  return name === undefined ? null : `@${name}`;
}

/** Who was asked, and who was let off: of several events about one reviewer the last one says which. */
function requestsOf(
  current: readonly Request[],
  events: readonly Request[],
): Pick<PullRequestState, "requested" | "removed"> {
  const removed = new Map<string, boolean>();
  for (const event of events) {
    const handle = handleOf(event);
    if (handle !== null) removed.set(handle, event?.__typename === "ReviewRequestRemovedEvent");
  }
  for (const handle of current.map(handleOf)) if (handle !== null) removed.set(handle, false);
  const named = (taken: boolean) =>
    [...removed].filter(([, each]) => each === taken).map(([handle]) => handle);
  return { requested: named(false), removed: named(true) };
}

interface Page<T> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
  readonly nodes: readonly (T | null)[] | null;
}

/**
 * All pages of a list. A cursor that does not advance, a total that is not reached or a node that is hidden makes the
 * list incomplete, and an incomplete list is an error: a veto or a commit might be the part that is missing.
 */
async function wholeList<T>(
  batch: GraphqlBatch,
  number: number,
  name: "reviews" | "commits",
  fields: string,
  node: z.ZodType<T>,
  first: Page<T>,
): Promise<T[]> {
  const items = [...(first.nodes ?? [])];
  let { pageInfo } = first;
  const seen = new Set<string>();
  while (pageInfo.hasNextPage) {
    const cursor = pageInfo.endCursor ?? "";
    if (seen.has(cursor)) throw new GithubError("incomplete", `the list of ${name} does not advance`);
    seen.add(cursor);
    const selection = `pullRequest(number: ${number}) { list: ${name}(first: 100, after: ${literal(cursor)}) { ${fields} } }`;
    const shape = z.object({ pullRequest: z.object({ list: connection(node) }) });
    const { list } = expectShape(
      shape,
      await batch.repository(selection, 50),
      `a page of ${name}`,
    ).pullRequest;
    items.push(...(list.nodes ?? []));
    pageInfo = list.pageInfo;
  }
  const shown = items.filter((item): item is T & NonNullable<T> => item !== null);
  if (shown.length < first.totalCount) {
    throw new GithubError("incomplete", `${shown.length} of ${first.totalCount} ${name} could be read`);
  }
  return shown;
}
