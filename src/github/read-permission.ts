import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { statusOf, toGithubError } from "./github-error.ts";

const answer = z.object({
  permission: z.string(),
  user: z
    .object({ permissions: z.object({ triage: z.boolean().optional(), push: z.boolean() }).nullish() })
    .nullish(),
});

/**
 * Whether somebody may triage in the repository, or more: label, close and ask for reviews. The switches say so whatever an own role is
 * called; the old word for a role knows no triage. Somebody unknown may not. Rejects with a GithubError when GitHub does not say.
 */
export async function mayTriage(client: GithubClient, login: string): Promise<boolean> {
  try {
    const route = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
    const { data } = await client.request(route, { username: login });
    const { permission, user } = expectShape(answer, data, "a permission");
    const switches = user?.permissions;
    if (switches === null || switches === undefined) return permission === "admin" || permission === "write";
    return switches.triage === true || switches.push;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw toGithubError(error, "reading a permission");
  }
}
