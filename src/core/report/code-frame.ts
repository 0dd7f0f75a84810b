import type { Location } from "#core/model/location.ts";
import { sourceLine } from "./escape-terminal.ts";
import type { Paint } from "./paint.ts";

/** Widest part of a source line that is shown, in characters. */
const WINDOW = 100;
/** Longest line of a source that is framed; a longer one is data, not text that somebody reads. */
const LINE_LIMIT = 10_000;

/**
 * The line before, the line meant and marks below its range, indented as the terminal's findings are.
 * `null` when the place has no line and column, or the text has no such line: then there is nothing to point at.
 * Hidden characters are spelled out, which may move the marks to their right: rather that than an invisible one.
 */
export function codeFrame(
  lines: readonly string[],
  where: Location,
  note: string,
  paint: Paint,
): readonly string[] | null {
  const { line, column, endLine, endColumn } = where;
  if (line === undefined || column === undefined) return null;
  const meant = lines[line - 1];
  if (meant === undefined || meant.length > LINE_LIMIT || column > meant.length + 1) return null;
  const end = endLine === undefined || endLine === line ? (endColumn ?? column + 1) : meant.length + 1;
  const from = Math.max(0, column - 1 - WINDOW / 2);
  const view = (source: string): string => sourceLine(source.slice(from, from + WINDOW)).trimEnd();
  const before = sourceLine(meant.slice(from, column - 1)).length;
  const marked = sourceLine(meant.slice(column - 1, Math.min(end - 1, from + WINDOW))).length;
  const width = String(line).length;
  const numbered = (sign: string, number: string, rest: string) =>
    `  ${sign} ${number.padStart(width)} │ ${rest}`.trimEnd();
  const previous = lines[line - 2];
  const marks = `${" ".repeat(before)}${paint("error", "^".repeat(Math.max(1, marked)))}`;
  return [
    ...(previous === undefined || previous.length > LINE_LIMIT || previous.trim() === ""
      ? []
      : [paint("quiet", numbered(" ", String(line - 1), view(previous)))]),
    numbered(">", String(line), view(meant)),
    `    ${" ".repeat(width)} │ ${marks}${note === "" ? "" : ` ${note}`}`,
  ];
}
