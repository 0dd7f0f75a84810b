import type { Kysely } from "kysely";
import type { Merge } from "#github/read-merge.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { Schema } from "../store/schema.ts";

/** What our check said of a commit when it was merged. */
export interface Consent {
  /** `none`: no check of ours ever stood there. */
  readonly said: "success" | "failure" | "pending" | "none";
  /** Row of the log with the verdict. */
  readonly seq: number | null;
}

/**
 * A merge may come before the row that tells of the success it waited for: GitHub merges the moment that it hears of it, and tells the moment
 * in whole seconds.
 */
const BELATED_MS = 60_000;

/**
 * What stood on the head when it was merged, as the log tells it: what the memory holds now may have been taken back since.
 */
export async function consentOnHead(
  db: Kysely<Schema>,
  place: Place,
  merge: Pick<Merge, "number" | "head" | "at">,
  names: readonly string[],
): Promise<Consent> {
  const rows = await db
    .selectFrom("audit")
    .select(["seq", "at", "kind", "data"])
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .where("number", "=", merge.number)
    .where("kind", "in", ["verdict", "publication", "withdrawal"])
    .orderBy("seq", "desc")
    .limit(1000)
    .execute();
  const about = rows.map(({ data, ...row }) => ({ ...row, ...fieldsOf(data) }));
  const mergedAt = Date.parse(merge.at);
  const seq = about.find(({ kind, head }) => kind === "verdict" && head === merge.head)?.seq ?? null;
  const writes = about.filter(
    ({ kind, head, name }) => kind !== "verdict" && head === merge.head && names.includes(String(name)),
  );
  const then = writes.find(({ at }) => at.getTime() <= mergedAt);
  const belated = writes.find(
    ({ at, conclusion }) =>
      conclusion === "success" && at.getTime() > mergedAt && at.getTime() <= mergedAt + BELATED_MS,
  );
  const last = then?.conclusion === "success" ? then : (belated ?? then);
  if (last === undefined) return { said: "none", seq };
  const { conclusion } = last;
  return { said: conclusion === "success" || conclusion === "failure" ? conclusion : "pending", seq };
}

/** What stands on a merge queue's own commit. It is nobody's to take back once it is merged. */
export async function consentOnQueue(
  db: Kysely<Schema>,
  place: Place,
  sha: string,
  names: readonly string[],
): Promise<Consent | null> {
  const row = await db
    .selectFrom("published")
    .select(["conclusion", "seq"])
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .where("head", "=", sha)
    .where("name", "in", names)
    .orderBy("at", "desc")
    .executeTakeFirst();
  return row === undefined ? null : { said: row.conclusion ?? "pending", seq: row.seq };
}

function fieldsOf(data: string | null): { head?: unknown; name?: unknown; conclusion?: unknown } {
  const parsed: unknown = data === null ? null : JSON.parse(data);
  return typeof parsed === "object" && parsed !== null ? parsed : {};
}
