import type { Logger } from "pino";
import { type GithubClient, githubClient, type OctokitLike } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { openPullRequestsTo } from "#github/list-open-pull-requests.ts";
import { readChecks } from "#github/read-checks.ts";
import type { Task } from "../inbox/task.ts";
import { evaluateMergeGroup } from "./evaluate-merge-group.ts";
import { type Evaluation, evaluatePullRequest } from "./evaluate-pull-request.ts";
import { withhold } from "./withhold.ts";

export interface WorkOptions {
  readonly appId: number;
  readonly webUrl: string;
  readonly log: Logger;
  readonly now: () => Date;
  /** An Octokit that acts as an installation. */
  readonly authenticate: (installation: number) => Promise<OctokitLike>;
  /** Waits before a further try, in milliseconds; `[]` tries once. */
  readonly retryAfter: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
}

/** Does tasks of an inbox. Never rejects: what fails is logged with its code, and what was green is withheld. */
export function worker(options: WorkOptions): (task: Task) => Promise<void> {
  return async (task) => {
    try {
      const octokit = await options.authenticate(task.installation);
      const client = () => githubClient(octokit, task.owner, task.repo);
      await doTask(task, client, options);
    } catch (error) {
      options.log.error({ ...nameOf(task), code: codeOf(error), err: error }, "task failed");
    }
  };
}

async function doTask(task: Task, client: () => GithubClient, options: WorkOptions): Promise<void> {
  const { subject } = task;
  switch (subject.kind) {
    case "pull-request":
      return evaluateOne(task, subject.number, client, options, subject.likelyBase);
    case "branch":
      return evaluateEach(task, await openPullRequestsTo(client(), subject.ref), client, options);
    case "head": {
      const { openPullRequests } = await readChecks(new GraphqlBatch(client()), subject.sha, options.appId);
      return evaluateEach(
        task,
        openPullRequests.map(({ number }) => number),
        client,
        options,
      );
    }
    case "merge-group": {
      const own = client();
      await logged(task, own, options, () => evaluateMergeGroup({ ...options, client: own }, subject));
      return;
    }
    default:
      return subject satisfies never;
  }
}

/** One after the other: a push to a busy branch must not spend the installation's limits at once. */
async function evaluateEach(
  task: Task,
  numbers: readonly number[],
  client: () => GithubClient,
  options: WorkOptions,
): Promise<void> {
  for (const number of numbers) await evaluateOne(task, number, client, options);
}

async function evaluateOne(
  task: Task,
  number: number,
  client: () => GithubClient,
  options: WorkOptions,
  likelyBase?: string,
): Promise<void> {
  const { appId, now } = options;
  const numbered: Task = { ...task, subject: { kind: "pull-request", number } };
  for (let attempt = 0; ; attempt++) {
    const own = client();
    const hint = likelyBase === undefined ? {} : { likelyBase };
    const error = await logged(numbered, own, options, () =>
      evaluatePullRequest({ ...options, client: own, number, ...hint }),
    );
    if (error === null) return;
    // A green check must not outlive the certainty that it was built on, however short the trouble.
    await withhold({ client: client(), appId, number, now: now() }, error).catch((reason: unknown) =>
      options.log.error({ ...nameOf(numbered), code: codeOf(reason) }, "check could not be withheld"),
    );
    const wait = options.retryAfter[attempt];
    if (wait === undefined || !isPassing(error)) return;
    await options.sleep(wait);
  }
}

/** Runs an evaluation and logs one line: what came of it and what it cost. Gives the error that it ended with, or `null`. */
async function logged(
  task: Task,
  { count }: GithubClient,
  { log }: WorkOptions,
  evaluate: () => Promise<Evaluation>,
): Promise<unknown> {
  const started = performance.now();
  const cost = () => ({
    reads: count.reads,
    writes: count.writes,
    ms: Math.round(performance.now() - started),
  });
  try {
    const evaluation = await evaluate();
    log.info({ ...nameOf(task), ...evaluation, ...cost() }, "evaluated");
    return null;
  } catch (error) {
    log.error({ ...nameOf(task), code: codeOf(error), err: error, ...cost() }, "evaluation failed");
    return error ?? new Error("unknown failure");
  }
}

/** Failures that may be over at the next try. */
function isPassing(error: unknown): boolean {
  return error instanceof GithubError && (error.code === "unavailable" || error.code === "rate-limited");
}

function codeOf(error: unknown): string {
  return error instanceof GithubError ? error.code : "internal";
}

function nameOf({ owner, repo, subject }: Task): object {
  return {
    repository: `${owner}/${repo}`,
    ...(subject.kind === "pull-request" ? { number: subject.number } : { subject }),
  };
}
