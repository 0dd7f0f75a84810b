import { sql } from "kysely";
import { fromKysely } from "pg-boss";
import type { Store, StoreTransaction } from "../store/store.ts";
import { type Task, taskKey } from "./task.ts";
import { TASKS, type TaskQueue } from "./task-queue.ts";

/** A task as it is put into the queue. */
export interface Put {
  readonly task: Task;
  readonly due: Date;
  readonly interactive: boolean;
  /** Attempts that failed already. */
  readonly failures: number;
  /** Somebody asked for it anew: what was known of earlier failures is over. Otherwise, what waits already knows better. */
  readonly asked: boolean;
}

/** What a job of the queue carries. */
export interface JobData {
  readonly task: Task;
  readonly failures: number;
}

/** A task that somebody asks for. */
export function asked(task: Task, due: Date, interactive: boolean): Put {
  return { task, due, interactive, failures: 0, asked: true };
}

/**
 * Puts tasks into the queue within a transaction. One that waits already is brought forward, in time and in rank, and never put off; what runs is
 * done once more. Resolves with how many waited already.
 */
export async function putTasks(
  store: Store,
  { boss, jobs }: TaskQueue,
  trx: StoreTransaction,
  puts: readonly Put[],
): Promise<number> {
  if (puts.length === 0) return 0;
  const db = fromKysely(trx);
  await lockTasks(store, trx);
  const fresh = new Map(merged(puts).map((put) => [taskKey(put.task), put]));
  const rows = [...fresh].map(([key, put]) => ({ ...rowOf(put), key }));
  const waiting = await db.executeSql(bringForward(jobs), [JSON.stringify(rows)]);
  for (const { key } of waiting.rows as { key: string }[]) fresh.delete(key);
  const found = rows.length - fresh.size;
  if (fresh.size > 0) await boss.insert(TASKS, [...fresh].map(jobOf), { db });
  return found;
}

/** Two that put the same key at the same time would both find that it does not wait. On a single connection there are no two. */
async function lockTasks({ engine, schema }: Store, trx: StoreTransaction): Promise<void> {
  if (engine === "pglite") return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gatehouse tasks ${schema}`}, 0))`.execute(trx);
}

/** The group of a task's job: one an installation, so that none takes all slots. */
export function groupOf(task: Task): string {
  return "installation" in task ? `${task.installation}` : "upkeep";
}

/** One a key: the earliest moment, the higher rank, the newest wording. */
function merged(puts: readonly Put[]): Put[] {
  const byKey = new Map<string, Put>();
  for (const put of puts) {
    const key = taskKey(put.task);
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? put : { ...put, ...earlier(other, put) });
  }
  return [...byKey.values()];
}

function earlier(one: Put, other: Put): Pick<Put, "due" | "interactive"> {
  return {
    due: one.due < other.due ? one.due : other.due,
    interactive: one.interactive || other.interactive,
  };
}

function rowOf({ task, due, interactive, failures, asked }: Put) {
  const data: JobData = { task, failures };
  return { data, due: due.toISOString(), priority: interactive ? 1 : 0, asked };
}

function jobOf([key, put]: readonly [string, Put]) {
  const { data, due, priority } = rowOf(put);
  return { data, priority, startAfter: due, singletonKey: key, group: { id: groupOf(put.task) } };
}

/** pg-boss's own `upsert` takes one task at a time, and would put off what is due when it is put for later. */
function bringForward(jobs: string): string {
  return `
    update ${jobs} j set
      start_after = least(j.start_after, p.due),
      priority = greatest(j.priority, p.priority),
      data = case when p.asked then p.data else j.data end
    from jsonb_to_recordset($1::text::jsonb) as p (key text, due timestamptz, priority integer, asked boolean, data jsonb)
    where j.name = '${TASKS}' and j.state < 'active' and j.singleton_key = p.key
    returning j.singleton_key as key`;
}
