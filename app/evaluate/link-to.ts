import type { Location } from "#core/model/location.ts";
import type { GithubClient } from "#github/github-client.ts";

/** Links to a place in a file of a commit, on GitHub's pages. */
export function linkTo(
  webUrl: string,
  { owner, repo }: Pick<GithubClient, "owner" | "repo">,
  commit: string,
): (where: Location) => string {
  return ({ path, line, endLine }) => {
    const file = path.split("/").map(encodeURIComponent).join("/");
    const lines =
      line === undefined ? "" : `#L${line}${endLine === undefined || endLine === line ? "" : `-L${endLine}`}`;
    return `${webUrl}/${owner}/${repo}/blob/${commit}/${file}${lines}`;
  };
}
