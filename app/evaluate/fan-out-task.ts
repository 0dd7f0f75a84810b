import { type Inbox, Superseded, type WorkResult } from "../inbox/inbox.ts";
import { pullRequestTask } from "../inbox/place.ts";
import type { RepositoryTask } from "../inbox/task.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { codeOf } from "./failure.ts";
import { fanOut } from "./fan-out.ts";
import { isLate } from "./is-late.ts";
import { outdatedIn } from "./outdated.ts";
import type { ManySubject } from "./pull-request-host.ts";
import { OF_QUEUE, type Standing, standingAt, standingIn } from "./standing.ts";
import { type WithdrawalReason, withdraw } from "./withdraw.ts";

/**
 * Passes a task for several on to each. While it is not known who is concerned, nothing of those who may be stays green: at a commit when
 * the task is late or fails; of a branch when it fails, in the whole repository, since the memory does not know where a pull request goes; of a
 * repository when it fails, but for what was judged since the event. Whoever is taken back there is judged again. A sweep, which no event
 * asked for, takes nothing back.
 */
export async function fanOutTask(
  context: EvaluateContext,
  task: RepositoryTask,
  subject: ManySubject,
  put: Inbox["put"],
): Promise<WorkResult> {
  try {
    // Those of a branch or a repository have tasks of their own in a moment, which take back what is late.
    if (!isWide(subject) && isLate(context)) await takeBack(context, subject, "judged-again");
    const next = await fanOut(task, subject, context.host);
    return subject.kind === "repository"
      ? { kind: "done", next, passedOn: context.attempt.since }
      : { kind: "done", next };
  } catch (error) {
    if (!(error instanceof Superseded) && !context.attempt.signal.aborted)
      await takeBackAfter(context, subject, put);
    throw error;
  }
}

function isWide({ kind }: ManySubject): boolean {
  return kind === "branch" || kind === "repository";
}

async function takeBackAfter(
  context: EvaluateContext,
  subject: ManySubject,
  put: Inbox["put"],
): Promise<void> {
  try {
    const taken = await takeBack(context, subject, "deferred");
    const numbers = [...new Set(taken.map(({ number }) => number))];
    if (isWide(subject) && taken.length > 0)
      await put(numbers.map((number) => pullRequestTask(context.place, number)));
  } catch (error) {
    // What made the task fail is told and tried again in any case.
    context.log.error({ subject, code: codeOf(error), err: error }, "checks could not be withheld");
  }
}

async function takeBack(
  context: EvaluateContext,
  subject: ManySubject,
  because: WithdrawalReason,
): Promise<readonly Standing[]> {
  const green = (await concernedStanding(context, subject)).filter(
    // A queue's commit is answered by a task of its own.
    ({ number, conclusion }) => number !== OF_QUEUE && conclusion === "success",
  );
  await withdraw(context, green, because);
  return green;
}

async function concernedStanding(
  { store, place }: EvaluateContext,
  subject: ManySubject,
): Promise<readonly Standing[]> {
  switch (subject.kind) {
    case "head":
    case "checks":
      return standingAt(store.db, place, subject.sha);
    case "branch":
      return standingIn(store.db, place);
    case "repository":
      return outdatedIn(store.db, place);
    default:
      return subject satisfies never;
  }
}
