import { byGravity } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";

/** A verdict and the pull request that it is about. */
export interface NumberedVerdict {
  readonly number: number;
  readonly verdict: Verdict;
}

/**
 * A check belongs to a commit, so open pull requests that share a head share it: the gravest verdict is shown, of equals
 * that of the oldest pull request, and the others are named. Whoever is evaluated, the answer is the same. Its content is
 * green only where that of all of them is: the check is what later says when the content of this commit was green.
 */
export function worstOf(verdicts: readonly [NumberedVerdict, ...NumberedVerdict[]]): Verdict {
  const [worst, ...others] = verdicts.toSorted(
    (a, b) => byGravity(a.verdict.outcome, b.verdict.outcome) || a.number - b.number,
  );
  if (worst === undefined || others.length === 0) return verdicts[0].verdict;
  const numbers = verdicts.map(({ number }) => number).sort((a, b) => a - b);
  return {
    ...worst.verdict,
    contentGreen: verdicts.every(({ verdict }) => verdict.contentGreen),
    notices: [
      ...worst.verdict.notices,
      {
        id: "shared-commit",
        outcome: "pass",
        says: "open pull requests {numbers} end in this very commit; this is the gravest of their verdicts, that of {worst}",
        values: { numbers: numbers.map((number) => `#${number}`), worst: `#${worst.number}` },
      },
    ],
  };
}
