import type { Verdict } from "#core/model/verdict.ts";

/** What a verdict says, its numbers aside: a day more of an age is no news, that it is too old is. */
function saidBy({ outcome, gates, notices }: Verdict): string {
  return JSON.stringify([
    outcome,
    gates.map(({ gate, outcome: of, findings }) => [
      gate,
      of,
      findings.map(({ id, outcome: each }) => [id, each]),
    ]),
    notices.map(({ id }) => id),
  ]);
}

/** The exactness with which the moment is found. */
const SECOND = 1000;

/**
 * The first moment, within so many milliseconds, at which the clock alone makes a verdict say something else: a drill or a report that becomes too
 * old, a review of the policy that falls due, a waiver that ends. Found by judging the same facts at later times, so that it holds for
 * every gate there is; `null` when the verdict at the end says the same. To the second, rounded up.
 */
export function nextChange(judgedAt: (now: string) => Verdict, now: string, withinMs: number): number | null {
  const at = (ms: number) => saidBy(judgedAt(new Date(ms).toISOString()));
  const start = Date.parse(now);
  const today = at(start);
  let [before, after] = [start, start + withinMs];
  if (at(after) === today) return null;
  while (after - before > SECOND) {
    const middle = Math.floor((before + after) / 2);
    if (at(middle) === today) before = middle;
    else after = middle;
  }
  return after;
}
