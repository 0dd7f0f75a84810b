// src/core/source/front-matter.ts
const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/;
/**
* Cuts the YAML front matter off a Markdown file: a first line `---`, up to a line `---` or `...`.
* Gives `null` where there is none, or where it is never closed (then the `---` is a ruler, as GitHub shows it).
*/
function splitFrontMatter(text) {
	const opening = OPENING.exec(text);
	if (opening === null) return null;
	const start = opening[0].length;
	for (let at = start, line = 1; at < text.length; at = nextLine(text, at), line++) {
		const head = text[at];
		if (head !== "-" && head !== ".") continue;
		if (CLOSING.exec(text.slice(at, at + 256)) === null) continue;
		const body = text.slice(nextLine(text, at));
		return {
			yaml: text.slice(start, at),
			yamlLineOffset: 1,
			body,
			bodyLineOffset: line + 1
		};
	}
	return null;
}
/** Offset of the line after the one that holds `at`; the end of the text when it is the last. */
function nextLine(text, at) {
	for (let i = at; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 10) return i + 1;
		if (code === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
	}
	return text.length;
}
export { splitFrontMatter as t };
