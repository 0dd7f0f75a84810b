import { getOctokit } from "@actions/github";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import type { Tree } from "#core/model/tree.ts";
import { githubClient } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import { GithubTree } from "#github/github-tree.ts";
import { GraphqlBatch, literal } from "#github/graphql-batch.ts";
import { type CommitChanges, readChanges } from "#github/read-changes.ts";
import type { JudgedSource } from "./judged-source.ts";
import type { PullRequestEvent } from "./pull-request-event.ts";

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
  return {
    head: treeOf(head.sha),
    base: treeOf(base.sha),
    mergeBase: changes.mergeBase,
    changes: await withEntries(changes, treeOf(changes.mergeBase), treeOf(head.sha)),
    findTags: (names) => findTags(batch, names),
  };
}

async function withEntries(
  { paths, renames }: CommitChanges,
  mergeBase: Tree,
  head: Tree,
): Promise<ChangedPath[]> {
  const [before, after] = await Promise.all([mergeBase.entries(paths), head.entries(paths)]);
  const renamedTo = new Map([...renames].map(([now, old]) => [old, now]));
  return paths.map((path) => {
    const from = renames.get(path);
    const to = renamedTo.get(path);
    return {
      path,
      before: before.get(path) ?? null,
      after: after.get(path) ?? null,
      ...(from === undefined ? {} : { renamedFrom: from }),
      ...(to === undefined ? {} : { renamedTo: to }),
    };
  });
}

async function findTags(batch: GraphqlBatch, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    names.map((name) => batch.repository(`ref(qualifiedName: ${literal(`refs/tags/${name}`)}) { name }`)),
  );
  return new Set(names.filter((_, index) => isTag(found[index])));
}

function isTag(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "ref" in answer && answer.ref !== null;
}
