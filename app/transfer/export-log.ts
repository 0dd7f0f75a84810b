import type { Writable } from "node:stream";
import type { Selectable } from "kysely";
import { digestsOf } from "#audit/replay-export.ts";
import { EMPTY_CHAIN } from "#audit/seal.ts";
import { readAnchor } from "../audit/anchor.ts";
import { type LogFilter, storedRows } from "../audit/stored-rows.ts";
import { MIGRATION_NAMES } from "../store/migrate.ts";
import type { KeptTable } from "../store/schema.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import { LineWriter } from "./line-writer.ts";
import { readInParts } from "./read-in-parts.ts";
import { snapshot } from "./snapshot.ts";

/** What is exported, and by whom. */
export interface ExportAuditOptions {
  readonly now: Date;
  /** Version of this Gatehouse. */
  readonly program: string;
  readonly filter?: LogFilter;
}

/**
 * Writes the log to `out` as JSON Lines (`src/audit/export-format.ts`), with what its verdicts were judged from. With a filter it is an extract:
 * each row can be verified by itself, and replayed. Resolves with how many lines of each kind were written; `out` is left open.
 */
export function exportAudit(
  store: Store,
  out: Writable,
  { now, program, filter }: ExportAuditOptions,
): Promise<Readonly<Record<string, number>>> {
  return snapshot(store, async (trx) => {
    const writer = new LineWriter(out);
    await writer.begin({
      ...(await headerOf(trx, program, now)),
      holds: filter === undefined ? "log" : "extract",
    });
    const { end, digests } = await writeRows(trx, writer, filter);
    if (filter === undefined) await writeKept(store, trx, writer);
    else await writeSomeKept(trx, writer, digests);
    return writer.end(end);
  });
}

/** What every export begins with. */
export async function headerOf(trx: StoreTransaction, program: string, now: Date) {
  const anchor = (await readAnchor(trx)) ?? EMPTY_CHAIN;
  return { program, schema: MIGRATION_NAMES.at(-1) ?? "", at: now.toISOString(), anchor };
}

/** Writes rows of the log. Resolves with the last one, and the digests of what the verdicts of an extract were judged from. */
export async function writeRows(trx: StoreTransaction, writer: LineWriter, filter: LogFilter | null = null) {
  let end = (await readAnchor(trx)) ?? EMPTY_CHAIN;
  const digests = new Set<string>();
  for await (const row of storedRows(trx, filter ?? {})) {
    await writer.line({ audit: row });
    end = { seq: row.seq, hash: row.hash };
    const refers = filter === null ? "no-verdict" : digestsOf(row);
    if (typeof refers !== "string") digests.add(refers.facts).add(refers.verdict);
  }
  return { end, digests };
}

/** Writes all kept contents. */
export async function writeKept(store: Store, trx: StoreTransaction, writer: LineWriter): Promise<void> {
  for await (const row of readInParts<Selectable<KeptTable>>(store, trx, "kept"))
    await writer.line(toLine(row));
}

async function writeSomeKept(
  trx: StoreTransaction,
  writer: LineWriter,
  digests: Iterable<string>,
): Promise<void> {
  for (const digest of digests) {
    const row = await trx.selectFrom("kept").selectAll().where("digest", "=", digest).executeTakeFirst();
    if (row !== undefined) await writer.line(toLine(row));
  }
}

function toLine({ digest, size, kept_at: at, content }: Selectable<KeptTable>) {
  return { kept: { digest, size, at: at.toISOString(), content: Buffer.from(content).toString("base64") } };
}
