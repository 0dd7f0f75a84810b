import * as z from "zod";
import { type MergeGroup, queuedPullRequest } from "./collect-merge-group.ts";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError, toGithubError } from "./github-error.ts";
import { GraphqlBatch, literal } from "./graphql-batch.ts";

const oid = z.object({ oid: z.string() }).nullable();
const refs = z.object({
  ref: z.object({ target: oid }).nullable(),
  refs: z
    .object({
      totalCount: z.number(),
      nodes: z.array(z.object({ name: z.string(), target: oid }).nullable()).nullable(),
    })
    .nullable(),
});
const pulls = z.object({
  pullRequests: z.object({
    nodes: z.array(z.object({ number: z.number(), headRefOid: z.string() }).nullable()).nullable(),
  }),
});
const comparison = z.object({ commits: z.array(z.object({ sha: z.string() })) });
const rules = z.array(
  z.object({
    type: z.string(),
    parameters: z.object({ grouping_strategy: z.string().optional() }).nullish(),
  }),
);

/** Entries of a queue: GitHub builds at most 100 at once. */
const MOST_ENTRIES = 100;
const A_PAGE = 100;
/** Pages of commits that are walked. */
const MOST_PAGES = 25;

/**
 * Numbers of the pull requests that a merge queue's commit would merge, sorted. The one that its branch is named after is always among them.
 *
 * With `HEADGREEN` only the last commit of a group has to be green, and takes those before it along, whatever their own checks say: so all
 * between the branch itself and the commit count. With `ALLGREEN` each answers for its own. What the queue asks for is read from the
 * branch's rules; where they do not say (protection of the older kind), the stricter is taken.
 *
 * A queue's branches say whose commits are whose, whatever the method of merging; GitHub alone makes them. Where one is gone, the pull
 * request's own head among the commits says so.
 */
export async function groupMembers(client: GithubClient, group: MergeGroup): Promise<readonly number[]> {
  const named = queuedPullRequest(group.headRef);
  if (named === null) throw new GithubError("unexpected", "a merge group's branch names no pull request");
  const batch = new GraphqlBatch(client);
  const { tip, entries } = await readQueue(batch, group.baseRef);
  const ahead = tip !== null && tip !== group.baseSha && !(await isAllGreen(client, group.baseRef));
  if (!ahead) return [named];
  const commits = await commitsBetween(client, tip, group.headSha);
  const queued = entries.flatMap(({ name, target }) => {
    const number = target === null || !commits.has(target.oid) ? null : queuedPullRequest(name);
    return number === null ? [] : [number];
  });
  const open = await readHeads(batch, group.baseRef);
  const contained = open.flatMap(({ number, headRefOid }) => (commits.has(headRefOid) ? [number] : []));
  return [...new Set([named, ...queued, ...contained])].sort((a, b) => a - b);
}

async function readQueue(batch: GraphqlBatch, branch: string) {
  const prefix = `refs/heads/gh-readonly-queue/${branch}/`;
  const answer = await batch.repository(
    `ref(qualifiedName: ${literal(`refs/heads/${branch}`)}) { target { oid } }
    refs(refPrefix: ${literal(prefix)}, first: ${MOST_ENTRIES}) { totalCount nodes { name target { oid } } }`,
  );
  const found = answer === null ? null : expectShape(refs, answer, "a merge queue's branches");
  if ((found?.refs?.totalCount ?? 0) > MOST_ENTRIES)
    throw new GithubError("incomplete", `a merge queue of more than ${MOST_ENTRIES} entries`);
  const entries = (found?.refs?.nodes ?? []).flatMap((node) =>
    node === null ? [] : [{ name: `gh-readonly-queue/${branch}/${node.name}`, target: node.target }],
  );
  return { tip: found?.ref?.target?.oid ?? null, entries };
}

async function readHeads(batch: GraphqlBatch, branch: string) {
  const answer = await batch.repository(
    `pullRequests(states: OPEN, baseRefName: ${literal(branch)}, first: 100,
      orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number headRefOid } }`,
  );
  if (answer === null) return [];
  const { nodes } = expectShape(pulls, answer, "a list of pull requests").pullRequests;
  return (nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}

/** Whether the branch's rules say that each entry answers for its own. Several queues' rules: all of them have to. */
async function isAllGreen(client: GithubClient, branch: string): Promise<boolean> {
  try {
    const route = "GET /repos/{owner}/{repo}/rules/branches/{branch}";
    const { data } = await client.request(route, { branch, per_page: 100 });
    const queues = expectShape(rules, data, "the rules of a branch").filter(
      ({ type }) => type === "merge_queue",
    );
    return (
      queues.length > 0 && queues.every(({ parameters }) => parameters?.grouping_strategy === "ALLGREEN")
    );
  } catch (error) {
    throw toGithubError(error, "reading the rules of a branch");
  }
}

/** Commits of `head` that `base` does not have. */
async function commitsBetween(
  client: GithubClient,
  base: string,
  head: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  try {
    for (let page = 1; page <= MOST_PAGES; page++) {
      const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
      const { data } = await client.request(route, {
        basehead: `${base}...${head}`,
        per_page: A_PAGE,
        page,
      });
      const { commits } = expectShape(comparison, data, "a comparison");
      for (const { sha } of commits) found.add(sha);
      if (commits.length < A_PAGE) return found;
    }
  } catch (error) {
    throw toGithubError(error, "comparing commits");
  }
  throw new GithubError("incomplete", "the commits of a merge group do not end");
}
