import { t as sourceLine } from "./escape-terminal.js";
// src/core/report/code-frame.ts
/** Widest part of a source line that is shown, in characters. */
const WINDOW = 100;
/** Longest line of a source that is framed; a longer one is data, not text that somebody reads. */
const LINE_LIMIT = 1e4;
/**
* The line before, the line meant and marks below its range, indented as the terminal's findings are.
* `null` when the place has no line and column, or the text has no such line: then there is nothing to point at.
* Hidden characters are spelled out, which may move the marks to their right: rather that than an invisible one.
*/
function codeFrame(lines, where, note, paint) {
	const { line, column, endLine, endColumn } = where;
	if (line === void 0 || column === void 0) return null;
	const meant = lines[line - 1];
	if (meant === void 0 || meant.length > LINE_LIMIT || column > meant.length + 1) return null;
	const end = endLine === void 0 || endLine === line ? endColumn ?? column + 1 : meant.length + 1;
	const from = Math.max(0, column - 1 - WINDOW / 2);
	const view = (source) => sourceLine(source.slice(from, from + WINDOW)).trimEnd();
	const before = sourceLine(meant.slice(from, column - 1)).length;
	const marked = sourceLine(meant.slice(column - 1, Math.min(end - 1, from + WINDOW))).length;
	const width = String(line).length;
	const numbered = (sign, number, rest) => `  ${sign} ${number.padStart(width)} │ ${rest}`.trimEnd();
	const previous = lines[line - 2];
	const marks = `${" ".repeat(before)}${paint("error", "^".repeat(Math.max(1, marked)))}`;
	return [
		...previous === void 0 || previous.length > LINE_LIMIT || previous.trim() === "" ? [] : [paint("quiet", numbered(" ", String(line - 1), view(previous)))],
		numbered(">", String(line), view(meant)),
		`    ${" ".repeat(width)} │ ${marks}${note === "" ? "" : ` ${note}`}`
	];
}
export { codeFrame as t };
