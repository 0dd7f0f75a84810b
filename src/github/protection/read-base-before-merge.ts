import * as z from "zod";
import type { Tree } from "#core/model/tree.ts";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { GithubError } from "../github-error.ts";
import { GithubTree } from "../github-tree.ts";
import { type GraphqlBatch, literal } from "../graphql-batch.ts";

const written = z.object({ authoredDate: z.string(), message: z.string() });
const pull = z.object({
  pullRequest: z
    .object({
      mergeCommit: written
        .extend({ oid: z.string(), parents: z.object({ nodes: z.array(z.object({ oid: z.string() })) }) })
        .nullable(),
      commits: z.object({ totalCount: z.number(), nodes: z.array(z.object({ commit: written })) }),
    })
    .nullable(),
});
const ancestor = z.object({ object: z.object({ oid: z.string() }).nullable() });

/**
 * What the base of a merged pull request held right before the merge, whichever of GitHub's ways it was merged by. The pull
 * request's own `base.sha` does not say that: it stands where the branch was when the head was pushed. Rejects with a
 * {@link GithubError}, of code `not-found` where GitHub does not tell by which commit it was merged.
 */
export async function readBaseBeforeMerge(
  client: GithubClient,
  batch: GraphqlBatch,
  number: number,
): Promise<Tree> {
  const found = await batch.repository(
    `pullRequest(number: ${number}) {
      mergeCommit { oid authoredDate message parents(first: 2) { nodes { oid } } }
      commits(last: 1) { totalCount nodes { commit { authoredDate message } } }
    }`,
  );
  const answer = found === null ? null : expectShape(pull, found, "a merged pull request").pullRequest;
  const merge = answer?.mergeCommit;
  const [first, second] = merge?.parents.nodes ?? [];
  if (answer == null || merge == null || first === undefined)
    throw new GithubError("not-found", `the merge of pull request ${number}`);
  const [last] = answer.commits.nodes;
  const isRebased =
    second === undefined &&
    last?.commit.authoredDate === merge.authoredDate &&
    last.commit.message === merge.message;
  if (!isRebased) return new GithubTree(client, batch, first.oid);
  // A rebase puts each commit on the base anew, so that the base lies as many commits back.
  const expression = literal(`${merge.oid}~${answer.commits.totalCount}`);
  const before = await batch.repository(`object(expression: ${expression}) { oid }`);
  const base = before === null ? null : expectShape(ancestor, before, "an ancestor").object;
  if (base === null) throw new GithubError("not-found", `the base of pull request ${number}`);
  return new GithubTree(client, batch, base.oid);
}
