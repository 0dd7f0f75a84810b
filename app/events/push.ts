import type { Context } from "probot";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import type { Subject } from "../inbox/task.ts";

const BRANCH = "refs/heads/";

/** Commits that a push event lists at the most; with as many there may be more. */
const COMMITS_LISTED = 2048;

type Push = Context<"push">["payload"];

/**
 * A push may change the policy, the owners or the baseline of every pull request that goes to the branch. The policy of
 * the default branch says besides which stage every other branch belongs to.
 */
export function pushSubjects(payload: Push): Subject[] {
  const { ref, deleted, repository } = payload;
  // Branches of a merge queue are looked at as merge groups.
  if (!ref.startsWith(BRANCH) || deleted || ref.startsWith(`${BRANCH}gh-readonly-queue/`)) return [];
  const branch = ref.slice(BRANCH.length);
  const speaksForAll = branch === repository.default_branch && mayChangePolicy(payload);
  return [speaksForAll ? { kind: "repository" } : { kind: "branch", ref: branch }];
}

function mayChangePolicy({ commits, forced }: Push): boolean {
  const policies: readonly string[] = POLICY_PATHS;
  return (
    forced ||
    commits.length >= COMMITS_LISTED ||
    commits.some(({ added = [], modified = [], removed = [] }) =>
      [...added, ...modified, ...removed].some((path) => policies.includes(path)),
    )
  );
}
