import type { PackageChange } from "#core/explain/compare-packages.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import { text } from "#core/report/escape-terminal.ts";
import type { Paint, Tone } from "#core/report/paint.ts";
import { shorten } from "#core/report/text-size.ts";
import { foundAt, HEADINGS, nameOf, type PackageDiff } from "./package-diff.ts";

/** Widest cell that still lets what stands to its right be in one column, in characters. */
const CELL = 50;
/** Longest value that is shown whole, in characters. */
const LONGEST = 120;
/** Changes of one kind that are printed: nobody reads more on a terminal. */
const MOST = 60;

/** The changes for a terminal: a table for each kind. Ends in a line break; no foreign text moves the cursor. */
export function diffToTerminal({ before, after, groups }: PackageDiff, paint: Paint): string {
  const name = safe(nameOf(before, after));
  const [versions, places] =
    before === null
      ? [`${safe(after.version)} is new`, safe(foundAt(after))]
      : [
          `${safe(before.version)} → ${safe(after.version)}`,
          `${safe(foundAt(before))} → ${safe(foundAt(after))}`,
        ];
  const head = `${paint("strong", `${name} ${versions}`)}  ${paint("quiet", `(${places})`)}`;
  const tables = groups.flatMap(({ kind, changes }) => {
    const left = changes.length - MOST;
    return [
      "",
      paint("strong", `${HEADINGS[kind]} (${changes.length})`),
      ...table(changes.slice(0, MOST), paint),
      ...(left > 0 ? [`  and ${left} more; --json prints them all`] : []),
    ];
  });
  const lines = groups.length === 0 ? [head, "", "Nothing changed."] : [head, ...tables];
  return withoutCommands(`${lines.join("\n")}\n`);
}

function table(changes: readonly PackageChange[], paint: Paint): readonly string[] {
  const rows = changes.map((change) => cellsOf(change));
  const width = (at: number) =>
    rows.reduce((most, { cells }) => {
      const { length } = cells[at] ?? "";
      return length > CELL ? most : Math.max(most, length);
    }, 0);
  const widths = [0, 1, 2].map(width);
  return rows.map(({ sign, cells, tone, place }) => {
    const columns = cells.map((cell, at) => {
      const padded = cell.padEnd(widths[at] ?? 0);
      return at === 2 && tone !== null ? paint(tone, padded) : padded;
    });
    return `  ${sign} ${columns.join("  ")}  ${paint("quiet", place)}`.trimEnd();
  });
}

interface Cells {
  readonly sign: "+" | "-" | "~";
  /** What, how it changed, by how much. */
  readonly cells: readonly string[];
  readonly tone: Tone | null;
  readonly place: string;
}

function cellsOf({ name, before, after, difference = "", verdict, where }: PackageChange): Cells {
  const sign = before === null ? "+" : after === null ? "-" : "~";
  const changed =
    before === after ? `${safe(after ?? "")}, changed inside` : [before, after].flatMap(sideOf).join(" → ");
  const place = where === undefined || where.path === name ? "" : `${where.path}${lineOf(where.line)}`;
  const said = [difference, verdict ?? ""].filter(Boolean).join(", ");
  const tone = verdict === undefined ? null : verdict === "better" ? "good" : "error";
  return { sign, cells: [safe(name), changed, safe(said)], tone, place: safe(place) };
}

function sideOf(value: string | null): readonly string[] {
  return value === null ? [] : [safe(value) || '""'];
}

function lineOf(line: number | undefined): string {
  return line === undefined ? "" : `:${line}`;
}

function safe(foreign: string): string {
  return text(shorten(foreign, LONGEST));
}
