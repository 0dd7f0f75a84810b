import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { MergeGroup } from "#github/collect-merge-group.ts";

/** What the worker does on GitHub about merges: those that a queue is about to make, and those that were made. */
export interface MergeHost {
  /** Numbers of the pull requests that a merge queue's commit would merge, the one that its branch is named after included. Sorted. */
  membersOf(group: MergeGroup): Promise<readonly number[]>;
  /** The verdict on a queue's commit as far as content goes; `null` where there is no policy, or the branch is not gated. */
  judgeGroup(
    group: MergeGroup,
    pullRequest: Pick<PullRequestFacts, "number" | "title" | "author">,
    now: string,
  ): Promise<Verdict | null>;
  /** Whether two bases say the same about who has to sign: policy, owners, and the manifests of packages. */
  haveSameRules(one: string, other: string, folders: readonly string[]): Promise<boolean>;
}
