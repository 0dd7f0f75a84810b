import * as z from "zod";
import type { SealedEntry } from "./audit-entry.ts";
import type { KeptLine } from "./export-format.ts";
import { unpackContent } from "./pack-content.ts";
import { readExport } from "./read-export.ts";
import { type Replay, replay } from "./replay.ts";
import { sealBreak } from "./seal-break.ts";
import { toPacked } from "./verify-export.ts";

const schema = z.looseObject({ facts: z.string(), verdict: z.string() });

/** Why a row cannot be judged again. */
export type NoReplay = "no-row" | "no-verdict" | "data-removed" | "facts-removed" | "tampered";

/** Judging again, or why it cannot be done. */
export type ReplayAnswer = Replay | NoReplay;

/** Digests of what a verdict's row was judged from, and of the verdict; or why they are not to be had. */
export function digestsOf(row: SealedEntry): { readonly facts: string; readonly verdict: string } | NoReplay {
  if (sealBreak(row) !== null) return "tampered";
  if (row.kind !== "verdict") return "no-verdict";
  if (row.data === null) return "data-removed";
  const read = schema.safeParse(JSON.parse(row.data));
  return read.success ? read.data : "no-verdict";
}

/** Texts of what a verdict's row was judged from, and of the verdict, as they were kept. */
export interface KeptJudgement {
  readonly facts: string;
  readonly verdict: string;
}

/** What an export keeps of the row of this number. Rejects with an AuditError when it cannot be read. */
export async function keptJudgement(
  chunks: AsyncIterable<Uint8Array | string>,
  seq: number,
): Promise<KeptJudgement | NoReplay> {
  let digests: ReturnType<typeof digestsOf> = "no-row";
  const contents = new Map<string, KeptLine>();
  for await (const part of readExport(chunks)) {
    if (part.kind !== "line") continue;
    const { line } = part;
    // Rows stand before what they refer to.
    if ("audit" in line && line.audit.seq === seq) digests = digestsOf(line.audit);
    if (!("kept" in line) || typeof digests === "string") continue;
    const { digest } = line.kept;
    if (digest === digests.facts || digest === digests.verdict) contents.set(digest, line.kept);
  }
  if (typeof digests === "string") return digests;
  const [facts, verdict] = [contents.get(digests.facts), contents.get(digests.verdict)];
  if (facts === undefined || verdict === undefined) return "facts-removed";
  return {
    facts: await unpackContent(toPacked(facts)),
    verdict: await unpackContent(toPacked(verdict)),
  };
}

/** Judges the row of this number again from an export. Rejects with an AuditError when it cannot be read. */
export async function replayFromExport(
  chunks: AsyncIterable<Uint8Array | string>,
  seq: number,
): Promise<ReplayAnswer> {
  const kept = await keptJudgement(chunks, seq);
  return typeof kept === "string" ? kept : replay(kept.facts, kept.verdict);
}
