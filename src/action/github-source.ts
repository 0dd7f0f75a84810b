import { getOctokit } from "@actions/github";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import { changedPathsOf } from "#github/changed-paths-of.ts";
import { findTags } from "#github/find-tags.ts";
import { githubClient } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import { GithubTree } from "#github/github-tree.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { listTags } from "#github/list-tags.ts";
import { readChanges } from "#github/read-changes.ts";
import { extendedPolicyReader } from "#github/read-extended-policy.ts";
import type { JudgedSource } from "./judged-source.ts";
import type { PullRequestEvent } from "./pull-request-event.ts";

/** Reads policies that a repository's policy extends through GitHub's API, as far as the token reaches. */
export function readPoliciesThrough(
  token: string,
  { owner, name }: { readonly owner: string; readonly name: string },
): ReadExtendedPolicy {
  const client = githubClient(getOctokit(token), owner, name);
  return extendedPolicyReader({ client, batch: new GraphqlBatch(client) });
}

/** Lists tags by the beginnings of their names; `null` where there are too many. Rejects with a {@link GithubError}. */
export function listTagsThrough(
  token: string,
  { owner, name }: { readonly owner: string; readonly name: string },
  prefixes: readonly string[],
): Promise<readonly string[] | null> {
  return listTags(githubClient(getOctokit(token), owner, name), prefixes);
}

/**
 * Reads the pull request through GitHub's API, for clones that do not hold it. This module brings the network libraries
 * along, so import it only where it is used. Rejects with a {@link GithubError}, also where GitHub does not list all changes.
 */
export async function readGithub(
  token: string,
  repository: { readonly owner: string; readonly name: string },
  event: PullRequestEvent,
): Promise<JudgedSource> {
  const { owner, name } = repository;
  const client = githubClient(getOctokit(token), owner, name);
  const batch = new GraphqlBatch(client);
  const treeOf = (commit: string): Tree => new GithubTree(client, batch, commit);
  const { number, changedFiles, base, head } = event;
  const listed = changedFiles === null ? undefined : { number, changedFiles };
  const changes = await readChanges(client, base.sha, head.sha, listed);
  if (changes === null) throw new GithubError("not-found", "head and base cannot be compared");
  if (!changes.complete) throw new GithubError("incomplete", "GitHub does not list all changed files");
  const [before, after] = await Promise.all([
    treeOf(changes.mergeBase).entries(changes.paths),
    treeOf(head.sha).entries(changes.paths),
  ]);
  return {
    head: treeOf(head.sha),
    base: treeOf(base.sha),
    mergeBase: changes.mergeBase,
    changes: changedPathsOf(changes, before, after),
    at: treeOf,
    findTags: (names) => findTags(batch, names),
    listTags: (prefixes) => listTags(client, prefixes),
    local: false,
  };
}
