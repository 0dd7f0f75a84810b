import type { Logger } from "pino";
import { ConditionalRequests } from "#github/conditional-requests.ts";
import type { ContentMemory } from "#github/content-memory.ts";
import { type GithubClient, githubClient, type OctokitLike } from "#github/github-client.ts";
import { GithubError, toGithubError } from "#github/github-error.ts";
import type { WorkResult } from "../inbox/inbox.ts";
import type { RepositoryTask, Task } from "../inbox/task.ts";
import { evaluateMergeGroup } from "./evaluate-merge-group.ts";
import { type Evaluation, evaluatePullRequest } from "./evaluate-pull-request.ts";
import { fanOut, isFanOut, pullRequestTask } from "./fan-out.ts";
import { isPassing, persistently } from "./persistently.ts";
import { withhold } from "./withhold.ts";

export interface WorkOptions {
  readonly appId: number;
  readonly webUrl: string;
  readonly now: () => Date;
  readonly log: Logger;
  /** An Octokit that acts as an installation. */
  readonly authenticate: (installation: number) => Promise<OctokitLike>;
  /** Content of commits, remembered by this process. */
  readonly memory: ContentMemory;
  /** Answers of REST that are asked for again only if they changed, by installation. */
  readonly answers: Map<number, ConditionalRequests>;
  /** Waits before a further try, in milliseconds; `[]` tries once. */
  readonly retryAfter: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
}

/** After the last try, a task whose failure may pass comes back this much later: a green check may hang on it. */
const AGAIN_MS = 5 * 60 * 1000;

/** No wait is longer than a day: timers count 24 days at the most, and a look that comes early does no harm. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** A pull request that would not hold still is looked at again this soon. */
const MOVING_MS = 5000;

/**
 * Does tasks of an inbox. Never rejects: what fails is logged with its code and tried again where that may help, and what
 * was green meanwhile is withheld.
 */
export function worker(options: WorkOptions): (task: Task) => Promise<WorkResult> {
  return async (task) => {
    let last: unknown = null;
    const failed = (error: unknown) => {
      last = error;
      tell(options, task, "task failed", error);
    };
    const signedIn = () => options.authenticate(task.installation).catch(refused);
    const octokit = await persistently(signedIn, options, failed);
    if (octokit === null) return givenUp(last);
    if (!("repo" in task) || isFanOut(task)) {
      const next = await persistently(() => fanOut(task, octokit, options), options, failed);
      return next === null ? givenUp(last) : { next };
    }
    const answers = answersOf(options, task.installation);
    return evaluate(task, () => githubClient(octokit, task.owner, task.repo, answers), options);
  };
}

/** A failure that may pass is tried again later; any other has to wait for an event. */
function givenUp(error: unknown): WorkResult {
  return isPassing(error) ? { next: [], againAfterMs: AGAIN_MS } : { next: [] };
}

/** Answers are an installation's own: what one may read says nothing about another. */
function answersOf({ answers }: WorkOptions, installation: number): ConditionalRequests {
  const own = answers.get(installation) ?? new ConditionalRequests();
  answers.set(installation, own);
  return own;
}

async function evaluate(
  task: RepositoryTask,
  client: () => GithubClient,
  options: WorkOptions,
): Promise<WorkResult> {
  let last: unknown = null;
  const evaluation = await persistently(
    () => logged(task, client(), options),
    options,
    // A green check must not outlive the certainty that it was built on, however short the trouble.
    (error) => {
      last = error;
      return withheld(task, client(), options, error);
    },
  );
  if (evaluation === null) return givenUp(last);
  if (evaluation.result === "moving") {
    await withheld(
      task,
      client(),
      options,
      new GithubError("incomplete", "the pull request does not hold still"),
    );
    return { next: [], againAfterMs: MOVING_MS };
  }
  const next = (evaluation.touched ?? []).map((number) => pullRequestTask(task, number));
  if (evaluation.until === undefined) return { next };
  const wait = Date.parse(evaluation.until) - options.now().getTime();
  return { next, againAfterMs: Math.min(Math.max(wait, 0), LONGEST_WAIT_MS) };
}

async function withheld(
  task: RepositoryTask,
  client: GithubClient,
  options: WorkOptions,
  cause: unknown,
): Promise<void> {
  const { subject } = task;
  // Nothing was shown on a queue's own commit yet, and that blocks.
  if (subject.kind !== "pull-request") return;
  const { appId, now } = options;
  try {
    await withhold({ client, appId, number: subject.number, now: now() }, cause);
  } catch (error) {
    tell(options, task, "check could not be withheld", error);
  }
}

function evaluateSubject(
  { subject }: RepositoryTask,
  client: GithubClient,
  options: WorkOptions,
): Promise<Evaluation> {
  if (subject.kind === "merge-group") return evaluateMergeGroup({ ...options, client }, subject);
  if (subject.kind !== "pull-request")
    throw new TypeError(`a task for several (${subject.kind}) is not evaluated`);
  const { number, likelyBase } = subject;
  const hint = likelyBase === undefined ? {} : { likelyBase };
  return evaluatePullRequest({ ...options, client, number, ...hint });
}

/** Signing in failed: the error carries what kind of failure it was, and nothing of the token. */
function refused(error: unknown): never {
  throw toGithubError(error, "signing in");
}

function tell({ log }: WorkOptions, task: Task, what: string, error: unknown): void {
  log.error({ ...nameOf(task), code: codeOf(error), err: error }, what);
}

/** Runs an evaluation and logs one line: what came of it and what it cost. */
async function logged(task: RepositoryTask, client: GithubClient, options: WorkOptions): Promise<Evaluation> {
  const started = performance.now();
  const cost = () => ({
    reads: client.count.reads,
    writes: client.count.writes,
    ms: Math.round(performance.now() - started),
  });
  try {
    const evaluation = await evaluateSubject(task, client, options);
    options.log.info({ ...nameOf(task), ...evaluation, ...cost() }, "evaluated");
    return evaluation;
  } catch (error) {
    options.log.error({ ...nameOf(task), code: codeOf(error), err: error, ...cost() }, "evaluation failed");
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
