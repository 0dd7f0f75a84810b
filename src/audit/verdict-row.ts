import { childOf } from "#core/policy/written-settings.ts";
import type { SealedEntry } from "./audit-entry.ts";
import { readExport } from "./read-export.ts";
import { sealBreak } from "./seal-break.ts";

/** A pull request in the log's spelling: `owner/name` in lower case. */
export interface LoggedPullRequest {
  readonly repository: string;
  readonly number: number;
}

/** Row of the verdict that a pull request stands for: the one by which it was merged, or the newest while it is not. */
export interface VerdictRow {
  readonly seq: number;
  readonly merged: boolean;
}

/** Why there is no such row. */
export type NoVerdictRow = "merged-unjudged" | "none" | "tampered" | "removed";

/**
 * Finds the row of a pull request's verdict in an export. `merged-unjudged`: it was merged, and by no verdict. `none`: the export has no verdict of
 * it. `tampered`: a row of it is not as it was sealed. `removed`: retention took away by which it was merged. Rejects with an AuditError when the export cannot be read.
 */
export async function verdictRow(
  chunks: AsyncIterable<Uint8Array | string>,
  { repository, number }: LoggedPullRequest,
): Promise<VerdictRow | NoVerdictRow> {
  let found: VerdictRow | NoVerdictRow = "none";
  for await (const part of readExport(chunks)) {
    if (part.kind !== "line" || !("audit" in part.line)) continue;
    const row = part.line.audit;
    if (row.repository !== repository || row.number !== number) continue;
    if (sealBreak(row) !== null) return "tampered";
    // What was judged after the merge is another matter.
    if (row.kind === "verdict" && (found === "none" || (typeof found === "object" && !found.merged)))
      found = { seq: row.seq, merged: false };
    if (row.kind === "promotion") found = mergedBy(row);
  }
  return found;
}

function mergedBy({ data }: SealedEntry): VerdictRow | "merged-unjudged" | "removed" {
  if (data === null) return "removed";
  const seq = childOf(JSON.parse(data), "verdict");
  return typeof seq === "number" ? { seq, merged: true } : "merged-unjudged";
}
