import { atLeast, roleOf } from "../state/access.ts";
import type { Pull, Repository, Review, Team, TimelineEvent, User } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { association } from "../views/pulls.ts";
import { accountNode, teamNode } from "./accounts.ts";
import { connection } from "./connection.ts";
import { objectNode } from "./git-objects.ts";
import { pullNode } from "./pull.ts";
import type { Args, Node, Scope } from "./scope.ts";

/** A review. */
export function reviewNode(scope: Scope, repository: Repository, pull: Pull, review: Review): Node {
  const place = `/${fullName(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  return {
    __typename: "PullRequestReview",
    id: `PRR_${review.id}`,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body,
    bodyText: review.body,
    submittedAt: review.submittedAt,
    createdAt: review.submittedAt,
    publishedAt: review.submittedAt,
    updatedAt: review.dismissal?.at ?? review.submittedAt,
    lastEditedAt: null,
    url: `${scope.world.url}${place}`,
    resourcePath: place,
    isMinimized: false,
    author: accountNode(scope, review.user),
    authorAssociation: association(repository, review.user),
    authorCanPushToRepository: atLeast(roleOf(repository, review.user), "write"),
    commit: () => (review.commit === null ? null : objectNode(scope, repository, review.commit, "")),
    pullRequest: () => pullNode(scope, repository, pull),
    onBehalfOf: (args: Args) => connection("onBehalfOf", args, [], () => null),
  };
}

/** Whoever is asked for a review. */
export function reviewerNode(scope: Scope, reviewer: User | Team): Node {
  return "slug" in reviewer ? teamNode(scope, reviewer) : accountNode(scope, reviewer);
}

/** An event of a pull request's timeline. */
export function timelineNode(scope: Scope, repository: Repository, pull: Pull, event: TimelineEvent): Node {
  const { reviewer, review } = event;
  const dismissal =
    review === undefined
      ? {}
      : {
          review: () => reviewNode(scope, repository, pull, review),
          dismissalMessage: review.dismissal?.message ?? null,
          previousReviewState: review.dismissal?.previous ?? "APPROVED",
        };
  return {
    __typename: event.kind,
    id: `E_${event.id}`,
    databaseId: event.id,
    createdAt: event.at,
    actor: accountNode(scope, event.actor),
    pullRequest: () => pullNode(scope, repository, pull),
    ...(reviewer === undefined ? {} : { requestedReviewer: () => reviewerNode(scope, reviewer) }),
    ...dismissal,
  };
}
