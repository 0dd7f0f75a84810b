import type { Kysely } from "kysely";
import type { SealedEntry } from "#audit/audit-entry.ts";
import type { AuditRow, Schema } from "../store/schema.ts";
import { toSealedEntry } from "./audit-row.ts";

/** Rows that are in memory at once: on PGlite, others wait for as long as reading them takes. */
const AT_ONCE = 500;

/** Which rows of the log are meant; absent: all. */
export interface LogFilter {
  readonly installation?: number;
  /** `owner/name` in any case. */
  readonly repository?: string;
  readonly number?: number;
  /** Only rows after this one. */
  readonly after?: number;
}

/** Rows of the log in their order, up to the one that is the newest when reading begins. */
export async function* storedRows(db: Kysely<Schema>, filter: LogFilter = {}): AsyncGenerator<SealedEntry> {
  const newest = await db
    .selectFrom("audit")
    .select(({ fn }) => fn.max<number | null>("seq").as("seq"))
    .executeTakeFirstOrThrow();
  const through = newest.seq ?? 0;
  let rows: readonly AuditRow[];
  let after = filter.after ?? 0;
  do {
    rows = await selected(db, filter).where("seq", ">", after).where("seq", "<=", through).execute();
    for (const row of rows) yield toSealedEntry(row);
    after = rows.at(-1)?.seq ?? after;
  } while (rows.length === AT_ONCE);
}

function selected(db: Kysely<Schema>, { installation, repository, number }: LogFilter) {
  let query = db.selectFrom("audit").selectAll().orderBy("seq").limit(AT_ONCE);
  if (installation !== undefined) query = query.where("installation", "=", installation);
  if (repository !== undefined) query = query.where("repository", "=", repository.toLowerCase());
  if (number !== undefined) query = query.where("number", "=", number);
  return query;
}
