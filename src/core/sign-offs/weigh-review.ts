import type { ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import type { Electorate } from "./electorate.ts";
import { instantOf } from "./instant.ts";
import { isOpinion } from "./latest-opinions.ts";
import { type Reason, reason } from "./reason.ts";
import type { Requirement } from "./requirement.ts";
import { type Change, showChange } from "./same-content.ts";

/** A requirement of the reviewer's that an approval does not count for, and the rule that it fails first. */
export interface Loss {
  readonly requirement: Requirement;
  readonly reason: Reason;
}

/** What one review comes to by rules 1 to 7. */
export interface Weighed {
  readonly review: ReviewFacts;
  /** Requirements that it may be counted for. */
  readonly holdsFor: readonly Requirement[];
  readonly losses: readonly Loss[];
  /** Why it counts for nothing at all; `null` when `holdsFor` and `losses` say everything. */
  readonly reason: Reason | null;
  /** Requirements that it vetoes. */
  readonly objectsTo: readonly Requirement[];
}

/** What there is to weigh a review against. */
export interface Scale {
  readonly latest: ReadonlyMap<number, ReviewFacts>;
  readonly requirements: readonly Requirement[];
  readonly electorate: Electorate;
  /** Whether independence of the change can be shown for anybody. */
  readonly provable: boolean;
  readonly afterGates: boolean;
  readonly snapshot: (commit: string) => SnapshotFacts | undefined;
  /** First change of each requirement's scope since a commit; `null` when the two cannot be compared. */
  readonly changesSince: (commit: string) => ReadonlyMap<Requirement, Change> | null;
}

/** Rule 1, and whether there is a person at all. */
function notAnOpinion(review: ReviewFacts, latest: Scale["latest"]): Reason | null {
  if (review.state === "PENDING") return reason("not-submitted");
  if (!isOpinion(review)) return reason("comment");
  if (review.author === null) return reason("ghost");
  if (latest.get(review.author.id) !== review) return reason("superseded");
  return review.state === "DISMISSED" ? reason("dismissed") : null;
}

/** Rule 7: the reviewed content was green before the review was sent. */
function sawGreen(review: ReviewFacts, greenAt: string | null): boolean {
  const green = greenAt === null ? null : instantOf(greenAt);
  const sent = instantOf(review.submittedAt);
  return green !== null && sent !== null && green <= sent;
}

/** Rules 5 to 7 for an approval of somebody who may sign `own`. */
function weighApproval(review: ReviewFacts, own: readonly Requirement[], scale: Scale): Weighed {
  const { commit } = review;
  const changes = commit === null ? null : scale.changesSince(commit);
  if (commit === null || changes === null)
    return nothing(review, reason("gone", commit === null ? {} : { commit }));
  const green = !scale.afterGates || sawGreen(review, scale.snapshot(commit)?.contentGreenAt ?? null);
  const holdsFor: Requirement[] = [];
  const losses: Loss[] = [];
  for (const requirement of own) {
    const change = changes.get(requirement);
    if (change !== undefined) losses.push({ requirement, reason: reason("changed", showChange(change)) });
    else if (!green) losses.push({ requirement, reason: reason("before-evidence") });
    else holdsFor.push(requirement);
  }
  return { review, holdsFor, losses, reason: null, objectsTo: [] };
}

function nothing(review: ReviewFacts, why: Reason, objectsTo: readonly Requirement[] = []): Weighed {
  return { review, holdsFor: [], losses: [], reason: why, objectsTo };
}

/**
 * Weighs one review by rules 1 to 7, in that order; the first that does not hold is the reason.
 * An objection needs rules 1 to 3 alone. It is heard from a contributor, too: it only narrows, and whoever pushes can
 * name anybody as co-author of a commit.
 */
export function weighReview(review: ReviewFacts, scale: Scale): Weighed {
  const silent = notAnOpinion(review, scale.latest);
  if (silent !== null || review.author === null) return nothing(review, silent ?? reason("ghost"));
  const { id } = review.author;
  const own = scale.requirements.filter((requirement) => scale.electorate.isMember(requirement, id));
  if (own.length === 0) return nothing(review, reason("not-member"));
  const noVoice = scale.electorate.noVoice(review.author);
  if (noVoice !== null) return nothing(review, noVoice);
  if (review.state === "CHANGES_REQUESTED") return nothing(review, reason("objects"), own);
  const obstacle = scale.electorate.obstacle(review.author);
  if (obstacle !== null) return nothing(review, obstacle);
  if (!scale.provable) return nothing(review, reason("unprovable"));
  return weighApproval(review, own, scale);
}
