import { type Attempt, Superseded, type Worker, type WorkResult } from "../inbox/inbox.ts";
import { pullRequestTask } from "../inbox/place.ts";
import type { InstallationTask, RepositoryTask, Task } from "../inbox/task.ts";
import { answerDeployment } from "./answer-deployment.ts";
import { answerForeignCheck } from "./answer-foreign-check.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { evaluateMerged } from "./evaluate-merged.ts";
import { evaluatePushed } from "./evaluate-pushed.ts";
import { type EvaluateMeans, evaluateTask } from "./evaluate-task.ts";
import { codeOf, resultOf } from "./failure.ts";
import { repositoryTasks } from "./fan-out.ts";
import { fanOutTask } from "./fan-out-task.ts";
import type { Host } from "./host.ts";
import { type NeedsMemory, needsMemory } from "./needs.ts";
import { outdatedRepositories } from "./outdated.ts";
import type { WorkOptions } from "./work-options.ts";
import { writeFence } from "./write-fence.ts";

/**
 * Does the tasks of an inbox, each once and without waiting: what fails is logged with its code and told to the inbox, which brings it back.
 * Whatever was green meanwhile is withheld.
 */
export function worker(options: WorkOptions): Worker {
  const needs = needsMemory(options.store, options.now);
  return async (task, attempt) => {
    try {
      return await route(task, attempt, options, needs);
    } catch (error) {
      return await notDone(task, attempt, options, error);
    }
  };
}

async function route(
  task: Task,
  attempt: Attempt,
  options: WorkOptions,
  needs: NeedsMemory,
): Promise<WorkResult> {
  if (!("installation" in task)) {
    if (options.upkeep === undefined) throw new TypeError(`nobody looks after ${task.subject.what}`);
    return options.upkeep(task, attempt);
  }
  if (!("repo" in task)) return passOn(task, attempt, options);
  const handler = options.handlers?.[task.subject.kind];
  if (handler !== undefined) return handler(task, attempt);
  return routeOwn(await contextOf(task, attempt, options), task, { needs, put: options.put });
}

/**
 * Passes a task for an installation on to its repositories. While they cannot be listed, those of the memory where something green is doubtful
 * are looked at by themselves: each takes back what it must.
 */
async function passOn(
  task: InstallationTask,
  { since, signal }: Attempt,
  options: WorkOptions,
): Promise<WorkResult> {
  const { repositories } = options;
  try {
    const listed = await repositories(task.installation, { signal });
    return { kind: "done", next: repositoryTasks(task, listed), passedOn: since };
  } catch (error) {
    if (!signal.aborted) await lookAtDoubtful(task, options);
    throw error;
  }
}

/** Never rejects: what made the task fail is told and tried again in any case. */
async function lookAtDoubtful(task: InstallationTask, { store, put, log }: WorkOptions): Promise<void> {
  try {
    await put(repositoryTasks(task, await outdatedRepositories(store.db, task.installation)));
  } catch (error) {
    log.error({ task, code: codeOf(error), err: error }, "what is doubtful could not be looked at");
  }
}

async function routeOwn(
  context: EvaluateContext<Host>,
  task: RepositoryTask,
  means: EvaluateMeans,
): Promise<WorkResult> {
  const { subject } = task;
  switch (subject.kind) {
    case "pull-request":
    case "merge-group":
      return evaluateTask(context, task, subject, means);
    case "head":
    case "checks":
    case "branch":
    case "repository":
      return fanOutTask(context, task, subject, means.put);
    case "merged":
      await evaluateMerged(context, subject.number);
      return { kind: "done", next: [] };
    case "pushed":
      return evaluatePushed(context, task, subject, means.put);
    case "deployment":
      await answerDeployment(context, subject);
      return { kind: "done", next: [] };
    case "foreign-check":
      return answerForeignCheck(context, task, subject);
    default:
      throw new TypeError(`nobody does tasks of kind ${subject.kind}`);
  }
}

/** What an evaluation of a task works with. */
export async function contextOf(
  task: RepositoryTask,
  attempt: Attempt,
  { hostFor, store, audit, log, now, ...hooks }: WorkOptions,
): Promise<EvaluateContext<Host>> {
  const { installation, owner, repo } = task;
  const place = { installation, owner, repo };
  const writes = writeFence(attempt);
  const how = { signal: attempt.signal, beforeWrite: () => writes.check() };
  return {
    place,
    host: await hostFor(place, how),
    reserve: () => hostFor(place, { ...how, reserve: true, urgent: true }),
    store,
    audit,
    attempt,
    writes,
    now,
    log,
    hooks,
  };
}

async function notDone(
  task: Task,
  { signal }: Attempt,
  { log, put, now }: WorkOptions,
  error: unknown,
): Promise<WorkResult> {
  const about = { task, code: codeOf(error), err: error };
  if (!(error instanceof Superseded)) {
    log.error(about, "task failed");
    const result = resultOf(error, now());
    // Whom a task for several concerns is not known yet, and green may stand there: it is asked again, whatever GitHub answered.
    return result.kind === "failed" && isForSeveral(task) ? { ...result, retry: true } : result;
  }
  // The lease is lost, where this changes nothing any more; or the App stops, and the task must not count as done.
  if (signal.aborted) return { kind: "failed", code: "aborted", retry: true };
  try {
    // The event that came has work of its own waiting, but that may find that this pull request is none of its concern any more.
    const others = "repo" in task ? error.touched.map((number) => pullRequestTask(task, number)) : [];
    await put([task, ...others]);
  } catch (second) {
    log.error({ ...about, err: second }, "what was superseded could not be put back");
    return { kind: "failed", code: codeOf(second), retry: true };
  }
  return { kind: "superseded" };
}

const SEVERAL: ReadonlySet<Task["subject"]["kind"]> = new Set(["branch", "repository", "installation"]);

function isForSeveral({ subject }: Task): boolean {
  return SEVERAL.has(subject.kind);
}
