import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError, toGithubError } from "./github-error.ts";

const refs = z.array(z.object({ ref: z.string() }));

const TAGS = "refs/tags/";

/**
 * Names of the tags that begin with one of the prefixes; `null` where GitHub does not list all of them. One request each. By REST: GraphQL's
 * `refs` says of its `query` only that it filters by name, and not how. Rejects with a {@link GithubError}.
 */
export async function listTags(
  client: GithubClient,
  prefixes: readonly string[],
): Promise<readonly string[] | null> {
  const lists = await Promise.all(prefixes.map((prefix) => tagsWith(client, prefix)));
  return lists.some((list) => list === null) ? null : [...new Set(lists.flatMap((list) => list ?? []))];
}

async function tagsWith(client: GithubClient, prefix: string): Promise<readonly string[] | null> {
  try {
    const route = "GET /repos/{owner}/{repo}/git/matching-refs/{ref}";
    const { data, headers } = await client.request(route, { ref: `tags/${prefix}` });
    const { link } = headers;
    if (typeof link === "string" && link.includes('rel="next"')) return null;
    const found = expectShape(refs, data, "a list of tags");
    const names = found.flatMap(({ ref }) => (ref.startsWith(TAGS) ? [ref.slice(TAGS.length)] : []));
    return names.filter((name) => name.startsWith(prefix));
  } catch (error) {
    if (error instanceof GithubError) throw error;
    throw toGithubError(error, "listing tags");
  }
}
