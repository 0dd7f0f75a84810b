import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Effect } from "#core/model/effect.ts";
import type { AppliedCheck } from "#github/apply-effects.ts";
import type { CheckRunState } from "#github/read-checks.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { NewPublished, Published, Schema } from "../store/schema.ts";
import { forgetLeft, sharedCheckOf } from "./shared-heads.ts";

/**
 * The memory of what stands on GitHub in our name. A row is written before its check, without a run, and completed after it: so the memory
 * is never less green than GitHub. After a crash between the two it says that something may stand there, and taking that back costs at
 * most one write too many.
 */
export type Standing = Pick<
  Published,
  "head" | "name" | "number" | "run" | "conclusion" | "external_id" | "seq"
>;

type PublishCheck = Extract<Effect, { kind: "publish-check" }>;

/** Rows of the merge queue's commits, which are of several pull requests: they have no number of their own. */
export const OF_QUEUE = 0;

const COLUMNS = ["head", "name", "number", "run", "conclusion", "external_id", "seq"] as const;

/** What stands at the commit on which a pull request was last published, the check that it shares with others included. */
export async function standingOf(
  db: Kysely<Schema>,
  place: Place,
  number: number,
): Promise<readonly Standing[]> {
  const shared = await sharedCheckOf(db, place, number);
  if (shared !== null) {
    const { head, name } = shared;
    const there = await standingAt(db, place, head);
    return there.filter((each) => each.number === number || each.name === name);
  }
  const rows = await at(db, place).where("number", "=", number).orderBy("at", "desc").execute();
  return rows.filter(({ head }) => head === rows[0]?.head);
}

/** What stands at a commit. */
export function standingAt(db: Kysely<Schema>, place: Place, head: string): Promise<Standing[]> {
  return at(db, place).where("head", "=", head).execute();
}

/** What stands green anywhere in a repository. */
export function standingIn(db: Kysely<Schema>, place: Place): Promise<Standing[]> {
  return at(db, place).where("conclusion", "=", "success").execute();
}

function at(db: Kysely<Schema>, place: Place) {
  return db
    .selectFrom("published")
    .select(COLUMNS)
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place));
}

/** What checks are about to be written for. */
interface Intent {
  readonly number: number;
  /** Row of the log that tells the verdict. */
  readonly seq: number | null;
  /** Whatever was accepted up to this row of the log was known to the judgement. */
  readonly asOf: number;
  readonly now: Date;
}

/**
 * Notes that checks are about to be written, and which row of the log tells the verdict that they show. What is green stays so in the memory
 * until it is written over: the write may fail, and then it still stands.
 */
export async function noteIntent(
  trx: Kysely<Schema>,
  place: Place,
  effects: readonly Pick<PublishCheck, "head" | "name" | "conclusion" | "externalId">[],
  { number, seq, asOf, now }: Intent,
): Promise<void> {
  const rows = effects.map(({ head, name, conclusion, externalId }) => ({
    ...rowOf(place, { head, name, conclusion, number, seq, run: null, external_id: externalId }, now),
    as_of: conclusion === "success" ? asOf : 0,
  }));
  await put(
    trx,
    rows,
    sql`case when published.conclusion = 'success' then 'success' else excluded.conclusion end`,
  );
  const head = effects[0]?.head;
  if (head === undefined || number === OF_QUEUE) return;
  await forgetLeft(trx, place, number, head);
}

/** Notes that checks were written, and as what. */
export async function noteWritten(
  trx: Kysely<Schema>,
  place: Place,
  written: readonly (AppliedCheck & Pick<PublishCheck, "conclusion">)[],
): Promise<void> {
  for (const { head, name, run, conclusion } of written) {
    await trx
      .updateTable("published")
      .set({ run, conclusion })
      .where("installation", "=", place.installation)
      .where("repository", "=", repositoryName(place))
      .where("head", "=", head)
      .where("name", "=", name)
      .execute();
  }
}

/** Notes what was found on GitHub, or left there. */
export async function noteStanding(
  trx: Kysely<Schema>,
  place: Place,
  standing: readonly Standing[],
  now: Date,
): Promise<void> {
  await put(
    trx,
    standing.map((each) => rowOf(place, each, now)),
  );
}

/** A row as a check run that GitHub shows. One whose run is not known cannot be changed any more, only followed by another. */
export function toRun({ run, conclusion, external_id: externalId }: Standing): CheckRunState {
  if (run === null || conclusion !== null)
    return { run: run ?? 0, status: "completed", conclusion, externalId };
  return { run, status: "in_progress", conclusion: null, externalId };
}

function rowOf(place: Place, standing: Standing, now: Date): NewPublished {
  return { installation: place.installation, repository: repositoryName(place), ...standing, at: now };
}

async function put(
  trx: Kysely<Schema>,
  rows: readonly NewPublished[],
  conclusion: RawBuilder<Published["conclusion"]> = sql`excluded.conclusion`,
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto("published")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["installation", "repository", "head", "name"]).doUpdateSet({
        number: sql`excluded.number`,
        run: sql`excluded.run`,
        conclusion,
        external_id: sql`excluded.external_id`,
        seq: sql`excluded.seq`,
        as_of: sql`greatest(published.as_of, excluded.as_of)`,
        at: sql`excluded.at`,
      }),
    )
    .execute();
}
