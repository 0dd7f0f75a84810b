import { sql } from "kysely";
import type { Task } from "../inbox/task.ts";
import { DEAD, TASKS } from "../inbox/task-queue.ts";
import type { Store, StoreTransaction } from "../store/store.ts";

/** Work that is not done, and when it is due. */
export interface WaitingTask {
  readonly task: Task;
  /** ISO 8601. */
  readonly after: string;
}

/**
 * Work that waits, waits to be tried again, or runs, and what was given up: another store tries it once more. Read from the tables of pg-boss,
 * since it has no way of its own to read within a transaction. None where no inbox was ever opened on the store.
 */
export async function waitingTasks(
  { schema }: Store,
  trx: StoreTransaction,
): Promise<readonly WaitingTask[]> {
  const jobs = `${schema}_queue.job`;
  const there = await sql<{ there: boolean }>`select to_regclass(${jobs}) is not null as there`.execute(trx);
  if (there.rows[0]?.there !== true) return [];
  const { rows } = await sql<{ task: Task; due: Date }>`
    select data -> 'task' as task, start_after as due from ${sql.table(jobs)}
    where (name = ${TASKS} and state <= 'active') or (name = ${DEAD} and state < 'active')
    order by start_after, id`.execute(trx);
  return rows.map(({ task, due }) => ({ task, after: due.toISOString() }));
}
