import type { Context } from "probot";
import type { Subject } from "../inbox/task.ts";

const BRANCH = "refs/heads/";

/** A push may change the policy, the owners or the baseline of every pull request that goes to the branch. */
export function pushSubjects({ ref, deleted }: Context<"push">["payload"]): Subject[] {
  // Branches of a merge queue are looked at as merge groups.
  const isQueue = ref.startsWith(`${BRANCH}gh-readonly-queue/`);
  return ref.startsWith(BRANCH) && !deleted && !isQueue
    ? [{ kind: "branch", ref: ref.slice(BRANCH.length) }]
    : [];
}
