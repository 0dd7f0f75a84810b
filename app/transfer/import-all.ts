import type { AuditEntry } from "#audit/audit-entry.ts";
import { AuditError } from "#audit/audit-error.ts";
import type { ExportFooter, ExportHeader } from "#audit/export-format.ts";
import { readExport } from "#audit/read-export.ts";
import { ChainCheck } from "#audit/verify-chain.ts";
import { readAnchor } from "../audit/anchor.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import { lockLog } from "../audit/lock-log.ts";
import type { PutOptions } from "../inbox/inbox.ts";
import type { Task } from "../inbox/task.ts";
import { MIGRATION_NAMES } from "../store/migrate.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import { noteTasks, putNotedTasks } from "./noted-tasks.ts";
import { PLAIN_TABLES } from "./plain-tables.ts";
import { RowInserter } from "./row-inserter.ts";

/** What taking over needs beside the store. */
export interface ImportOptions {
  readonly log: AuditLog;
  /** `Inbox.put` of an inbox on the same store. */
  readonly put: (tasks: readonly Task[], options?: PutOptions) => Promise<void>;
  readonly now: Date;
}

/**
 * Takes over what another store exported, into this one, which has to be empty: all of it, or nothing when this rejects. The chain, every kept
 * content and the counts are verified on the way. The log then tells of it. Work that waited is put into the queue last; should that break off, it is
 * done by {@link putNotedTasks} at the next start.
 *
 * Rejects with an {@link AuditError}: `not-empty`, `unreadable` (no export of everything, cut off, or of other tables than this version has),
 * `broken-chain`, `content-changed`, `too-large`.
 */
export async function importAll(
  store: Store,
  chunks: AsyncIterable<Uint8Array | string>,
  { log, put, now }: ImportOptions,
): Promise<ExportFooter["counts"]> {
  const counts = await store.transaction(async (trx) => {
    await lockLog(store, trx);
    await refuseFilled(trx);
    const { header, footer } = await takeOver(trx, chunks);
    await log.append(trx, [toldOf(header, footer)], now);
    return footer.counts;
  });
  await putNotedTasks(store, put, now);
  return counts;
}

async function refuseFilled(trx: StoreTransaction): Promise<void> {
  for (const table of ["audit", "kept", ...PLAIN_TABLES] as const) {
    const row = await trx
      .selectFrom(table)
      .select((it) => it.lit(1).as("one"))
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined)
      throw new AuditError(
        "not-empty",
        `the store holds something already (in ${table}): import into a new one`,
      );
  }
}

async function takeOver(trx: StoreTransaction, chunks: AsyncIterable<Uint8Array | string>) {
  const rows = new RowInserter(trx);
  const tasks: { readonly task: unknown; readonly after: string }[] = [];
  let opened: { readonly header: ExportHeader; readonly chain: ChainCheck } | undefined;
  let footer: ExportFooter | undefined;
  for await (const part of readExport(chunks)) {
    if (part.kind === "header") {
      refuseOther(part.header);
      opened = { header: part.header, chain: new ChainCheck(part.header.anchor) };
    } else if (part.kind === "footer") footer = part.footer;
    else if ("task" in part.line) tasks.push(part.line.task);
    else {
      if ("audit" in part.line) refuseBreak(opened?.chain.next(part.line.audit) ?? null);
      await rows.add(part.line);
    }
  }
  if (opened === undefined || footer === undefined) throw new AuditError("unreadable", "it is empty");
  await rows.flush();
  await refuseOtherEnd(trx, opened.header, opened.chain, footer);
  await noteTasks(trx, tasks);
  return { header: opened.header, footer };
}

function refuseOther({ holds, schema, program }: ExportHeader): void {
  if (holds !== "all")
    throw new AuditError("unreadable", "it holds rows of the log alone: export all data to take it over");
  const own = MIGRATION_NAMES.at(-1);
  if (schema !== own)
    throw new AuditError(
      "unreadable",
      `it was written by Gatehouse ${program} from tables as of ${JSON.stringify(schema)}, and this version has ${own}: ` +
        "bring the store that it came from to this version, and export it again",
    );
}

function refuseBreak(found: { readonly kind: string; readonly seq: number } | null): void {
  if (found !== null)
    throw new AuditError("broken-chain", `the chain of the log breaks at row ${found.seq}: ${found.kind}`);
}

async function refuseOtherEnd(
  trx: StoreTransaction,
  { anchor }: ExportHeader,
  chain: ChainCheck,
  { end }: ExportFooter,
): Promise<void> {
  const verdict = chain.end();
  if (!verdict.ok) return refuseBreak(verdict.break);
  const stored = (await readAnchor(trx)) ?? { seq: 0 };
  if (verdict.end.seq !== end.seq || verdict.end.hash !== end.hash || stored.seq !== anchor.seq)
    throw new AuditError("broken-chain", "the chain of the log does not begin or end as the file says");
}

function toldOf({ program, at }: ExportHeader, { counts, end }: ExportFooter): AuditEntry {
  const data = { what: "import", program, at, counts, end };
  return { kind: "log", installation: null, repository: null, number: null, data };
}
