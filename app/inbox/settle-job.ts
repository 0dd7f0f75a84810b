import { fromKysely } from "pg-boss";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import type { Job } from "./claim-job.ts";
import { forget, giveUp } from "./dead-letters.ts";
import type { WorkResult } from "./inbox.ts";
import { isNarrow } from "./is-interactive.ts";
import { notePassedOn } from "./note-passed-on.ts";
import { asked, type Put, putTasks } from "./put-tasks.ts";
import { taskKey } from "./task.ts";
import { affected, DEAD, MOST_ATTEMPTS, TASKS, type TaskQueue } from "./task-queue.ts";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Somebody else has the task now: what this attempt came to is not to be written down. */
export class LeaseLost extends Error {
  readonly code = "lease-lost";

  constructor() {
    super("the task's lease ended before its result could be stored");
    this.name = "LeaseLost";
  }
}

/** Where a result is written. */
export interface Settling {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly queue: TaskQueue;
  readonly now: Date;
}

/**
 * Writes down what an attempt came to, in one transaction: the job goes, and what follows from it is there already. Rejects with
 * {@link LeaseLost} when the job is not this attempt's any more, and with the store's reason; nothing has changed then.
 * Resolves with whether the task was given up.
 */
export async function settleJob(
  settling: Settling,
  job: Job,
  result: WorkResult,
): Promise<"settled" | "dead"> {
  const { store, audit, queue, now } = settling;
  const code = givenUp(job, result);
  const puts = following(job, result, now);
  const passedOn = result.kind === "done" ? (result.passedOn ?? null) : null;
  if (code === null && puts.length === 0 && passedOn === null) return removeAlone(settling, job, result);
  return store.transaction(async (trx) => {
    if (code !== null) {
      // The log is locked before rows are, as everywhere.
      await giveUp(audit, queue, trx, { task: job.task, code, attempts: job.failures + 1, now });
      await remove(queue, trx, job);
      return "dead";
    }
    await remove(queue, trx, job);
    if (result.kind === "done") await forget(fromKysely(trx), queue.jobs, job.task);
    if (passedOn !== null) await notePassedOn(trx, job.task, passedOn);
    await putTasks(store, queue, trx, puts);
    return "settled";
  });
}

/** The wait before the next attempt, in milliseconds, after so many failed: doubled each time, up to five minutes. */
function backOff(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
}

async function remove({ boss }: TaskQueue, trx: StoreTransaction, { id, retryCount }: Job): Promise<void> {
  const db = fromKysely(trx);
  if (affected(await boss.deleteJob(TASKS, { id, retryCount }, { db })) !== 1) throw new LeaseLost();
}

/** Most attempts lead to nothing further: one statement is a transaction of its own, and a fraction of the round trips. */
async function removeAlone(
  { store, queue: { jobs } }: Settling,
  job: Job,
  { kind }: WorkResult,
): Promise<"settled"> {
  const { rows } = await store.queue.executeSql(
    `with gone as (
       delete from ${jobs} where name = '${TASKS}' and id = $1::uuid and state = 'active' and retry_count = $2::int
       returning id
     ), done_after_all as (
       delete from ${jobs} where name = '${DEAD}' and state < 'active' and singleton_key = $3::text
         and exists (select from gone)
     ) select id from gone`,
    [job.id, job.retryCount, kind === "done" ? taskKey(job.task) : null],
  );
  if (rows.length !== 1) throw new LeaseLost();
  return "settled";
}

function givenUp({ failures }: Job, result: WorkResult): string | null {
  if (result.kind !== "failed") return null;
  return result.retry && failures + 1 < MOST_ATTEMPTS ? null : result.code;
}

/** What is to be done after this attempt, and when. */
function following(job: Job, result: WorkResult, now: Date): Put[] {
  switch (result.kind) {
    case "done": {
      const urgent = job.interactive && isNarrow(job.task);
      const next = result.next.map((task) => asked(task, now, urgent));
      // The newest result says when to look again; an earlier one's moment went with its job.
      return result.again === undefined ? next : [...next, later(job, result.again, 0, false)];
    }
    case "superseded":
      return [];
    case "deferred":
      return [later(job, result.until, job.failures, job.interactive)];
    case "failed": {
      const failures = job.failures + 1;
      return [later(job, new Date(now.getTime() + backOff(failures)), failures, job.interactive)];
    }
    default:
      return result satisfies never;
  }
}

function later({ task }: Job, due: Date, failures: number, interactive: boolean): Put {
  return { task, due, interactive, failures, asked: false };
}
