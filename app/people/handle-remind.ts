import { formatDuration } from "#core/quantity/parse-duration.ts";
import { markerOf } from "#core/report/comment-marker.ts";
import { reminderComment } from "#core/report/reminder-comment.ts";
import { addComment, ownComments } from "#github/comments.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import type { Attempt, WorkResult } from "../inbox/inbox.ts";
import { pullRequestTask } from "../inbox/place.ts";
import { type RepositoryTask, taskKey } from "../inbox/task.ts";
import { noteWait } from "../waits/note-wait.ts";
import { afterTelling, type Due, planReminder } from "../waits/plan-reminder.ts";
import type { Wait } from "../waits/wait.ts";
import { readWait, writeWait } from "../waits/wait-store.ts";
import type { PeoplePorts } from "./people-ports.ts";
import { type CurrentJudgement, readCurrent } from "./read-current.ts";
import { tellLog } from "./tell-log.ts";

/** A pull request that does not hold still is looked at again this soon. */
const MOVING_MS = 5000;
const HOUR = 3_600_000;

interface Waiting {
  readonly task: RepositoryTask;
  readonly number: number;
  readonly attempt: Attempt;
  readonly client: GithubClient;
  readonly current: CurrentJudgement;
}

/**
 * Tells people that they are waited for, when that is due by the policy and still so by a fresh judgement. What an attempt before this one
 * wrote is found by its marker, and not written twice.
 */
export function remindHandler(ports: PeoplePorts) {
  return async (task: RepositoryTask, attempt: Attempt): Promise<WorkResult> => {
    const { subject } = task;
    if (subject.kind !== "remind") throw new TypeError(`${subject.kind} reminds nobody`);
    const { number } = subject;
    const { store, now } = ports;
    const before = await readWait(store.db, task, number);
    if (before === null) return { kind: "done", next: [] };
    const how = { signal: attempt.signal };
    const [client, host] = await Promise.all([ports.clientFor(task, how), ports.hostFor(task, how)]);
    const current = await readCurrent(host, number, now());
    if (current.kind === "moving") return { kind: "deferred", until: new Date(now().getTime() + MOVING_MS) };
    if (current.kind !== "judged") {
      await noteWait(store, task, number, null, now());
      return { kind: "done", next: [] };
    }
    const waiting = { task, number, attempt, client, current };
    let next = await noteWait(store, task, number, current, now());
    // A reminder and an escalation may be due at once.
    while (next !== null && next.getTime() <= now().getTime()) next = await tellNext(ports, waiting);
    return next === null ? { kind: "done", next: [] } : { kind: "done", next: [], again: next };
  };
}

/** Tells what is due first, and resolves with when to look again. */
async function tellNext(ports: PeoplePorts, waiting: Waiting): Promise<Date | null> {
  const { task, number, current } = waiting;
  const wait = await readWait(ports.store.db, task, number);
  const rules = current.policy?.reminders;
  if (wait === null || rules === undefined) return null;
  const { due, next } = planReminder(wait, rules, ports.now());
  if (due === null) return next;
  const isSaid = await say(ports, waiting, wait, due);
  const what = due.count === "escalation" ? "escalation" : "reminder";
  const data = { what, to: due.to, since: wait.since.toISOString(), count: due.count, said: isSaid };
  const after = afterTelling(wait, due, ports.now());
  await tellLog(ports, task, number, { kind: "reminder", data }, (trx) =>
    writeWait(trx, task, number, after),
  );
  const plan = planReminder(after, rules, ports.now());
  return plan.due === null ? plan.next : ports.now();
}

/** Whether GitHub let us; where a conversation is locked, nobody can be told there, and trying again changes nothing. */
async function say(
  { now, appId }: PeoplePorts,
  { task, number, attempt, client, current }: Waiting,
  { since }: Wait,
  { count, to }: Due,
): Promise<boolean> {
  const began = since.toISOString();
  const marker = markerOf({ kind: "reminder", since: began, count });
  const told = await ownComments(client, number, appId);
  if (told.some(({ body }) => body.startsWith(marker))) return true;
  // Whoever has signed since this began must not be told that they are waited for.
  await attempt.fence([taskKey(pullRequestTask(task, number))]);
  const waited = formatDuration(Math.floor((now().getTime() - since.getTime()) / HOUR) * HOUR);
  const { verdict, name } = current;
  try {
    await addComment(client, number, reminderComment(verdict, { since: began, count, to, name, waited }));
    return true;
  } catch (error) {
    const lasts =
      error instanceof GithubError && ["forbidden", "not-found", "unexpected"].includes(error.code);
    if (!lasts) throw error;
    return false;
  }
}
