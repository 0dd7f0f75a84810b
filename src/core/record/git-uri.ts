import type { RepositoryFacts } from "#core/facts/pull-request-facts.ts";

/** Where a repository is kept. */
export interface RepositoryPlace extends RepositoryFacts {
  /** Address of the GitHub that holds it, without a slash at the end. */
  readonly server: string;
}

/**
 * A path of a commit as a URI: `git+https://github.com/acme/churn@<commit>#handoffs/churn`, the form that SPDX gives to download
 * locations in git. Where nobody knows which repository it is, `git:@<commit>#<path>`.
 */
export function gitUri({ server, owner, name }: RepositoryPlace, commit: string, path: string): string {
  const repository = owner === "" || name === "" ? "git:" : `git+${server}/${owner}/${name}`;
  return `${repository}@${commit}#${uriPath(path)}`;
}

/** A path as it stands in such a URI: each segment with what is special spelled out. */
export function uriPath(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
}
