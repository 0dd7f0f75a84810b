import { n as isRounded } from "./statement.js";
import { a as oneLine, n as text$1, r as plain } from "./escape-terminal.js";
// src/core/report/escape-markdown.ts
/** Parts mentions, references and emoji names without being seen; foreign text cannot bring its own (it is spelled out). */
const BREAK = "​";
/**
* Matches what must not reach Markdown as it is. Entities stand for what HTML or a table would take
* (a backslash before `|` would depend on where the text ends up), backslashes for the rest of the punctuation.
*/
const SPECIAL = /[&<>\\|]|[`*_{}[\]()#+\-.!~:$^=@]|\/(?=\/|$)|(?<=^|\/)\//g;
function escapeCharacter(character, at, whole) {
	if (/[&<>\\|]/.test(character)) return `&#${character.charCodeAt(0)};`;
	if (character === "@") return `@${BREAK}`;
	if (character === "#") return `\\#${BREAK}`;
	if (character === ":" && /^:[\w+-]+:/.test(whole.slice(at, at + 80))) return `\\:${BREAK}`;
	if (character === "-" && /\bgh-\d/i.test(whole.slice(Math.max(0, at - 3), at + 2))) return `\\-${BREAK}`;
	return `\\${character}`;
}
/**
* Foreign text as inline Markdown (GitHub's dialect) that renders as exactly that text: in a paragraph,
* a heading, a list or a table cell. White space collapses, hidden characters are spelled out,
* and nothing in it mentions, refers, links or opens an element.
*/
function text(foreign) {
	return escapeText(oneLine(foreign));
}
function escapeText(content) {
	return content.replace(SPECIAL, escapeCharacter);
}
/**
* Foreign text as a code span. Mentions, references and HTML are inert there.
* Not for table cells, where a `|` cannot be written in a code span: see {@link codeCell}.
*/
function code(foreign) {
	const content = oneLine(foreign) || " ";
	const longest = (content.match(/`+/g) ?? []).reduce((width, run) => Math.max(width, run.length), 0);
	const fence = "`".repeat(longest + 1);
	const pad = /^`|`$|^ .*[^ ].* $/.test(content) ? " " : "";
	return `${fence}${pad}${content}${pad}${fence}`;
}
/** Longest word that a table cell can hold without growing wider than the page, in characters. */
const LONGEST_WORD = 32;
/** A piece of a long word: at best up to where a path or a name has a joint. */
const PIECE = /[^/:_]{0,15}[/:_]|.{1,16}/gsu;
/** Stands where a line may be broken while the rest is escaped: a character that is always spelled out, so no foreign text has it. */
const JOINT = "\0";
/** Escapes text so that a browser may break its long words; who copies them gets the whole. */
function breakable(content, escape) {
	return escape(content.split(/(?<= )/).map((word) => word.length > LONGEST_WORD ? (word.match(PIECE) ?? []).join(JOINT) : word).join("")).replaceAll(JOINT, "<wbr>");
}
/** {@link text} inside a table cell. */
function textCell(foreign) {
	return breakable(oneLine(foreign), escapeText);
}
/** Foreign text as code inside a table cell. Nothing unseen is in it, so that it can be copied, unless it looks like an e-mail address. */
function codeCell(foreign) {
	return `<code>${breakable(oneLine(foreign), escapeCode)}</code>`;
}
function escapeCode(content) {
	return content.replace(SPECIAL, (character, at, whole) => {
		if (character === "@" && /[\w.+-]/.test(whole[at - 1] ?? "")) return `@${BREAK}`;
		return /[&<>\\|@#]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`;
	});
}
/** A row of a table; the cells are finished Markdown. */
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
/** The two lines that begin a table. */
function tableHead(columns) {
	return [row(columns), row(columns.map(() => "---"))];
}
// src/core/report/text-size.ts
/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of its replacement. Never less than `text.length`. */
function byteLength(text) {
	let bytes = 0;
	for (let at = 0; at < text.length; at++) {
		const point = text.codePointAt(at) ?? 0;
		if (point > 65535) at++;
		bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
	}
	return bytes;
}
/**
* At most `limit` characters (UTF-16 units): a longer text loses its middle to an ellipsis, since both ends
* of a path, a digest or a sentence tell it from others. A surrogate pair is never split.
*/
function shorten(text, limit) {
	if (text.length <= limit) return text;
	const head = Math.ceil((limit - 1) / 2);
	const start = text.slice(0, head).replace(/[\uD800-\uDBFF]$/, "");
	const end = text.slice(text.length - (limit - 1 - head)).replace(/^[\uDC00-\uDFFF]/, "");
	return `${start}…${limit - 1 - head > 0 ? end : ""}`;
}
/** At most `limit` bytes of UTF-8 from the beginning, with an ellipsis where it was cut. */
function cutToBytes(text, limit) {
	if (byteLength(text) <= limit) return text;
	let used = 3;
	let kept = "";
	for (const character of text) {
		used += byteLength(character);
		if (used > limit) break;
		kept += character;
	}
	return `${kept}…`;
}
// src/core/report/fill-template.ts
/** Longest value that is shown whole, in characters. */
const VALUE_LIMIT = 200;
/** Longest list that is shown whole. */
const LIST_LIMIT = 12;
const commas = (items) => items.join(", ");
/** Markdown anywhere but in a table cell. */
const MARKDOWN = {
	text,
	code,
	list: commas
};
/** Markdown in a table cell. */
const MARKDOWN_CELL = {
	text: textCell,
	code: codeCell,
	list: commas
};
const TERMINAL = {
	text: text$1,
	code: (foreign) => `\`${text$1(foreign)}\``,
	list: commas
};
/** Annotations, logs, SARIF and JSON. */
const PLAIN = {
	text: plain,
	code: (foreign) => `\`${plain(foreign)}\``,
	list: commas
};
/** A title: plain, and nothing is set apart as code. */
const TITLE = {
	...PLAIN,
	code: plain
};
/** A value as a style writes it: long ones lose their middle, long lists their end, and nothing is empty. */
function fillValue(value, style, as = "text") {
	if (isRounded(value)) return fillValue(value.shown, style, as);
	if (typeof value === "object") {
		if (value.length === 0) return style.text("none");
		const shown = value.slice(0, LIST_LIMIT).map((item) => fillValue(item, style, as));
		const left = value.length - shown.length;
		return style.list(left > 0 ? [...shown, style.text(`and ${left} more`)] : shown);
	}
	const whole = shorten(String(value), 400);
	const shown = shorten(oneLine(whole), VALUE_LIMIT);
	if (shown.trim() === "") return style.text("\"\"");
	return style[as](shown);
}
/** What is special in a template: a value as code or as text, words as code, and words that agree with a number. */
const PLACES = /`\{([\w.-]+)\}`|\{([\w.-]+)\}|`([^`]+)`|\[([\w' -]+)\|([\w' -]+)\]/g;
/** A template with every `[file|files]` as `files`, for where it is shown without its values. */
function ofMany(template) {
	return template.replaceAll(PLACES, (whole, ...groups) => typeof groups[4] === "string" ? groups[4] : whole);
}
/**
* Writes a template: `{name}` as text, `` `{name}` `` as code, and so is all that stands in backticks, such as `` `key: {name}` ``.
* `[file|files]` is `file` behind a number that is 1, and `files` behind any other.
* Templates are ours, but the style writes their words too, so that a `*` or `<` in one is only that.
* A place without a value stays as it is written.
*/
function fillTemplate(template, values, style) {
	let filled = "";
	let end = 0;
	let number = null;
	for (const match of template.matchAll(PLACES)) {
		const [whole, asCode, asText, words, one, many] = match;
		filled += style.text(template.slice(end, match.index));
		end = match.index + whole.length;
		if (one !== void 0 && many !== void 0) {
			filled += style.text(number === 1 ? one : many);
			continue;
		}
		const value = valueOf(values, asCode ?? asText);
		if (typeof value === "number") number = value;
		if (value !== void 0) filled += fillValue(value, style, asCode === void 0 ? "text" : "code");
		else filled += words === void 0 ? style.text(whole) : style.code(fillRaw(words, values));
	}
	return filled + style.text(template.slice(end));
}
function valueOf(values, name) {
	return name !== void 0 && Object.hasOwn(values, name) ? values[name] : void 0;
}
/** Fills places amid words that are code as a whole; the style escapes them together. */
function fillRaw(words, values) {
	const raw = {
		text: oneLine,
		code: oneLine,
		list: commas
	};
	return words.replace(/\{([\w.-]+)\}/g, (whole, name) => {
		const value = valueOf(values, name);
		return value === void 0 ? whole : fillValue(value, raw);
	});
}
/** What a statement says, in a style, without white space at either end: emphasis would not close beside it. */
function says(said, style) {
	return fillTemplate(said.says, said.values, style).trim();
}
/** What a statement advises, in a style; `null` when it gives no advice. */
function fixOf(said, style) {
	return said.fix === void 0 ? null : fillTemplate(said.fix, said.values, style).trim();
}
export { TITLE as a, fixOf as c, cutToBytes as d, shorten as f, TERMINAL as i, ofMany as l, tableHead as m, MARKDOWN_CELL as n, fillTemplate as o, row as p, PLAIN as r, fillValue as s, MARKDOWN as t, says as u };
