import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";

const defaultBranch = z.object({
  defaultBranchRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
});

/** The newest commit of the default branch; `null` in an empty repository. Rejects with a GithubError. */
export async function readDefaultTip(client: GithubClient): Promise<string | null> {
  const answer = await new GraphqlBatch(client).repository("defaultBranchRef { target { oid } }");
  if (answer === null) return null;
  return expectShape(defaultBranch, answer, "a branch").defaultBranchRef?.target?.oid ?? null;
}
