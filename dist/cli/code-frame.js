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
	return sharedFrame(lines, [where], note, paint);
}
/** {@link codeFrame} for several places of one line: each is marked. `null` when one of them cannot be. */
function sharedFrame(lines, places, note, paint) {
	const line = places[0]?.line;
	const meant = line === void 0 ? void 0 : lines[line - 1];
	if (line === void 0 || meant === void 0 || meant.length > LINE_LIMIT) return null;
	const ranges = places.map((place) => rangeOf(place, meant));
	if (!ranges.every((range) => range !== null)) return null;
	const from = Math.max(0, Math.min(...ranges.map(({ start }) => start)) - WINDOW / 2);
	const view = (source) => sourceLine(source.slice(from, from + WINDOW)).trimEnd();
	const width = String(line).length;
	const numbered = (sign, number, rest) => `  ${sign} ${number.padStart(width)} │ ${rest}`.trimEnd();
	const previous = lines[line - 2];
	const [indent, marks] = marksOf(meant, from, ranges);
	return [
		...previous === void 0 || previous.length > LINE_LIMIT || previous.trim() === "" ? [] : [paint("quiet", numbered(" ", String(line - 1), view(previous)))],
		numbered(">", String(line), view(meant)),
		`    ${" ".repeat(width)} │ ${indent}${paint("error", marks)}${note === "" ? "" : ` ${note}`}`
	];
}
function rangeOf({ line, column, endLine, endColumn }, meant) {
	if (column === void 0 || column > meant.length + 1) return null;
	const end = endLine === void 0 || endLine === line ? endColumn ?? column + 1 : meant.length + 1;
	return {
		start: column - 1,
		end: end - 1
	};
}
/** Blanks up to the first mark, and the marks with the blanks between them. Marks beyond what is shown are left out. */
function marksOf(meant, from, ranges) {
	const shown = (start, end) => sourceLine(meant.slice(start, end)).length;
	const marked = new Set(ranges.filter(({ start }) => start <= from + WINDOW).flatMap(({ start, end }) => {
		const before = shown(from, start);
		const length = Math.max(1, shown(start, Math.min(end, from + WINDOW)));
		return Array.from({ length }, (_, index) => before + index);
	}));
	const first = Math.min(...marked);
	const marks = Array.from({ length: Math.max(...marked) - first + 1 }, (_, index) => marked.has(first + index) ? "^" : " ");
	return [" ".repeat(first), marks.join("")];
}
export { sharedFrame as n, codeFrame as t };
