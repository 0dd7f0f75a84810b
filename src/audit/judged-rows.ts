import { readExport } from "./read-export.ts";
import { digestsOf } from "./replay-export.ts";

/** A row of the log that tells a verdict whose facts are kept with it. */
export interface JudgedRow {
  readonly seq: number;
  /** When it was written. ISO 8601. */
  readonly at: string;
  /** `owner/name`; `null`: of no repository. */
  readonly repository: string | null;
  /** The pull request; `null`: of none. */
  readonly number: number | null;
}

/** Rows of an export that can be judged again, in their order. Rejects with an AuditError when it cannot be read. */
export async function judgedRows(chunks: AsyncIterable<Uint8Array | string>): Promise<readonly JudgedRow[]> {
  const told: (JudgedRow & { readonly facts: string })[] = [];
  const kept = new Set<string>();
  for await (const part of readExport(chunks)) {
    if (part.kind !== "line") continue;
    const { line } = part;
    if ("kept" in line) kept.add(line.kept.digest);
    if (!("audit" in line)) continue;
    const digests = digestsOf(line.audit);
    const { seq, at, repository, number } = line.audit;
    if (typeof digests !== "string") told.push({ seq, at, repository, number, facts: digests.facts });
  }
  return told.flatMap(({ facts, ...row }) => (kept.has(facts) ? [row] : []));
}
