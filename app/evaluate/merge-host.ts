import type { JudgedContent } from "#core/collect/judge-content.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { MergeGroup } from "#github/collect-merge-group.ts";
import type { Merge } from "#github/read-merge.ts";
import type { DeploymentReview } from "#github/review-deployment.ts";

/** What the worker does on GitHub about merges: those that a queue is about to make, and those that were made. */
export interface MergeHost {
  /** Numbers of the pull requests that a merge queue's commit would merge, the one that its branch is named after included. Sorted. */
  membersOf(group: MergeGroup): Promise<readonly number[]>;
  /** What a queue's commit comes to as far as content goes; `null` where there is no policy, or the branch is not gated. */
  judgeGroup(
    group: MergeGroup,
    pullRequest: Pick<PullRequestFacts, "number" | "title" | "author">,
    now: string,
  ): Promise<JudgedContent | null>;
  /** Whether two bases say the same about who has to sign: policy, owners, and the manifests of packages. */
  haveSameRules(one: string, other: string, folders: readonly string[]): Promise<boolean>;
  /** How a pull request was merged; `null` when it was not. */
  mergeOf(number: number): Promise<Merge | null>;
  /** Paths at which a merge made something else than what was judged; `null` when that cannot be told. */
  differingPaths(merge: Merge): Promise<readonly string[] | null>;
  /** Numbers of the pull requests whose merge made a commit; with `into`, of those that went to this branch. */
  mergedAs(sha: string, into?: string): Promise<readonly number[]>;
  /** The policy of a commit; `null` where there is none that can be read. */
  policyAt(commit: string): Promise<Policy | null>;
  /** The newest commit of the default branch; `null` in an empty repository. */
  defaultTip(): Promise<string | null>;
  /** Lets a workflow run deploy, or does not. False: it does not wait for us any more. */
  reviewDeployment(review: DeploymentReview): Promise<boolean>;
}
