import { compareCommits } from "../git/cache.ts";
import type { Change } from "../git/history.ts";
import { canSee } from "../http/authorize.ts";
import { activeRules } from "../rules/matching.ts";
import { latestOpinions, mergeComplaints, newestVerdicts } from "../rules/mergeability.ts";
import { atLeast, roleOf } from "../state/access.ts";
import type { Label, Pull, Repository, Review } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { commitOf } from "../views/commits.ts";
import { association, mergeableState } from "../views/pulls.ts";
import { accountNode } from "./accounts.ts";
import { connection } from "./connection.ts";
import { commitNode, objectNode } from "./git-objects.ts";
import { refNode, repositoryNode } from "./repository.ts";
import { reviewerNode, reviewNode, timelineNode } from "./review.ts";
import type { Args, Node, Scope } from "./scope.ts";

/** A pull request lists 3,000 changed files at most; `changedFiles` counts them all. */
const MOST_FILES = 3000;
const CHANGES = { A: "ADDED", M: "MODIFIED", D: "DELETED", R: "RENAMED", C: "COPIED", T: "CHANGED" } as const;

function fileNode(change: Change): Node {
  const { path, additions, deletions } = change;
  return {
    __typename: "PullRequestChangedFile",
    path,
    additions,
    deletions,
    changeType: CHANGES[change.status],
    viewerViewedState: "UNVIEWED",
  };
}

function labelNode({ id, name, color, description }: Label): Node {
  return { __typename: "Label", id: `LA_${id}`, name, color, description, isDefault: false };
}

function decision(repository: Repository, pull: Pull): string | null {
  const opinions = latestOpinions(pull).filter((review) => atLeast(roleOf(repository, review.user), "write"));
  if (opinions.some((review) => review.state === "CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  const rules = activeRules(repository, pull.base.ref).filter((rule) => rule.type === "pull_request");
  if (rules.length === 0) return null;
  const wanted = Math.max(
    ...rules.map((rule) => Number(rule.parameters?.["required_approving_review_count"] ?? 0)),
  );
  return opinions.length >= wanted ? "APPROVED" : "REVIEW_REQUIRED";
}

function reviewsOf(pull: Pull, args: Args): Review[] {
  const [states, author] = [args["states"], args["author"]];
  return pull.reviews.filter((review) => {
    return (
      (!Array.isArray(states) || states.includes(review.state)) &&
      (typeof author !== "string" || review.user.login === author)
    );
  });
}

/** Enum value of an event's type: `REVIEW_REQUEST_REMOVED_EVENT`. */
function itemType(kind: string): string {
  return kind.replace(/(?<=[a-z])[A-Z]/g, "_$&").toUpperCase();
}

/** Lists of a pull request. */
function connectionsOf(scope: Scope, repository: Repository, pull: Pull) {
  const compared = () => compareCommits(repository, pull.base.sha, pull.head.sha);
  const review = (one: Review) => reviewNode(scope, repository, pull, one);
  const requested = () => [...pull.requestedUsers.values(), ...pull.requestedTeams.values()];
  return {
    files: async (args: Args) =>
      connection("files", args, (await compared()).changes.slice(0, MOST_FILES), fileNode),
    commits: async (args: Args) =>
      connection("commits", args, (await compared()).commits, (oid) => ({
        __typename: "PullRequestCommit",
        id: `PRC_${oid}`,
        commit: async () => commitNode(scope, repository, await commitOf(scope.world, repository, oid)),
      })),
    reviews: (args: Args) => connection("reviews", args, reviewsOf(pull, args), review),
    latestOpinionatedReviews: (args: Args) => {
      const writers = (one: Review) =>
        args["writersOnly"] !== true || atLeast(roleOf(repository, one.user), "write");
      return connection("latestOpinionatedReviews", args, newestVerdicts(pull).filter(writers), review);
    },
    latestReviews: (args: Args) => {
      const newest = new Map(pull.reviews.map((one) => [one.user.id, one]));
      return connection("latestReviews", args, [...newest.values()], review);
    },
    reviewRequests: (args: Args) =>
      connection("reviewRequests", args, requested(), (who) => ({
        __typename: "ReviewRequest",
        id: `RR_${who.id}`,
        databaseId: who.id,
        asCodeOwner: false,
        requestedReviewer: () => reviewerNode(scope, who),
      })),
    timelineItems: (args: Args) => {
      const types = args["itemTypes"];
      const events = pull.timeline.filter(
        (event) => !Array.isArray(types) || types.includes(itemType(event.kind)),
      );
      const page = connection("timelineItems", args, events, (event) =>
        timelineNode(scope, repository, pull, event),
      );
      return { ...page, filteredCount: events.length, pageCount: events.length, updatedAt: pull.updatedAt };
    },
  };
}

/** Both sides of a pull request. */
function sidesOf(scope: Scope, repository: Repository, pull: Pull) {
  const from = pull.head.repository;
  const seen = from !== null && canSee(scope.actor, from) ? from : null;
  return {
    baseRefName: pull.base.ref,
    // As REST's `base.sha`: where the branch was when head or base last changed. `baseRef` is where it is now.
    baseRefOid: pull.base.sha,
    baseRef: () => refNode(scope, repository, `refs/heads/${pull.base.ref}`),
    baseRepository: () => repositoryNode(scope, repository),
    headRefName: pull.head.ref,
    headRefOid: pull.head.sha,
    headRef: () => (seen === null ? null : refNode(scope, seen, `refs/heads/${pull.head.ref}`)),
    headRepository: () => (seen === null ? null : repositoryNode(scope, seen)),
    headRepositoryOwner: accountNode(scope, pull.head.owner),
    isCrossRepository: from === null || from.id !== repository.id,
  };
}

/** A pull request. */
export function pullNode(scope: Scope, repository: Repository, pull: Pull): Node {
  const place = `/${fullName(repository)}/pull/${pull.number}`;
  const blocked = async () => pull.state === "open" && (await mergeComplaints(repository, pull)).length > 0;
  const compared = () => compareCommits(repository, pull.base.sha, pull.head.sha);
  return {
    __typename: "PullRequest",
    id: `PR_${pull.id}`,
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    bodyText: pull.body ?? "",
    state: pull.merged ? "MERGED" : pull.state.toUpperCase(),
    isDraft: pull.draft,
    merged: pull.merged,
    closed: pull.state === "closed",
    locked: false,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.closedAt,
    mergedAt: pull.mergedAt,
    mergedBy: pull.mergedBy === null ? null : accountNode(scope, pull.mergedBy),
    mergeCommit: () =>
      pull.mergeCommit === null ? null : objectNode(scope, repository, pull.mergeCommit, ""),
    potentialMergeCommit: () =>
      pull.testMerge === null ? null : objectNode(scope, repository, pull.testMerge, ""),
    mergeable: pull.state === "closed" ? "UNKNOWN" : pull.testMerge === null ? "CONFLICTING" : "MERGEABLE",
    mergeStateStatus: async () => mergeableState(pull, await blocked()).toUpperCase(),
    isInMergeQueue: repository.queue.some((entry) => entry.pull === pull),
    author: accountNode(scope, pull.author),
    authorAssociation: association(repository, pull.author),
    url: `${scope.world.url}${place}`,
    resourcePath: place,
    permalink: `${scope.world.url}${place}`,
    repository: () => repositoryNode(scope, repository),
    reviewDecision: () => decision(repository, pull),
    changedFiles: async () => (await compared()).changes.length,
    additions: async () => (await compared()).changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: async () => (await compared()).changes.reduce((sum, change) => sum + change.deletions, 0),
    labels: (args: Args) => connection("labels", args, [...pull.labels.values()], labelNode),
    ...sidesOf(scope, repository, pull),
    ...connectionsOf(scope, repository, pull),
  };
}
