import { findPolicy } from "#core/collect/find-policy.ts";
import { MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import { haveSameEntries, RULES } from "#github/check-name.ts";
import { judgeMergeGroup } from "#github/collect-merge-group.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GithubTree } from "#github/github-tree.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { groupMembers } from "#github/group-members.ts";
import { readDefaultTip } from "#github/read-default-tip.ts";
import { extendedPolicyReader } from "#github/read-extended-policy.ts";
import { differingPaths, pullRequestsMergedAs, readMerge } from "#github/read-merge.ts";
import { reviewDeployment } from "#github/review-deployment.ts";
import type { GithubHostOptions } from "./github-host.ts";
import type { MergeHost } from "./merge-host.ts";

/** Merges of a repository of GitHub itself. */
export function githubMergeHost(client: GithubClient, { memory }: GithubHostOptions): MergeHost {
  const treesOf = (batch: GraphqlBatch) => (commit: string) =>
    memory.remembering(`${client.owner}/${client.repo}`, new GithubTree(client, batch, commit));
  return {
    membersOf: (group) => groupMembers(client, group),
    judgeGroup: (group, pullRequest, now) => judgeMergeGroup(client, group, pullRequest, now),
    haveSameRules(one, other, folders) {
      const treeOf = treesOf(new GraphqlBatch(client));
      const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
      return haveSameEntries(treeOf(one), treeOf(other), [...RULES, ...manifests]);
    },
    mergeOf: (number) => readMerge(client, number),
    differingPaths: (merge) => differingPaths(client, merge, treesOf(new GraphqlBatch(client))),
    mergedAs: (sha, into) => pullRequestsMergedAs(client, sha, into),
    async policyAt(commit) {
      const batch = new GraphqlBatch(client);
      const found = await findPolicy(treesOf(batch)(commit), extendedPolicyReader({ client, batch, memory }));
      return found.kind === "policy" ? found.policy : null;
    },
    defaultTip: () => readDefaultTip(client),
    reviewDeployment: (review) => reviewDeployment(client, review),
  };
}
