import { pullRequestsAfterBranch, pullRequestsThatNeedChecks } from "#github/concerned-pull-requests.ts";
import type { ContentMemory } from "#github/content-memory.ts";
import { type GithubClient, githubClient, type OctokitLike } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { openPullRequestsTo } from "#github/list-open-pull-requests.ts";
import { installedRepositories } from "#github/list-repositories.ts";
import { readChecks } from "#github/read-checks.ts";
import type { RepositoryTask, Task } from "../inbox/task.ts";

/** Tasks that ask for others: which ones is read when they are done, not when the event was sent. */
export function isFanOut(task: Task): boolean {
  return task.subject.kind !== "pull-request" && task.subject.kind !== "merge-group";
}

/**
 * What a task for several comes to. They go back to the inbox one by one, so that nothing is ever evaluated twice at
 * once: of two evaluations of one pull request the older could be the last to write.
 */
export async function fanOut(
  task: Task,
  octokit: OctokitLike,
  { appId, memory }: { readonly appId: number; readonly memory: ContentMemory },
): Promise<Task[]> {
  if (!("repo" in task)) {
    const repositories = await installedRepositories(octokit);
    return repositories.map(({ owner, name }) => ({
      installation: task.installation,
      owner,
      repo: name,
      subject: { kind: "repository" },
    }));
  }
  const numbers = await numbersOf(task, githubClient(octokit, task.owner, task.repo), appId, memory);
  return [...new Set(numbers)].map((number) => pullRequestTask(task, number));
}

/** The same place, but one pull request. */
export function pullRequestTask(task: RepositoryTask, number: number): RepositoryTask {
  return { ...task, subject: { kind: "pull-request", number } };
}

async function numbersOf(
  { subject }: RepositoryTask,
  client: GithubClient,
  appId: number,
  memory: ContentMemory,
): Promise<number[]> {
  switch (subject.kind) {
    case "branch":
      return [
        ...(await openPullRequestsTo(client, subject.ref)),
        ...(await pullRequestsAfterBranch(client, subject.ref, memory)),
      ];
    case "checks":
      return pullRequestsThatNeedChecks(client, subject.sha, appId, memory);
    case "repository":
      return openPullRequestsTo(client, null);
    case "head": {
      const { openPullRequests } = await readChecks(new GraphqlBatch(client), subject.sha, appId);
      return openPullRequests.map(({ number }) => number);
    }
    case "pull-request":
    case "merge-group":
      return [];
    default:
      return subject satisfies never;
  }
}
