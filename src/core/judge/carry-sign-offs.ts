import { blocks, gravest } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";

/**
 * The verdict of a merge queue's commit: what its content comes to, with the sign-offs of the pull request that waits
 * in the queue. Reviews belong to a pull request; the merged content is new, so it is judged anew.
 */
export function carrySignOffs(merged: Verdict, pullRequest: Verdict): Verdict {
  const people = pullRequest.gates.filter(({ kind }) => kind === "people");
  const gates = [...merged.gates.filter(({ kind }) => kind === "content"), ...people];
  const refused = people.length === 0 ? pullRequest.notices.filter(({ outcome }) => blocks(outcome)) : [];
  const notices = [...merged.notices, ...refused];
  const counted = gates.filter(({ severity }) => severity === "block");
  const deferred = merged.deferred.filter((id) => !people.some(({ gate }) => gate === id));
  return {
    ...merged,
    gates,
    notices,
    deferred,
    outcome: gravest([...counted, ...notices].map(({ outcome }) => outcome)),
  };
}
