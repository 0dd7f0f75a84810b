import type { InstalledRepository } from "#github/list-repositories.ts";
import { type Place, pullRequestTask } from "../inbox/place.ts";
import type { InstallationTask, RepositoryTask } from "../inbox/task.ts";
import type { ManySubject, PullRequestHost } from "./pull-request-host.ts";

/**
 * What a task for several comes to: which ones is read when it is done, not when the event was sent. They go back to the inbox one by one, so
 * that nothing is ever evaluated twice at once: of two evaluations of one pull request the older could be the last to write.
 */
export async function fanOut(
  place: Place,
  subject: ManySubject,
  host: Pick<PullRequestHost, "concerned">,
): Promise<RepositoryTask[]> {
  const numbers = await host.concerned(subject);
  return [...new Set(numbers)].map((number) => pullRequestTask(place, number));
}

/** A task for each repository of an installation. */
export function repositoryTasks(
  { installation }: InstallationTask,
  repositories: readonly InstalledRepository[],
): RepositoryTask[] {
  return repositories.map(({ owner, name }) => ({
    installation,
    owner,
    repo: name,
    subject: { kind: "repository" },
  }));
}
