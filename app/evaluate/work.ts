import type { Logger } from "pino";
import { type GithubClient, githubClient, type OctokitLike } from "#github/github-client.ts";
import { GithubError, toGithubError } from "#github/github-error.ts";
import type { RepositoryTask, Task } from "../inbox/task.ts";
import type { Evaluation } from "./evaluate-pull-request.ts";
import { type Job, type JobOptions, jobsOf, repositoryTasks } from "./jobs-of.ts";
import { persistently } from "./persistently.ts";

export interface WorkOptions extends JobOptions {
  readonly log: Logger;
  /** An Octokit that acts as an installation. */
  readonly authenticate: (installation: number) => Promise<OctokitLike>;
  /** Waits before a further try, in milliseconds; `[]` tries once. */
  readonly retryAfter: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Does tasks of an inbox. Never rejects: what fails is logged with its code and tried again where that may help, and what
 * was green meanwhile is withheld.
 */
export function worker(options: WorkOptions): (task: Task) => Promise<void> {
  return async (task) => {
    const octokit = await persistently(
      () => options.authenticate(task.installation).catch(refused),
      options,
      (error) => tell(options, task, "task failed", error),
    );
    if (octokit === null) return;
    const places: readonly RepositoryTask[] | null =
      "repo" in task
        ? [task]
        : await persistently(
            () => repositoryTasks(octokit, task),
            options,
            (error) => tell(options, task, "task failed", error),
          );
    for (const place of places ?? []) {
      const client = () => githubClient(octokit, place.owner, place.repo);
      const jobs = await persistently(
        () => jobsOf(place, client, options),
        options,
        (error) => tell(options, place, "task failed", error),
      );
      // One after the other: a push to a busy branch must not spend the installation's limits at once.
      for (const job of jobs ?? []) await doJob(job, client, options);
    }
  };
}

async function doJob(
  { task, evaluate, withhold: withheld }: Job,
  client: () => GithubClient,
  options: WorkOptions,
): Promise<void> {
  await persistently(
    () => logged(task, client(), options, evaluate),
    options,
    // A green check must not outlive the certainty that it was built on, however short the trouble.
    async (error) => {
      await withheld?.(client(), error).catch((reason: unknown) =>
        tell(options, task, "check could not be withheld", reason),
      );
    },
  );
}

/** Signing in failed: the error carries what kind of failure it was, and nothing of the token. */
function refused(error: unknown): never {
  throw toGithubError(error, "signing in");
}

function tell({ log }: WorkOptions, task: Task, what: string, error: unknown): void {
  log.error({ ...nameOf(task), code: codeOf(error), err: error }, what);
}

/** Runs an evaluation and logs one line: what came of it and what it cost. */
async function logged(
  task: RepositoryTask,
  client: GithubClient,
  { log }: WorkOptions,
  evaluate: Job["evaluate"],
): Promise<Evaluation> {
  const started = performance.now();
  const cost = () => ({
    reads: client.count.reads,
    writes: client.count.writes,
    ms: Math.round(performance.now() - started),
  });
  try {
    const evaluation = await evaluate(client);
    log.info({ ...nameOf(task), ...evaluation, ...cost() }, "evaluated");
    return evaluation;
  } catch (error) {
    log.error({ ...nameOf(task), code: codeOf(error), err: error, ...cost() }, "evaluation failed");
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof GithubError ? error.code : "internal";
}

function nameOf(task: Task): object {
  const { installation, subject } = task;
  if (!("repo" in task)) return { installation, subject };
  return {
    repository: `${task.owner}/${task.repo}`,
    ...(subject.kind === "pull-request" ? { number: subject.number } : { subject }),
  };
}
