import type { ReviewFacts } from "#core/facts/people-facts.ts";
import { byText } from "./by-text.ts";
import { instantOf } from "./instant.ts";

/** Whether a review says yes, no, or takes back what it said. A comment changes nothing. */
export function isOpinion({ state }: ReviewFacts): boolean {
  return state === "APPROVED" || state === "CHANGES_REQUESTED" || state === "DISMISSED";
}

/** An unreadable time must not let an approval win: it makes an approval the oldest, and anything else the newest. */
function timeOf(review: ReviewFacts): number {
  const unknown = review.state === "APPROVED" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return instantOf(review.submittedAt) ?? unknown;
}

/** Approvals first among equals, so that the last of two contradicting copies of a review is never the approval. */
function byTime(a: ReviewFacts, b: ReviewFacts): number {
  const [left, right] = [timeOf(a), timeOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  if (a.id !== b.id) return a.id - b.id;
  return byText(a.state, b.state) || byText(a.commit ?? "", b.commit ?? "");
}

/** The reviews from the oldest to the newest, by instant and then by id, whatever order they came in. */
export function oldestFirst(reviews: readonly ReviewFacts[]): readonly ReviewFacts[] {
  return reviews.toSorted(byTime);
}

/**
 * Rule 1: what each person last said, by numeric id. A dismissed review is the latest too: it leaves
 * no opinion, and the older one is not revived. Deleted accounts have no id and are left out.
 */
export function latestOpinions(reviews: readonly ReviewFacts[]): ReadonlyMap<number, ReviewFacts> {
  const latest = new Map<number, ReviewFacts>();
  for (const review of oldestFirst(reviews)) {
    if (review.author !== null && isOpinion(review)) latest.set(review.author.id, review);
  }
  return latest;
}
