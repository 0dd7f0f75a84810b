/**
 * What a gate or a finding comes to.
 *
 * - `error`: it could not be looked at, so nothing may be concluded; blocks.
 * - `fail`: the content is wrong; blocks.
 * - `pending`: a person has still to act; blocks.
 * - `waived`: it failed and a reviewed, unexpired waiver excuses it.
 * - `pass`: it was looked at and holds.
 * - `skip`: it does not apply, and the finding says why.
 */
export type Outcome = "error" | "fail" | "pending" | "waived" | "pass" | "skip";

/** From the gravest to the lightest: the total order in which outcomes are combined. */
export const OUTCOMES: readonly Outcome[] = ["error", "fail", "pending", "waived", "pass", "skip"];

const rank: Readonly<Record<Outcome, number>> = {
  error: 5,
  fail: 4,
  pending: 3,
  waived: 2,
  pass: 1,
  skip: 0,
};

/** The graver of two outcomes. */
export function graver(a: Outcome, b: Outcome): Outcome {
  return rank[a] >= rank[b] ? a : b;
}

/** The gravest of several; `skip` when there are none. */
export function gravest(outcomes: Iterable<Outcome>): Outcome {
  let worst: Outcome = "skip";
  for (const outcome of outcomes) worst = graver(worst, outcome);
  return worst;
}

/** Sorts the gravest first. */
export function byGravity(a: Outcome, b: Outcome): number {
  return rank[b] - rank[a];
}

/** Whether an outcome keeps a pull request from being merged. */
export function blocks(outcome: Outcome): boolean {
  return rank[outcome] >= rank.pending;
}
