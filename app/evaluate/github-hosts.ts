import type { GithubClient } from "#github/github-client.ts";
import type { Place } from "../inbox/place.ts";
import { type GithubHostOptions, githubHost } from "./github-host.ts";
import { githubMergeHost } from "./github-merge-host.ts";
import type { ClientHow, WorkOptions } from "./work-options.ts";

/** What repositories of GitHub itself are reached through. */
export interface GithubHostsOptions extends GithubHostOptions {
  /** A client that keeps GitHub's limits and acts as an installation. Rejects with a GithubError when that cannot be signed in to. */
  readonly clientFor: (
    installation: number,
    owner: string,
    repo: string,
    how: ClientHow,
  ) => Promise<GithubClient>;
}

/** Repositories of GitHub itself, for the worker. */
export function githubHosts(options: GithubHostsOptions): WorkOptions["hostFor"] {
  return async ({ installation, owner, repo }: Place, how) => {
    const client = await options.clientFor(installation, owner, repo, how);
    return { ...githubHost(client, options), ...githubMergeHost(client, options) };
  };
}
