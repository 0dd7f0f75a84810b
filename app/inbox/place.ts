import type { RepositoryTask } from "./task.ts";

/** A repository of an installation. */
export type Place = Pick<RepositoryTask, "installation" | "owner" | "repo">;

/** How the store names a repository: lower case, since GitHub tells no case apart. */
export function repositoryName({ owner, repo }: Pick<Place, "owner" | "repo">): string {
  return `${owner}/${repo}`.toLowerCase();
}

/** The task that looks at one pull request of the place. */
export function pullRequestTask({ installation, owner, repo }: Place, number: number): RepositoryTask {
  return { installation, owner, repo, subject: { kind: "pull-request", number } };
}
