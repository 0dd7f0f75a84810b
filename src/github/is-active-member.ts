import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { statusOf, toGithubError } from "./github-error.ts";

const membership = z.object({ state: z.string() });

/**
 * Whether somebody is an active member of a team or of its child teams; an invitation is none. Rejects with a GithubError when GitHub does
 * not say. Source: GitHub REST, "Get team membership for a user".
 */
export async function isActiveMember(
  client: GithubClient,
  { org, slug }: { readonly org: string; readonly slug: string },
  login: string,
): Promise<boolean> {
  try {
    const route = "GET /orgs/{org}/teams/{team_slug}/memberships/{username}";
    const { data } = await client.request(route, { org, team_slug: slug, username: login });
    return expectShape(membership, data, "a team membership").state === "active";
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw toGithubError(error, "reading a team membership");
  }
}
