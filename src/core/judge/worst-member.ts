import { byGravity } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { NumberedVerdict } from "./worst-of.ts";

/**
 * The verdict of a merge queue's commit that merges several pull requests: the gravest of those that each of them would have it come to, since
 * they are merged together or not at all. `alone` is what it comes to without any.
 */
export function worstMember(members: readonly NumberedVerdict[], alone: Verdict): Verdict {
  const [worst, ...others] = members.toSorted(
    (a, b) => byGravity(a.verdict.outcome, b.verdict.outcome) || a.number - b.number,
  );
  if (worst === undefined) return alone;
  if (others.length === 0) return worst.verdict;
  const numbers = members.map(({ number }) => number).sort((a, b) => a - b);
  return {
    ...worst.verdict,
    contentGreen: members.every(({ verdict }) => verdict.contentGreen),
    notices: [
      ...worst.verdict.notices,
      {
        id: "queue-members",
        outcome: "pass",
        says: "this commit merges pull requests {numbers} together; this is the gravest of their verdicts, that of {worst}",
        values: { numbers: numbers.map((number) => `#${number}`), worst: `#${worst.number}` },
      },
    ],
  };
}
