import { sql } from "kysely";
import type { StoreTransaction } from "../store/store.ts";
import { type Task, taskKey } from "./task.ts";

/** Remembers that what events up to this row of the log ask of a task was passed on to others, and waits in the queue. */
export async function notePassedOn(trx: StoreTransaction, task: Task, passedOn: number): Promise<void> {
  await trx
    .insertInto("mark")
    .values({ scope: taskKey(task), seq: 0, passed_on: passedOn })
    .onConflict((conflict) =>
      conflict
        .column("scope")
        .doUpdateSet({ passed_on: sql<number>`greatest(mark.passed_on, excluded.passed_on)` }),
    )
    .execute();
}
