import type { GithubClient, OctokitLike } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { openPullRequestsTo } from "#github/list-open-pull-requests.ts";
import { installedRepositories } from "#github/list-repositories.ts";
import { readChecks } from "#github/read-checks.ts";
import type { InstallationTask, RepositoryTask } from "../inbox/task.ts";
import { evaluateMergeGroup } from "./evaluate-merge-group.ts";
import { type Evaluation, evaluatePullRequest } from "./evaluate-pull-request.ts";
import { withhold } from "./withhold.ts";

export interface JobOptions {
  readonly appId: number;
  readonly webUrl: string;
  readonly now: () => Date;
}

/** One evaluation, and what to do about what it leaves undecided. */
export interface Job {
  readonly task: RepositoryTask;
  readonly evaluate: (client: GithubClient) => Promise<Evaluation>;
  readonly withhold: ((client: GithubClient, cause: unknown) => Promise<void>) | null;
}

/** The repositories that people who changed may sign in. */
export async function repositoryTasks(
  octokit: OctokitLike,
  { installation }: InstallationTask,
): Promise<RepositoryTask[]> {
  const repositories = await installedRepositories(octokit);
  return repositories.map(({ owner, name }) => ({
    installation,
    owner,
    repo: name,
    subject: { kind: "repository" },
  }));
}

/** What a task comes to: which pull requests it asks to be looked at is read now, not when the event was sent. */
export async function jobsOf(
  task: RepositoryTask,
  client: () => GithubClient,
  options: JobOptions,
): Promise<readonly Job[]> {
  const { subject } = task;
  const each = (numbers: readonly number[]) => numbers.map((number) => pullRequestJob(task, number, options));
  switch (subject.kind) {
    case "pull-request":
      return [pullRequestJob(task, subject.number, options, subject.likelyBase)];
    case "branch":
      return each(await openPullRequestsTo(client(), subject.ref));
    case "repository":
      return each(await openPullRequestsTo(client(), null));
    case "head": {
      const { openPullRequests } = await readChecks(new GraphqlBatch(client()), subject.sha, options.appId);
      return each(openPullRequests.map(({ number }) => number));
    }
    case "merge-group":
      return [
        {
          task,
          evaluate: (own) => evaluateMergeGroup({ ...options, client: own }, subject),
          // Nothing was shown on the queue's own commit yet, and that blocks.
          withhold: null,
        },
      ];
    default:
      return subject satisfies never;
  }
}

function pullRequestJob(task: RepositoryTask, number: number, options: JobOptions, likelyBase?: string): Job {
  const { appId, now } = options;
  const hint = likelyBase === undefined ? {} : { likelyBase };
  return {
    task: { ...task, subject: { kind: "pull-request", number } },
    evaluate: (client) => evaluatePullRequest({ ...options, client, number, ...hint }),
    withhold: (client, cause) => withhold({ client, appId, number, now: now() }, cause),
  };
}
