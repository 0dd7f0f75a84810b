import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { AuditError } from "#audit/audit-error.ts";
import { EXPORT_FORMAT } from "#audit/export-format.ts";
import { type JudgedRow, judgedRows } from "#audit/judged-rows.ts";
import { keptJudgement } from "#audit/replay-export.ts";
import type { Statement } from "#core/model/statement.ts";
import { type Answer, problem } from "../answer.ts";
import { whyNoReplay } from "../audit/replay.ts";
import { unreadable } from "../audit/unreadable.ts";

/** A judgement of the App, as its log kept it. */
export interface ExportedJudgement {
  readonly row: JudgedRow;
  /** Text of the record, under a digest that was verified. */
  readonly record: string;
}

/** Longest first line by which an export is told, in bytes. */
const HEADER = 1000;

/** Whether a file says that it is an export of the App's log. Rejects with node's own error when it cannot be opened. */
export async function isExport(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, 0);
    const [first = ""] = buffer.toString("utf8", 0, bytesRead).split("\n");
    return first.includes(JSON.stringify(EXPORT_FORMAT));
  } finally {
    await file.close();
  }
}

/**
 * Reads what a verdict of an exported log was judged from: that of the row, or the newest where all are of one pull request. Its
 * seal and its digest are verified; whether the log is whole, `gatehouse audit verify` shows.
 */
export async function readExportedJudgement(
  path: string,
  asked: number | undefined,
): Promise<Answer<ExportedJudgement>> {
  const stream = () => createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    const rows = await judgedRows(stream());
    const row = asked === undefined ? onlyNewest(path, rows) : rowOf(asked, rows);
    if ("id" in row) return problem(row);
    const kept = await keptJudgement(stream(), row.seq);
    if (typeof kept !== "string") return { ok: true, value: { row, record: kept.facts } };
    return problem({
      ...whyNoReplay(kept, { path, seq: row.seq }),
      ...nameOne(rows, { path, seq: row.seq }),
    });
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    return problem({ id: "export-unreadable", ...unreadable(error, path).statement });
  }
}

/** The row of a number, or only the number: why it cannot be judged again is found out where it is read. */
function rowOf(seq: number, rows: readonly JudgedRow[]): JudgedRow {
  return rows.find((row) => row.seq === seq) ?? { seq, at: "", repository: null, number: null };
}

function onlyNewest(path: string, rows: readonly JudgedRow[]): JudgedRow | Statement {
  const [last, ...others] = newestOfEach(rows);
  if (last !== undefined && others.length === 0) return last;
  if (last !== undefined)
    return {
      id: "several-verdicts",
      says: "`{path}` holds verdicts of several pull requests",
      ...nameOne(rows, { path }),
    };
  return {
    id: "no-verdict",
    says: "`{path}` holds no verdict with its facts: there is none, or retention took them away",
    fix: "export the log anew: node app/main.ts audit export",
    values: { path },
  };
}

/** Advice to name a row, with the newest of each pull request. */
function nameOne(rows: readonly JudgedRow[], values: Readonly<Record<string, string | number>>) {
  const known = newestOfEach(rows).map((row) => `${row.seq} (${rowName(row)})`);
  const fix = "name one with --row NUMBER; the newest of each pull request are {known}";
  return { ...(known.length === 0 ? {} : { fix }), values: { ...values, known } };
}

/** The newest verdict of each pull request, the newest of all first. */
function newestOfEach(rows: readonly JudgedRow[]): readonly JudgedRow[] {
  return [...new Map(rows.map((row) => [rowName(row), row])).values()].toSorted((a, b) => b.seq - a.seq);
}

/** What a row is about: `acme/churn#7`. Foreign text, unescaped. */
export function rowName({ repository, number }: JudgedRow): string {
  return `${repository ?? ""}${number === null ? "" : `#${number}`}`;
}
