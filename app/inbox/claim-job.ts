import type { Store } from "../store/store.ts";
import type { JobData } from "./put-tasks.ts";
import type { Task } from "./task.ts";
import { TASKS, type TaskQueue } from "./task-queue.ts";

/** A task that this instance has, until its lease ends. */
export interface Job {
  readonly id: string;
  /** Together with `id`, names the attempt: grows when the job is claimed again. */
  readonly retryCount: number;
  readonly task: Task;
  /** Attempts before this one that failed, or whose instance died. */
  readonly failures: number;
  readonly interactive: boolean;
  readonly dueAt: Date;
  readonly group: string;
}

/** What this instance is busy with: installations that run something, and those that run as much as they may. */
export interface Busy {
  /** Whether it is the turn of what was overtaken for long. */
  readonly oldFirst: boolean;
  readonly running: readonly string[];
  readonly full: readonly string[];
}

interface Row {
  readonly id: string;
  readonly retry_count: number;
  readonly data: JobData;
  readonly priority: number;
  readonly start_after: Date;
  readonly group_id: string;
}

/** SQLSTATE of a unique index: another instance claimed a job of the same key at the same time. */
const UNIQUE_VIOLATION = "23505";

/** What waited for longer than this goes before what people did since: a push to the base must not wait until they rest. */
const LONG_MS = 15_000;

/**
 * Claims the next task that is due, or `null`. First what lost its instance; then what was overtaken for long, every second time; then what
 * people wait for; then the rest; of each, installations that run nothing come first. Never one whose key runs already, anywhere.
 *
 * This is not pg-boss's `fetch`: that takes the first job and finds nothing at all while the first one's key is running, and avoids
 * running keys by a list that is up to a minute old, so that a key stays blocked after its end.
 */
export async function claimJob(
  { queue }: Store,
  { jobs }: TaskQueue,
  { running, full, oldFirst }: Busy,
  now: Date,
): Promise<Job | null> {
  const long = new Date(now.getTime() - LONG_MS).toISOString();
  const values = [now.toISOString(), running, full, ...(oldFirst ? [long] : [])];
  const [row] = await claimed(() => queue.executeSql(claim(jobs, oldFirst), values));
  if (row === undefined) return null;
  const { task, failures } = row.data;
  return {
    id: row.id,
    retryCount: row.retry_count,
    task,
    failures: failures + row.retry_count,
    interactive: row.priority > 0,
    dueAt: row.start_after,
    group: row.group_id,
  };
}

/** Whoever lost a race for a key looks again: the key runs now, and is passed over. */
async function claimed(query: () => Promise<{ rows: unknown[] }>): Promise<readonly Row[]> {
  for (;;) {
    try {
      return (await query()).rows as Row[];
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    }
  }
}

function claim(jobs: string, oldFirst: boolean): string {
  const due = "j.start_after <= $1::timestamptz";
  const idle = "j.group_id <> all($2::text[]) and j.group_id <> all($3::text[])";
  const allowed = "j.group_id <> all($3::text[])";
  return `
    update ${jobs} set
      state = 'active',
      started_on = now(),
      heartbeat_on = now(),
      retry_count = case when started_on is null then retry_count else retry_count + 1 end
    where name = '${TASKS}' and id = coalesce(
      ${first(jobs, `j.state = 'retry' and ${allowed}`, "j.created_on")},
      ${oldFirst ? `${first(jobs, `j.start_after <= $4::timestamptz and ${allowed}`, "j.start_after")},` : ""}
      ${first(jobs, `${due} and j.priority > 0 and ${idle}`)},
      ${first(jobs, `${due} and j.priority > 0 and ${allowed}`)},
      ${first(jobs, `${due} and ${idle}`)},
      ${first(jobs, `${due} and ${allowed}`)}
    )
    returning id, retry_count, data, priority, start_after, group_id`;
}

/** The conditions are worded as the indexes of pg-boss are, so that these are used. */
function first(jobs: string, which: string, order = "j.priority desc, j.created_on"): string {
  return `(
    select j.id from ${jobs} j
    where j.name = '${TASKS}' and j.state < 'active' and not j.blocked and ${which}
      and not exists (
        select from ${jobs} r
        where r.name = j.name and r.state = 'active' and r.policy = 'singleton'
          and coalesce(r.singleton_key, '') = coalesce(j.singleton_key, '')
      )
    order by ${order} limit 1 for update of j skip locked
  )`;
}
