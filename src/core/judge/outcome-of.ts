import type { Finding } from "#core/model/finding.ts";
import { gravest, type Outcome } from "#core/model/outcome.ts";
import type { GateResult } from "#core/model/verdict.ts";

/**
 * What gates and notices come to: the gravest of the notices and of the gates that may block.
 * A gate that only warns never blocks; where it is the only one that applied, the pull request passes.
 */
export function outcomeOf(
  gates: readonly Pick<GateResult, "severity" | "outcome">[],
  notices: readonly Pick<Finding, "outcome">[],
): Outcome {
  const counted = gates.map(({ severity, outcome }): Outcome => {
    if (severity === "block") return outcome;
    return outcome === "skip" ? "skip" : "pass";
  });
  return gravest([...counted, ...notices.map(({ outcome }) => outcome)]);
}
