import { text } from "#core/report/escape-terminal.ts";
import type { Paint } from "#core/report/paint.ts";
import { shorten } from "#core/report/text-size.ts";

/** What an explanation is printed with. */
export interface Shown {
  /** Branch whose policy is told; empty where there is none. */
  readonly base: string;
  /** What a finding was looked for in: a revision, or `your files`. */
  readonly judged: string;
  /** Path of that policy. */
  readonly path: string;
  readonly paint: Paint;
}

/** Columns of a line of prose. */
const WIDTH = 110;
/** Longest foreign text that is shown whole, in characters. */
const LONGEST = 400;

/** Foreign text on one line, safe for a terminal. */
export function safe(foreign: string): string {
  return text(shorten(foreign, LONGEST));
}

/** Prose in lines below each other, each behind the same indent; safe already. */
export function wrapped(prose: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of prose.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, indent + line];
}

/** Prose behind a label; its further lines stand below its first word. */
export function labelled(label: string, prose: string, indent = "  "): readonly string[] {
  const [first = "", ...others] = wrapped(prose, " ".repeat(indent.length + label.length + 1));
  return [`${indent}${label} ${first.trimStart()}`, ...others];
}

/** Rows whose cells, all but the last, stand in columns. Cells are safe already; the widths are those of the plain text. */
export function columns(rows: readonly (readonly string[])[], indent = "  "): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    `${indent}${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join("  ")}`.trimEnd(),
  );
}

/** Places behind what stands there; nothing where none is known. */
export function places(from: readonly string[], paint: Paint): string {
  return from.length === 0 ? "" : `  ${paint("quiet", from.map(safe).join(", "))}`;
}
