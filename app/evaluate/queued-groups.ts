import type { Kysely } from "kysely";
import * as z from "zod";
import { canonicalJson } from "#audit/canonical-json.ts";
import type { MergeGroup } from "#github/collect-merge-group.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { Schema } from "../store/schema.ts";

const kept = z.object({
  headSha: z.string(),
  headRef: z.string(),
  baseSha: z.string(),
  baseRef: z.string(),
});

/**
 * Remembers in which commit of a merge queue pull requests are, the newest of each: GitHub tells of a review that was dismissed with the pull
 * request's number alone, and the queue's commit would stay green.
 */
export async function noteQueued(
  db: Kysely<Schema>,
  place: Place,
  numbers: readonly number[],
  { headSha, headRef, baseSha, baseRef }: MergeGroup,
): Promise<void> {
  const value = canonicalJson({ headSha, headRef, baseSha, baseRef });
  await db
    .insertInto("setting")
    .values(numbers.map((number) => ({ name: keyOf(place, number), value })))
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** The queue's commit that a pull request is in, as long as our check there is green; `null` otherwise. */
export async function greenGroupOf(
  db: Kysely<Schema>,
  place: Place,
  number: number,
): Promise<MergeGroup | null> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("name", "=", keyOf(place, number))
    .executeTakeFirst();
  if (row === undefined) return null;
  const group = kept.parse(JSON.parse(row.value));
  const green = await db
    .selectFrom("published")
    .select("run")
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .where("head", "=", group.headSha)
    .where("conclusion", "=", "success")
    .executeTakeFirst();
  return green === undefined ? null : group;
}

/** Forgets that a pull request is in a queue: it is merged, or left it. */
export async function forgetQueued(db: Kysely<Schema>, place: Place, number: number): Promise<void> {
  await db.deleteFrom("setting").where("name", "=", keyOf(place, number)).execute();
}

function keyOf(place: Place, number: number): string {
  return `queued/${place.installation}/${repositoryName(place)}#${number}`;
}
