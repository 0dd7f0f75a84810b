import type { Store } from "../store/store.ts";

/** Days that GitHub redelivers in are three; what is younger than this many is never forgotten, whatever is asked for. */
const LEAST_DAYS = 7;

/**
 * Forgets deliveries that came before this moment, and the marks that only they left: no attempt is as old. A redelivery of one would be taken
 * for new, and so none younger than seven days before `now` goes. Resolves with how many went.
 */
export async function forgetDeliveries(store: Store, before: Date, now: Date = new Date()): Promise<number> {
  const latest = new Date(now.getTime() - LEAST_DAYS * 24 * 3600_000);
  const until = before < latest ? before : latest;
  return store.transaction(async (trx) => {
    const { seq } = await trx
      .selectFrom("delivery")
      .select(({ fn }) => fn.max("seq").as("seq"))
      .where("received_at", "<", until)
      .executeTakeFirstOrThrow();
    if (seq === null) return 0;
    await trx.deleteFrom("mark").where("seq", "<=", seq).where("passed_on", "<=", seq).execute();
    const gone = await trx.deleteFrom("delivery").where("received_at", "<", until).executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}
