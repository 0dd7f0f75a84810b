import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { outcomeOf } from "./outcome-of.ts";

/**
 * The verdict of a merge queue's commit: what its content comes to, with the sign-offs of the pull request that waits
 * in the queue. Reviews belong to a pull request; the merged content is new, so it is judged anew.
 * A notice that blocks the pull request blocks here, too: its facts are those that the sign-offs were weighed by.
 */
export function carrySignOffs(merged: Verdict, pullRequest: Verdict): Verdict {
  const people = pullRequest.gates.filter(({ kind }) => kind === "people");
  const gates = [...merged.gates.filter(({ kind }) => kind === "content"), ...people];
  const known = new Set(merged.notices.map(({ id }) => id));
  const refused = pullRequest.notices.filter(({ id, outcome }) => blocks(outcome) && !known.has(id));
  const notices = [...merged.notices, ...refused];
  const deferred = merged.deferred.filter((id) => !people.some(({ gate }) => gate === id));
  return { ...merged, gates, notices, deferred, outcome: outcomeOf(gates, notices) };
}
