import type { Repository, User } from "../state/records.ts";
import { asBinding } from "./bypass.ts";
import { activeRules, requiredChecksOnCreation, wantsPullRequest } from "./matching.ts";
import { checkComplaints } from "./mergeability.ts";

/** A ref that somebody wants to move. Null stands for "is not there" or "shall go". */
export interface WantedMove {
  readonly ref: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What the rulesets that bind a person have against moving a branch outside of a pull request, in GitHub's words; empty where it may be done.
 * A new branch needs no pull request ("Available rules for rulesets": restrict creations; "Do not require status checks on creation").
 */
export function refComplaints(
  repository: Repository,
  { ref, before, after }: WantedMove,
  by: User,
): string[] {
  if (!ref.startsWith("refs/heads/")) return [];
  const branch = ref.slice("refs/heads/".length);
  const binding = asBinding(repository, by);
  const has = (type: string) => activeRules(binding, branch).some((rule) => rule.type === type);
  if (after === null) return has("deletion") ? ["Cannot delete this branch"] : [];
  if (before !== null)
    return wantsPullRequest(binding, branch) ? ["Changes must be made through a pull request."] : [];
  return [
    ...(has("creation") ? ["Cannot create ref due to creations being restricted."] : []),
    ...checkComplaints(repository, requiredChecksOnCreation(binding, branch), after),
  ];
}
