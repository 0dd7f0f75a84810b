import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { digestOf } from "./judged-by.ts";
import { outcomeOf } from "./outcome-of.ts";

/**
 * The verdict of a merge queue's commit: what its content comes to, with the sign-offs of the pull request that waits
 * in the queue. Reviews belong to a pull request; the merged content is new, so it is judged anew.
 * A notice that blocks the pull request blocks here, too: its facts are those that the sign-offs were weighed by.
 * Sign-offs that were weighed by another policy do not count, nor those of other owners or another risk (`sameRules` is
 * false), and a gate that nobody judged is an error, never a pass.
 */
export function carrySignOffs(merged: Verdict, pullRequest: Verdict, { sameRules = true } = {}): Verdict {
  const people = pullRequest.gates.filter(({ kind }) => kind === "people");
  const gates = [...merged.gates.filter(({ kind }) => kind === "content"), ...people];
  const known = new Set(merged.notices.map(({ id }) => id));
  const refused = pullRequest.notices.filter(({ id, outcome }) => blocks(outcome) && !known.has(id));
  const deferred = merged.deferred.filter((id) => !people.some(({ gate }) => gate === id));
  const notices = [
    ...merged.notices,
    ...refused,
    ...(digestOf(merged.policy) === digestOf(pullRequest.policy) ? [] : [otherPolicy(merged)]),
    ...(sameRules ? [] : [otherRules()]),
    ...deferred.map(unjudged),
  ];
  const contentGreen = merged.contentGreen && !notices.some(({ outcome }) => blocks(outcome));
  return { ...merged, gates, notices, deferred, contentGreen, outcome: outcomeOf(gates, notices) };
}

function otherPolicy({ policy: { path } }: Verdict): Finding {
  return {
    id: "queue-other-policy",
    outcome: "error",
    says: "the policy `{path}` that the queue merges onto is not the one that the pull request was judged by, so its sign-offs cannot be carried over",
    fix: "take the pull request out of the queue, and add it again once the change of the policy is merged",
    values: { path },
  };
}

function otherRules(): Finding {
  return {
    id: "queue-other-rules",
    outcome: "error",
    says: "what is merged ahead in the queue changes the policy, the owners or the package's manifest, so who has to sign may be somebody else",
    fix: "take the pull request out of the queue, and add it again once what is ahead has merged: it is judged on that at once",
    values: {},
  };
}

function unjudged(gate: string): Finding {
  return {
    id: "queue-gate-unjudged",
    outcome: "error",
    says: "the merged commit has to pass gate `{gate}`, and neither it nor the pull request was judged by it",
    fix: "take the pull request out of the queue, and add it again once its own check has judged the gate",
    values: { gate },
  };
}
