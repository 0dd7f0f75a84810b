import { AuditError } from "./audit-error.ts";
import {
  type ExportFooter,
  type ExportHeader,
  type ExportLine,
  readHeader,
  readLine,
} from "./export-format.ts";
import { readJsonLines } from "./json-lines.ts";

/** What an export holds, in its order. */
export type ExportPart =
  | { readonly kind: "header"; readonly header: ExportHeader }
  | { readonly kind: "line"; readonly line: Exclude<ExportLine, { readonly end: unknown }> }
  | { readonly kind: "footer"; readonly footer: ExportFooter };

/**
 * Reads an export piece by piece. Rejects with an {@link AuditError}: `unreadable` for anything that is no export, was cut off, goes on behind its
 * end or does not hold as many lines as its end says; `too-large` for a line without end.
 */
export async function* readExport(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<ExportPart> {
  const counts = new Map<string, number>();
  let state: "start" | "open" | "ended" = "start";
  for await (const { line: number, value } of readJsonLines(chunks)) {
    if (state === "start") {
      yield { kind: "header", header: readHeader(value) };
      state = "open";
      continue;
    }
    if (state === "ended") throw new AuditError("unreadable", `line ${number} stands behind the end`);
    const line = readLine(value, number);
    if ("end" in line) {
      compareCounts(counts, line.end.counts);
      yield { kind: "footer", footer: line.end };
      state = "ended";
      continue;
    }
    const name = countedAs(line);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    yield { kind: "line", line };
  }
  if (state === "start") throw new AuditError("unreadable", "it is empty");
  if (state === "open") throw new AuditError("unreadable", "it was cut off: its last line is missing");
}

/** What a line is counted as in the footer: `audit`, `kept`, `task`, or the name of its table. */
export function countedAs(line: Exclude<ExportLine, { readonly end: unknown }>): string {
  if ("row" in line) return line.row.table;
  return "audit" in line ? "audit" : "kept" in line ? "kept" : "task";
}

function compareCounts(found: ReadonlyMap<string, number>, told: Readonly<Record<string, number>>): void {
  for (const name of new Set([...found.keys(), ...Object.keys(told)])) {
    const [is, should] = [found.get(name) ?? 0, Object.hasOwn(told, name) ? told[name] : 0];
    if (is !== should)
      throw new AuditError("unreadable", `it holds ${is} lines of ${name}, and its end says ${should}`);
  }
}
