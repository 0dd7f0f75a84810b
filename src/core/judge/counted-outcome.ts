import type { Finding } from "#core/model/finding.ts";
import { blocks, byGravity, type Outcome } from "#core/model/outcome.ts";

/**
 * What a finding counts for in its gate's outcome. One whose check only warns never blocks and is never an excuse: it counts
 * as looked at (`pass`), or as what does not apply (`skip`).
 */
export function countedOutcome({ outcome, severity }: Pick<Finding, "outcome" | "severity">): Outcome {
  if (severity !== "warn") return outcome;
  return outcome === "skip" ? "skip" : "pass";
}

/** Sorts what blocks first, the gravest before the others; then what only warns; then the rest by gravity. */
export function byWeight(a: Finding, b: Finding): number {
  return group(a) - group(b) || byGravity(a.outcome, b.outcome);
}

function group(finding: Finding): number {
  if (blocks(countedOutcome(finding))) return 0;
  return blocks(finding.outcome) ? 1 : 2;
}
