import type { Kysely } from "kysely";
import * as z from "zod";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { Schema } from "../store/schema.ts";
import type { Wait } from "./wait.ts";

const handles = z.array(z.string());

/** The wait of a pull request; `null` when it waits for nobody. */
export async function readWait(db: Kysely<Schema>, place: Place, number: number): Promise<Wait | null> {
  const row = await db
    .selectFrom("waiting")
    .selectAll()
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .where("number", "=", number)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    stage: row.stage,
    since: row.since,
    waitsFor: handles.parse(JSON.parse(row.waits_for)),
    reminders: row.reminders,
    remindedAt: row.reminded_at,
    escalatedAt: row.escalated_at,
  };
}

/** Keeps the wait of a pull request in place of the one before; `null` forgets it. */
export async function writeWait(
  db: Kysely<Schema>,
  place: Place,
  number: number,
  wait: Wait | null,
): Promise<void> {
  const key = { installation: place.installation, repository: repositoryName(place), number };
  if (wait === null) {
    await db
      .deleteFrom("waiting")
      .where("installation", "=", key.installation)
      .where("repository", "=", key.repository)
      .where("number", "=", number)
      .execute();
    return;
  }
  const values = {
    stage: wait.stage,
    since: wait.since,
    waits_for: JSON.stringify(wait.waitsFor),
    reminders: wait.reminders,
    reminded_at: wait.remindedAt,
    escalated_at: wait.escalatedAt,
  };
  await db
    .insertInto("waiting")
    .values({ ...key, ...values })
    .onConflict((conflict) => conflict.columns(["installation", "repository", "number"]).doUpdateSet(values))
    .execute();
}
