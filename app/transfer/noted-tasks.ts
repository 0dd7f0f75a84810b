import * as z from "zod";
import type { PutOptions } from "../inbox/inbox.ts";
import type { Task } from "../inbox/task.ts";
import type { Store, StoreTransaction } from "../store/store.ts";

const NAME = "imported-tasks";

const schema = z.array(
  z.strictObject({
    task: z.looseObject({ subject: z.looseObject({ kind: z.string() }) }),
    after: z.iso.datetime(),
  }),
);

/** Notes tasks down within the transaction that takes everything else over. The queue has transactions of its own. */
export async function noteTasks(trx: StoreTransaction, tasks: readonly unknown[]): Promise<void> {
  if (tasks.length === 0) return;
  const value = JSON.stringify(schema.parse(tasks));
  await trx.insertInto("setting").values({ name: NAME, value }).execute();
}

/**
 * Puts tasks that were noted down into the queue, and forgets them. To be called at each start: an import may have broken off between the two.
 * Putting one twice does no harm. Resolves with how many there were.
 */
export async function putNotedTasks(
  store: Store,
  put: (tasks: readonly Task[], options?: PutOptions) => Promise<void>,
  now: Date,
): Promise<number> {
  const noted = await store.db
    .selectFrom("setting")
    .select("value")
    .where("name", "=", NAME)
    .executeTakeFirst();
  if (noted === undefined) return 0;
  const tasks = schema.parse(JSON.parse(noted.value));
  // What is due is put at once, what is for later at its own moment.
  const byMoment = Map.groupBy(tasks, ({ after }) => Math.max(Date.parse(after), now.getTime()));
  for (const [moment, due] of byMoment)
    await put(
      due.map(({ task }) => task as unknown as Task),
      { after: new Date(moment) },
    );
  await store.db.deleteFrom("setting").where("name", "=", NAME).execute();
  return tasks.length;
}
