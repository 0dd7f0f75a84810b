import type { Store } from "../store/store.ts";
import type { InboxState } from "./inbox.ts";
import { DEAD, TASKS, type TaskQueue } from "./task-queue.ts";

/** How much is in the queue, for all instances. Work for later does not wait yet. */
export async function queueState({ queue }: Store, { jobs }: TaskQueue, now: Date): Promise<InboxState> {
  const { rows } = await queue.executeSql(
    `select
       count(*) filter (where name = '${TASKS}' and state < 'active' and (start_after <= $1::timestamptz or state = 'retry'))::int as waiting,
       count(*) filter (where name = '${TASKS}' and state = 'active')::int as running,
       count(*) filter (where name = '${DEAD}' and state < 'active')::int as dead,
       min(start_after) filter (where name = '${TASKS}' and state < 'active') as oldest
     from ${jobs} where state <= 'active'`,
    [now.toISOString()],
  );
  const [row] = rows as { waiting: number; running: number; dead: number; oldest: Date | null }[];
  if (row === undefined) throw new Error("the store did not count the queue");
  const { waiting, running, dead, oldest } = row;
  const overdue = oldest === null ? 0 : (now.getTime() - oldest.getTime()) / 1000;
  return { waiting, running, dead, oldestSeconds: Math.max(0, overdue) };
}
