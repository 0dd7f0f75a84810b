import { MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import { haveSameEntries, RULES } from "#github/check-name.ts";
import { judgeMergeGroup, queuedPullRequest } from "#github/collect-merge-group.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import { GithubTree } from "#github/github-tree.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import type { GithubHostOptions } from "./github-host.ts";
import type { MergeHost } from "./merge-host.ts";

/** Merges of a repository of GitHub itself. */
export function githubMergeHost(client: GithubClient, { memory }: GithubHostOptions): MergeHost {
  return {
    async membersOf({ headRef }) {
      const number = queuedPullRequest(headRef);
      if (number === null)
        throw new GithubError("unexpected", "a merge group's branch names no pull request");
      return [number];
    },
    judgeGroup: (group, pullRequest, now) => judgeMergeGroup(client, group, pullRequest, now),
    haveSameRules(one, other, folders) {
      const batch = new GraphqlBatch(client);
      const treeOf = (commit: string) =>
        memory.remembering(`${client.owner}/${client.repo}`, new GithubTree(client, batch, commit));
      const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
      return haveSameEntries(treeOf(one), treeOf(other), [...RULES, ...manifests]);
    },
  };
}
