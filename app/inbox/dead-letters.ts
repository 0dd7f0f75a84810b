import { fromKysely, type Db as IDatabase } from "pg-boss";
import type { AuditEntry } from "#audit/audit-entry.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import { asked, groupOf, putTasks } from "./put-tasks.ts";
import { type Task, taskKey } from "./task.ts";
import { DEAD, type TaskQueue } from "./task-queue.ts";

/** Work that was given up, until somebody asks for it again or it is done for another reason. */
export interface DeadLetter {
  readonly id: string;
  readonly task: Task;
  /** The failure's code; `lease-lost` where the instances that tried died, each time. */
  readonly code: string;
  readonly at: Date;
  readonly attempts: number;
}

/** Which dead letters are meant; all of them where nothing is said. */
export interface DeadLetterFilter {
  readonly ids?: readonly string[];
  readonly installation?: number;
}

interface DeadRow {
  readonly id: string;
  readonly data: { readonly task: Task; readonly code: string; readonly attempts: number };
  readonly created_on: Date;
}

const LEASE_LOST = "lease-lost";

/** Rows that a view shows at most. */
const MOST_SHOWN = 1000;

/** What was given up, newest first, a thousand at most. */
export async function deadLetters(store: Store): Promise<readonly DeadLetter[]> {
  const { rows } = await store.queue.executeSql(
    `select id, created_on, data || jsonb_build_object(
       'code', coalesce(data ->> 'code', '${LEASE_LOST}'),
       'attempts', coalesce((data ->> 'attempts')::int, source_retry_count + 1)
     ) as data
     from ${jobsOf(store)} where name = '${DEAD}' and state < 'active' order by created_on desc, id limit ${MOST_SHOWN}`,
  );
  return (rows as DeadRow[]).map(({ id, data, created_on: at }) => ({ id, at, ...pick(data) }));
}

/** Puts what was given up into the queue again, as if it were asked for anew. Resolves with how many. */
export async function retryDeadLetters(
  store: Store,
  queue: TaskQueue,
  { ids, installation }: DeadLetterFilter,
  now: Date,
): Promise<number> {
  return store.transaction(async (trx) => {
    const { rows } = await fromKysely(trx).executeSql(
      `delete from ${queue.jobs} where name = '${DEAD}' and state < 'active'
         and ($1::uuid[] is null or id = any($1::uuid[])) and ($2::text is null or group_id = $2::text)
       returning data`,
      [ids ?? null, installation === undefined ? null : `${installation}`],
    );
    const tasks = (rows as Pick<DeadRow, "data">[]).map(({ data }) => data.task);
    await putTasks(
      store,
      queue,
      trx,
      tasks.map((task) => asked(task, now, false)),
    );
    return tasks.length;
  });
}

/** Gives a task up, within the transaction that takes it out of the queue. Known once a key, however often it is given up. */
export async function giveUp(
  audit: AuditLog,
  { boss, jobs }: TaskQueue,
  trx: StoreTransaction,
  {
    task,
    code,
    attempts,
    now,
  }: { readonly task: Task; readonly code: string; readonly attempts: number; readonly now: Date },
): Promise<void> {
  const db = fromKysely(trx);
  await audit.append(trx, [entryOf(task, code)], now);
  await forget(db, jobs, task);
  const singletonKey = taskKey(task);
  await boss.insert(DEAD, [{ data: { task, code, attempts }, singletonKey, group: { id: groupOf(task) } }], {
    db,
  });
}

/** Takes a task from what was given up: it has been done after all. */
export async function forget(db: IDatabase, jobs: string, task: Task): Promise<void> {
  await db.executeSql(
    `delete from ${jobs} where name = '${DEAD}' and state < 'active' and singleton_key = $1`,
    [taskKey(task)],
  );
}

/** Tells the log of what pg-boss gave up by itself, since the instances that tried died. Resolves with how many. */
export async function tellOfLost(store: Store, audit: AuditLog, now: Date): Promise<number> {
  const jobs = jobsOf(store);
  const untold = `name = '${DEAD}' and state < 'active' and source_id is not null and data ->> 'code' is null`;
  const { rows } = await store.queue.executeSql(`select id, data from ${jobs} where ${untold}`);
  const found = rows as Pick<DeadRow, "id" | "data">[];
  if (found.length === 0) return 0;
  return store.transaction(async (trx) => {
    // The log first, as everywhere; that another instance told of them meanwhile shows afterwards.
    await audit.append(
      trx,
      found.map(({ data }) => entryOf(data.task, LEASE_LOST)),
      now,
    );
    const told = await fromKysely(trx).executeSql(
      `update ${jobs} set data = data || jsonb_build_object('code', '${LEASE_LOST}', 'attempts', source_retry_count + 1)
       where ${untold} and id = any($1::uuid[]) returning id`,
      [found.map(({ id }) => id)],
    );
    if (told.rows.length !== found.length) throw new Error("another instance tells the log of lost tasks");
    return found.length;
  });
}

function entryOf(task: Task, code: string): AuditEntry {
  return {
    kind: "dead-letter",
    installation: "installation" in task ? task.installation : null,
    repository: "repo" in task ? `${task.owner}/${task.repo}`.toLowerCase() : null,
    number: "number" in task.subject ? task.subject.number : null,
    data: { task: taskKey(task), code },
  };
}

function pick({ task, code, attempts }: DeadRow["data"]) {
  return { task, code, attempts };
}

function jobsOf({ schema }: Store): string {
  return `${schema}_queue.job_common`;
}
