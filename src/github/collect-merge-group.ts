import { type JudgedContent, judgeContent } from "#core/collect/judge-content.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { changedPathsOf } from "./changed-paths-of.ts";
import { findTags } from "./find-tags.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError } from "./github-error.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { listTags } from "./list-tags.ts";
import { readChanges } from "./read-changes.ts";
import { type ExtendedPolicySource, extendedPolicyReader } from "./read-extended-policy.ts";

/** A commit that a merge queue would merge, and onto what. */
export interface MergeGroup {
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
}

/** Number of the pull request that a queue's branch is named after: `gh-readonly-queue/main/pr-104-<sha>`. */
export function queuedPullRequest(headRef: string): number | null {
  const number = /^gh-readonly-queue\/.+\/pr-(\d{1,9})-[0-9a-f]{40}$/.exec(headRef)?.[1];
  return number === undefined ? null : Number(number);
}

/** Judges the content of a merge group's commit; `null` where there is no policy, or the branch is not gated. */
export async function judgeMergeGroup(
  client: GithubClient,
  group: MergeGroup,
  pullRequest: Pick<PullRequestFacts, "number" | "title" | "author">,
  now: string,
  reading: Partial<Pick<ExtendedPolicySource, "memory" | "policyOwners">> = {},
): Promise<JudgedContent | null> {
  const batch = new GraphqlBatch(client);
  const changes = await readChanges(client, group.baseSha, group.headSha);
  if (changes === null || !changes.complete)
    throw new GithubError("incomplete", "the merge group's changes cannot be listed");
  const head = new GithubTree(client, batch, group.headSha);
  const [before, after] = await Promise.all([
    new GithubTree(client, batch, changes.mergeBase).entries(changes.paths),
    head.entries(changes.paths),
  ]);
  const judged = await judgeContent({
    now,
    repository: { owner: client.owner, name: client.repo },
    pullRequest: {
      ...pullRequest,
      draft: false,
      base: { ref: group.baseRef, sha: group.baseSha },
      head: { ref: group.headRef, sha: group.headSha },
      mergeBase: changes.mergeBase,
    },
    changes: changedPathsOf(changes, before, after),
    head,
    base: new GithubTree(client, batch, group.baseSha),
    at: (commit) => new GithubTree(client, batch, commit),
    findTags: (names) => findTags(batch, names),
    listTags: (prefixes) => listTags(client, prefixes),
    crypto: nodeCrypto,
    readExtended: extendedPolicyReader({ client, batch, ...reading }),
  });
  return judged.kind === "judged" ? judged : null;
}
