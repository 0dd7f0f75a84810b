import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError } from "./github-error.ts";
import { GraphqlBatch, literal } from "./graphql-batch.ts";
import { page } from "./pull-request-snapshot.ts";

const list = z.object({
  pullRequests: z.object({
    pageInfo: page,
    nodes: z.array(z.object({ number: z.number(), baseRefName: z.string() }).nullable()).nullable(),
  }),
});

/** Pages of a hundred; with more open pull requests something else is wrong. */
const MOST_PAGES = 50;

/** Numbers of the open pull requests that go to a branch; to any, where none is named. */
export async function openPullRequestsTo(client: GithubClient, ref: string | null): Promise<number[]> {
  return (await openPullRequests(client, ref)).map(({ number }) => number);
}

/** Open pull requests that go to a branch, with its name; to any, where none is named. */
export async function openPullRequests(
  client: GithubClient,
  ref: string | null,
): Promise<{ readonly number: number; readonly baseRef: string }[]> {
  const base = ref === null ? "" : `baseRefName: ${literal(ref)}, `;
  const batch = new GraphqlBatch(client);
  const open: { readonly number: number; readonly baseRef: string }[] = [];
  let after = "";
  for (let at = 0; at < MOST_PAGES; at++) {
    const selection = `pullRequests(states: OPEN, ${base}first: 100${after}) {
      pageInfo { hasNextPage endCursor } nodes { number baseRefName } }`;
    const { pullRequests } = expectShape(list, await batch.repository(selection), "a list of pull requests");
    for (const node of pullRequests.nodes ?? [])
      if (node !== null) open.push({ number: node.number, baseRef: node.baseRefName });
    if (!pullRequests.pageInfo.hasNextPage) return open;
    after = `, after: ${literal(pullRequests.pageInfo.endCursor ?? "")}`;
  }
  throw new GithubError("incomplete", "the list of open pull requests does not end");
}
