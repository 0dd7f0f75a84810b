import { readOwners } from "#core/collect/collect-ownership.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch } from "./graphql-batch.ts";

/** Owners of a file by the CODEOWNERS of a commit, as it spells them. Rejects with a GithubError. */
export async function ownersAt(
  client: GithubClient,
  commit: string,
  path: string,
): Promise<readonly string[]> {
  const { ownersOf } = await readOwners(new GithubTree(client, new GraphqlBatch(client), commit));
  return ownersOf(path)?.owners ?? [];
}
