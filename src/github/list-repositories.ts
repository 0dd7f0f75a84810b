import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import { GithubError, toGithubError } from "./github-error.ts";
import type { OctokitLike } from "./octokit-like.ts";

/** A repository that an installation covers. */
export interface InstalledRepository {
  readonly owner: string;
  readonly name: string;
}

const answer = z.object({
  repositories: z.array(
    z.object({
      name: z.string(),
      owner: z.object({ login: z.string() }),
      archived: z.boolean(),
      disabled: z.boolean(),
    }),
  ),
});

const A_PAGE = 100;
const MOST_PAGES = 100;

/** The repositories that the installation of `octokit` covers. Archived and disabled ones take no merges, and are left out. */
export async function installedRepositories(octokit: OctokitLike): Promise<InstalledRepository[]> {
  const found: InstalledRepository[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { repositories } = expectShape(answer, await pageOf(octokit, page), "a list of repositories");
    for (const { name, owner, archived, disabled } of repositories)
      if (!archived && !disabled) found.push({ owner: owner.login, name });
    if (repositories.length < A_PAGE) return found;
  }
  throw new GithubError("incomplete", "the list of repositories does not end");
}

async function pageOf(octokit: OctokitLike, page: number): Promise<unknown> {
  try {
    return (await octokit.request("GET /installation/repositories", { per_page: A_PAGE, page })).data;
  } catch (error) {
    throw toGithubError(error, "listing repositories");
  }
}
