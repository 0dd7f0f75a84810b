import { type Kysely, sql } from "kysely";
import * as z from "zod";
import { canonicalJson } from "#audit/canonical-json.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { Schema } from "../store/schema.ts";

/** A check that a pull request shares with others of the same commit. */
export interface SharedCheck {
  readonly head: string;
  readonly name: string;
}

const kept = z.object({ head: z.string(), name: z.string() });

/**
 * Remembers that pull requests share a check. Its row in the memory has the number of one of them, and the others must find it all the same: a
 * judgement of theirs that is late or fails takes it back as well.
 */
export async function noteShared(
  trx: Kysely<Schema>,
  place: Place,
  numbers: readonly number[],
  { head, name }: SharedCheck,
): Promise<void> {
  const value = canonicalJson({ head, name });
  await trx
    .insertInto("setting")
    .values(numbers.map((number) => ({ name: keyOf(place, number), value })))
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** The check that a pull request shared when it was last published; `null` when it is alone at its commit. */
export async function sharedCheckOf(
  db: Kysely<Schema>,
  place: Place,
  number: number,
): Promise<SharedCheck | null> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("name", "=", keyOf(place, number))
    .executeTakeFirst();
  return row === undefined ? null : kept.parse(JSON.parse(row.value));
}

/** Whether pull requests share a check at a commit, or did when they were last published. */
export async function isShared(db: Kysely<Schema>, place: Place, head: string): Promise<boolean> {
  const row = await db
    .selectFrom("setting")
    .select("name")
    .where(sql<boolean>`starts_with(name, ${keyOf(place, null)})`)
    .where(sql<boolean>`starts_with(value, ${`{"head":${JSON.stringify(head)}`})`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Forgets what stands at commits that a pull request has left: it is nobody's to take back, unless others still share it. `at`: where it is
 * now; `null`: it is merged.
 */
export async function forgetLeft(
  trx: Kysely<Schema>,
  place: Place,
  number: number,
  at: string | null,
): Promise<void> {
  const own = await sharedCheckOf(trx, place, number);
  if (own !== null && own.head !== at)
    await trx.deleteFrom("setting").where("name", "=", keyOf(place, number)).execute();
  const prefix = keyOf(place, null);
  await trx
    .deleteFrom("published")
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .where("number", "=", number)
    .where("head", "!=", at ?? "")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("setting")
            .select("setting.name")
            .where(sql<boolean>`starts_with(setting.name, ${prefix})`)
            .where("setting.name", "!=", keyOf(place, number))
            .where(sql<boolean>`starts_with(setting.value, '{"head":"' || published.head || '"')`),
        ),
      ),
    )
    .execute();
}

function keyOf(place: Place, number: number | null): string {
  return `shared/${place.installation}/${repositoryName(place)}#${number ?? ""}`;
}
