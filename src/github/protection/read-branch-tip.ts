import * as z from "zod";
import type { Tree } from "#core/model/tree.ts";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { GithubTree } from "../github-tree.ts";
import { type GraphqlBatch, literal } from "../graphql-batch.ts";

const answer = z.object({ ref: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable() });

/** The commit at which a branch stands, as a tree; `null` where there is no such branch. Rejects with a GithubError. */
export async function readBranchTip(
  client: GithubClient,
  batch: GraphqlBatch,
  branch: string,
): Promise<Tree | null> {
  const selection = `ref(qualifiedName: ${literal(`refs/heads/${branch}`)}) { target { oid } }`;
  const found = await batch.repository(selection);
  const oid = found === null ? undefined : expectShape(answer, found, "a branch").ref?.target?.oid;
  return oid === undefined ? null : new GithubTree(client, batch, oid);
}
