import * as z from "zod";
import type { Tree } from "#core/model/tree.ts";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { readChanges } from "./read-changes.ts";

/** A merge that happened. */
export interface Merge {
  readonly number: number;
  /** Head of the pull request when it was merged. */
  readonly head: string;
  readonly branch: string;
  /** The commit that it made on the branch, and where the branch was before as far as that commit tells. */
  readonly sha: string;
  readonly before: string;
  /** ISO 8601 in UTC, by GitHub's clock. */
  readonly at: string;
  /** Login of who merged it; `null` for a deleted account. */
  readonly by: string | null;
}

const merged = z.object({
  pullRequest: z
    .object({
      state: z.string(),
      headRefOid: z.string(),
      baseRefName: z.string(),
      mergedAt: z.string().nullable(),
      mergedBy: z.object({ login: z.string() }).nullable(),
      mergeCommit: z
        .object({
          oid: z.string(),
          parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()).nullable() }),
        })
        .nullable(),
    })
    .nullable(),
});

/** Reads how a pull request was merged; `null` when it was not. Rejects with a GithubError. */
export async function readMerge(client: GithubClient, number: number): Promise<Merge | null> {
  const answer = await new GraphqlBatch(client).repository(
    `pullRequest(number: ${number}) { state headRefOid baseRefName mergedAt mergedBy { login }
      mergeCommit { oid parents(first: 1) { nodes { oid } } } }`,
  );
  const found = answer === null ? null : expectShape(merged, answer, "a merge").pullRequest;
  const sha = found?.mergeCommit?.oid;
  const before = found?.mergeCommit?.parents.nodes?.[0]?.oid;
  if (found?.state !== "MERGED" || found.mergedAt === null || sha === undefined || before === undefined)
    return null;
  return {
    number,
    head: found.headRefOid,
    branch: found.baseRefName,
    sha,
    before,
    at: found.mergedAt,
    by: found.mergedBy?.login ?? null,
  };
}

/**
 * Paths at which a merge made something else than what the pull request's head has there, and paths that it changed though the pull request
 * does not: none, where what was merged is what was judged. `null` when GitHub does not list all that would have to be compared.
 */
export async function differingPaths(
  client: GithubClient,
  { head, before, sha }: Merge,
  treeOf: (commit: string) => Tree,
): Promise<readonly string[] | null> {
  const [judged, made] = await Promise.all([
    readChanges(client, before, head),
    readChanges(client, before, sha),
  ]);
  if (judged?.complete !== true || made?.complete !== true) return null;
  const [there, here] = await Promise.all([
    treeOf(head).entries(judged.paths),
    treeOf(sha).entries(judged.paths),
  ]);
  const changed = judged.paths.filter((path) => {
    const [one, other] = [there.get(path), here.get(path)];
    return one?.oid !== other?.oid || one?.mode !== other?.mode;
  });
  const own = new Set(judged.paths);
  return [...changed, ...made.paths.filter((path) => !own.has(path))];
}

const associated = z.object({
  object: z
    .object({
      associatedPullRequests: z
        .object({
          nodes: z
            .array(
              z
                .object({
                  number: z.number(),
                  state: z.string(),
                  baseRefName: z.string(),
                  mergeCommit: z.object({ oid: z.string() }).nullable(),
                })
                .nullable(),
            )
            .nullable(),
        })
        .nullish(),
    })
    .nullable(),
});

/** Numbers of the pull requests whose merge made a commit; with `into`, of those that went to this branch. */
export async function pullRequestsMergedAs(
  client: GithubClient,
  sha: string,
  into?: string,
): Promise<number[]> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return [];
  const answer = await new GraphqlBatch(client).repository(
    `object(oid: "${sha}") { ... on Commit { associatedPullRequests(first: 20) { nodes { number state baseRefName mergeCommit { oid } } } } }`,
  );
  const found = answer === null ? null : expectShape(associated, answer, "pull requests of a commit").object;
  return (found?.associatedPullRequests?.nodes ?? []).flatMap((node) =>
    node?.state === "MERGED" &&
    node.mergeCommit?.oid === sha &&
    (into === undefined || node.baseRefName === into)
      ? [node.number]
      : [],
  );
}
