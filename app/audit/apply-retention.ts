import { sql } from "kysely";
import type { AuditEntry } from "#audit/audit-entry.ts";
import { removalEntry } from "#audit/removal.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import { writeAnchor } from "./anchor.ts";
import type { AuditLog } from "./audit-log.ts";
import { lockLog } from "./lock-log.ts";

/** How long things are kept, in days. */
export interface Retention {
  /** The data of the log's rows: who did what. The rows themselves stay. */
  readonly dataDays: number;
  /** Facts and verdicts, since they were last referred to. */
  readonly factsDays: number;
  /** The rows themselves; absent: for ever. They are only taken from the front, and never before their data. */
  readonly chainDays?: number;
}

/** What retention took away. */
export interface Retained {
  readonly emptied: number;
  readonly contents: number;
  readonly rows: number;
}

const DAY = 24 * 3600 * 1000;

/**
 * Takes away what is older than it has to be kept, in one transaction, and tells of it in the log. The chain can be verified afterwards as
 * before. Nothing older: nothing is told.
 */
export function applyRetention(
  store: Store,
  log: AuditLog,
  { dataDays, factsDays, chainDays }: Retention,
  now: Date,
): Promise<Retained> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  return store.transaction(async (trx) => {
    await lockLog(store, trx);
    await sql`select set_config('gatehouse.retention', 'on', true)`.execute(trx);
    const data = await emptyRows(trx, before(dataDays));
    const contents = await dropContents(trx, before(factsDays));
    const front = chainDays === undefined ? null : await shorten(trx, before(Math.max(chainDays, dataDays)));
    const entries = [...data.told, ...tell("content-removed", contents, {}), ...(front?.told ?? [])];
    await log.append(trx, entries, now);
    return { emptied: data.rows, contents, rows: front?.rows ?? 0 };
  });
}

interface Taken {
  readonly rows: number;
  readonly told: readonly AuditEntry[];
}

async function emptyRows(trx: StoreTransaction, before: Date): Promise<Taken> {
  const emptied = await trx
    .with("emptied", (db) =>
      db
        .updateTable("audit")
        .set({ data: null })
        .where("at", "<", before)
        .where("data", "is not", null)
        .returning("seq"),
    )
    .selectFrom("emptied")
    .select(({ fn }) => [
      fn.countAll<number | string>().as("rows"),
      fn.max<number | null>("seq").as("through"),
    ])
    .executeTakeFirstOrThrow();
  const rows = Number(emptied.rows);
  if (emptied.through === null) return { rows, told: [] };
  return { rows, told: [removalEntry({ through: emptied.through, before: before.toISOString() }, rows)] };
}

/** What a newer row refers to was kept again when that row was written, and so is younger. */
async function dropContents(trx: StoreTransaction, before: Date): Promise<number> {
  const { numDeletedRows } = await trx.deleteFrom("kept").where("kept_at", "<", before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes rows from the front, up to the first that is too young to go. What tells of it follows, sealed with the last that went. */
async function shorten(trx: StoreTransaction, before: Date): Promise<Taken> {
  const young = await trx
    .selectFrom("audit")
    .select(({ fn }) => fn.min<number | null>("seq").as("seq"))
    .where((where) => where.or([where("at", ">=", before), where("data", "is not", null)]))
    .executeTakeFirstOrThrow();
  const old = trx.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").limit(1);
  const last = await (young.seq === null ? old : old.where("seq", "<", young.seq)).executeTakeFirst();
  if (last === undefined) return { rows: 0, told: [] };
  const { numDeletedRows } = await trx.deleteFrom("audit").where("seq", "<=", last.seq).executeTakeFirst();
  await writeAnchor(trx, last);
  const rows = Number(numDeletedRows);
  return { rows, told: tell("rows-removed", rows, { through: last.seq, hash: last.hash }) };
}

function tell(what: string, count: number, more: Readonly<Record<string, unknown>>): AuditEntry[] {
  if (count === 0) return [];
  return [
    { kind: "log", installation: null, repository: null, number: null, data: { what, count, ...more } },
  ];
}
