import { type Inbox, Superseded, type WorkResult } from "../inbox/inbox.ts";
import { pullRequestTask } from "../inbox/place.ts";
import type { RepositoryTask, Subject } from "../inbox/task.ts";
import { noteWait, remindTask } from "../waits/note-wait.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { evaluateMergeGroup } from "./evaluate-merge-group.ts";
import { type Evaluation, evaluatePullRequest } from "./evaluate-pull-request.ts";
import { codeOf, limitedUntil, resultOf } from "./failure.ts";
import type { Host } from "./host.ts";
import { isLate } from "./is-late.ts";
import type { NeedsMemory } from "./needs.ts";
import { greenGroupOf } from "./queued-groups.ts";
import { OF_QUEUE, type Standing, standingAt, standingOf } from "./standing.ts";
import { type WithdrawalReason, withdraw } from "./withdraw.ts";
import { withhold } from "./withhold.ts";

/** Subjects that are evaluated: what comes of them is a check. */
export type JudgedSubject = Extract<Subject, { readonly kind: "pull-request" | "merge-group" }>;

/** A pull request that would not hold still is looked at again this soon. */
const MOVING_MS = 5000;

/** No wait is longer than a day: a look that comes early does no harm. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** What an evaluation's consequences need. */
export interface EvaluateMeans {
  readonly needs: NeedsMemory;
  readonly put: Inbox["put"];
}

/** Evaluates, and sees to it that nothing stays green that is not known to deserve it. */
export async function evaluateTask(
  context: EvaluateContext<Host>,
  task: RepositoryTask,
  subject: JudgedSubject,
  { needs, put }: EvaluateMeans,
): Promise<WorkResult> {
  try {
    if (isLate(context)) await takeBackStanding(context, subject, "judged-again");
    const before = await needs.before(task);
    const evaluation = await logged(context, subject);
    if (evaluation.result === "moving") {
      await takeBackStanding(context, subject, "deferred");
      return { kind: "deferred", until: new Date(context.now().getTime() + MOVING_MS) };
    }
    const again = await hasNewNeeds(needs, task, before, evaluation);
    if (subject.kind === "pull-request") await noteWaiting(context, subject.number, evaluation, put);
    const next = subject.kind === "pull-request" ? await queueTasks(context, subject.number) : [];
    return done(context, task, evaluation, [...(again ? [task] : []), ...next]);
  } catch (error) {
    if (error instanceof Superseded) throw error;
    return await failed(context, subject, error);
  }
}

/** Remembers for whom it waits, and has them reminded when the policy says so. Who is reminded is looked up then. */
async function noteWaiting(
  { store, place, now }: EvaluateContext,
  number: number,
  { judged, draft = false }: Evaluation,
  put: Inbox["put"],
): Promise<void> {
  const policy = judged?.subject.kind === "facts" ? judged.subject.policy : null;
  const wait = judged === undefined ? null : { verdict: judged.verdict, policy, draft };
  const after = await noteWait(store, place, number, wait, now());
  if (after !== null) await put([remindTask(place, number)], { after });
}

async function hasNewNeeds(
  needs: NeedsMemory,
  task: RepositoryTask,
  before: readonly string[] | null,
  { judged }: Evaluation,
): Promise<boolean> {
  if (judged?.subject.kind !== "facts") return false;
  return needs.add(task, before, judged.subject.policy);
}

/** A pull request that was looked at may be in a queue, whose green commit rests on its sign-offs as well. */
async function queueTasks({ store, place }: EvaluateContext, number: number): Promise<RepositoryTask[]> {
  const group = await greenGroupOf(store.db, place, number);
  return group === null ? [] : [{ ...place, subject: { kind: "merge-group", ...group } }];
}

function done(
  { now }: EvaluateContext,
  task: RepositoryTask,
  { touched = [], until }: Evaluation,
  more: readonly RepositoryTask[],
): WorkResult {
  const next = [...more, ...touched.map((number) => pullRequestTask(task, number))];
  if (until === undefined) return { kind: "done", next };
  const wait = Math.min(Math.max(Date.parse(until) - now().getTime(), 0), LONGEST_WAIT_MS);
  return { kind: "done", next, again: new Date(now().getTime() + wait) };
}

/** A green check must not outlive the certainty that it was built on, however short the trouble. */
async function failed(
  context: EvaluateContext<Host>,
  subject: JudgedSubject,
  error: unknown,
): Promise<WorkResult> {
  const { log, now } = context;
  const result = resultOf(error, now());
  // The lease is lost, or the App stops at once: nothing is published any more.
  if (context.attempt.signal.aborted) return { kind: "failed", code: "aborted", retry: true };
  try {
    const found = await standing(context, subject);
    const isLimited = limitedUntil(error, now()) !== null;
    // Within a limit each write is one too many: what is pending blocks as it is.
    const left = isLimited ? found.filter(({ conclusion }) => conclusion === "success") : found;
    if (left.length > 0 || found.length === 0) await withhold(context, numberOf(subject), left, error);
  } catch (second) {
    if (second instanceof Superseded) throw second;
    log.error(
      { ...nameOf(context, subject), code: codeOf(second), err: second },
      "check could not be withheld",
    );
  }
  return result;
}

async function takeBackStanding(
  context: EvaluateContext<Host>,
  subject: JudgedSubject,
  because: WithdrawalReason,
): Promise<void> {
  const found = await standing(context, subject);
  if (!found.some(({ conclusion }) => conclusion === "success")) return;
  // No event makes this untrue: only the lease is asked for.
  await context.attempt.fence([]);
  await withdraw(context, found, because);
}

function standing({ store, place }: EvaluateContext, subject: JudgedSubject): Promise<readonly Standing[]> {
  return subject.kind === "merge-group"
    ? standingAt(store.db, place, subject.headSha)
    : standingOf(store.db, place, subject.number);
}

function numberOf(subject: JudgedSubject): number {
  return subject.kind === "merge-group" ? OF_QUEUE : subject.number;
}

/** Runs an evaluation and logs one line: what came of it and what it cost. */
async function logged(context: EvaluateContext<Host>, subject: JudgedSubject): Promise<Evaluation> {
  const { host, log, hooks } = context;
  const started = performance.now();
  const ms = () => performance.now() - started;
  const cost = () => ({ reads: host.count.reads, writes: host.count.writes, ms: Math.round(ms()) });
  try {
    const evaluation =
      subject.kind === "merge-group"
        ? await evaluateMergeGroup(context, subject)
        : await evaluatePullRequest(context, subject);
    hooks.judged?.(evaluation.result, evaluation.outcome ?? "none", ms() / 1000);
    const { judged: _, draft: __, ...line } = evaluation;
    log.info({ ...nameOf(context, subject), ...line, ...cost() }, "evaluated");
    return evaluation;
  } catch (error) {
    const about = { ...nameOf(context, subject), code: codeOf(error), ...cost() };
    hooks.judged?.(error instanceof Superseded ? "superseded" : "failed", "none", ms() / 1000);
    if (error instanceof Superseded) log.info(about, "superseded");
    else log.error({ ...about, err: error }, "evaluation failed");
    throw error;
  }
}

function nameOf({ place }: EvaluateContext, subject: JudgedSubject): object {
  const repository = `${place.owner}/${place.repo}`;
  return subject.kind === "pull-request" ? { repository, number: subject.number } : { repository, subject };
}
