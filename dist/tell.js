import { n as isRounded } from "./statement.js";
// src/core/report/hidden-characters.ts
/** Characters that draw nothing, or that change how their neighbours are drawn, less those an emoji is made of. */
const HIDDEN = new RegExp([
	String.raw`(?![\t-\r])`,
	String.raw`(?!(?<=\p{Extended_Pictographic})\uFE0F)`,
	String.raw`(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic}))`,
	String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]`
].join(""), "gu");
/**
* Spells out what a reader could not see: controls (ANSI sequences begin with one), bidirectional overrides
* ("Trojan Source", CVE-2021-42574), zero-width and filler characters, lone surrogates. U+202E becomes `<U+202E>`.
* Tabs and line breaks stay: they are white space, and every caller decides on them. Idempotent.
*/
function showHidden(text) {
	return text.replace(HIDDEN, (character) => {
		return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
/** {@link showHidden}, with every run of white space (line breaks too) as one space. */
function oneLine(text) {
	return showHidden(text).replace(/\s+/gu, " ");
}
// src/core/report/escape-command.ts
/**
* Text for a line of a workflow log or the message of a workflow command, in which no runner finds a command of its own.
* A runner takes `::name::` at the beginning of a line and the older `##[name]` anywhere in it; a zero-width space parts both.
* Line breaks stay, since `@actions/core` encodes them (and `%`) in messages.
*/
function withoutCommands(text) {
	return text.replace(/##(?=\[)/g, "##​").replace(/^([^\S\n]*):(?=:)/gm, "$1​:");
}
/** Foreign text as one plain line: hidden characters are spelled out, and no workflow command is in it. */
function plain(foreign) {
	return withoutCommands(oneLine(foreign));
}
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
function text$1(foreign) {
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
/** Foreign text inside an HTML block (`<summary>`), where Markdown is not read. */
function html(foreign) {
	return oneLine(foreign).replace(/[&<>"'`*_[\]\\]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/(?<!&)[@#]|\bgh-(?=\d)|:(?=[\w+-]+:)/gi, (found) => `${found}${BREAK}`);
}
/** A link whose label is finished Markdown. Anything but `http:` and `https:` shows the label alone. */
function link(label, url) {
	if (!URL.canParse(url)) return label;
	const { protocol, href } = new URL(url);
	if (protocol !== "https:" && protocol !== "http:") return label;
	return `[${label}](<${href.replace(/[<>\\|`]/g, encodeURIComponent)}>)`;
}
/** A row of a table; the cells are finished Markdown. */
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
/** The two lines that begin a table. */
function tableHead(columns) {
	return [row(columns), row(columns.map(() => "---"))];
}
// src/core/report/escape-terminal.ts
/**
* Foreign text for a terminal: one line, in which no character moves the cursor, changes colours, sets a title,
* reorders its neighbours or hides. Workflow commands are parted too, since a terminal's output may be a runner's log.
*/
function text(foreign) {
	return withoutCommands(oneLine(foreign));
}
/** A line of a source file: spaces stay as they are, and a tab is one space so that columns keep their places. */
function sourceLine(foreign) {
	return showHidden(foreign.replace(/[\t-\r\u2028\u2029]/g, " "));
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
	text: text$1,
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
	text,
	code: (foreign) => `\`${text(foreign)}\``,
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
	const shown = shorten(oneLine(shorten(String(value), 400)), VALUE_LIMIT);
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
// src/git/decode-text.ts
const decoder = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** The text of a file, or `null` when it is not UTF-8 or holds a NUL byte. A byte order mark is kept: positions count it. */
function decodeText(bytes) {
	if (bytes.includes(0)) return null;
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}
// src/action/publish-nothing.ts
/** Sets the outputs of a run that judged nothing, so that no later step takes an empty verdict for a good one. */
function publishNothing(writers) {
	writers.output("verdict", "none");
	writers.output("stage", "");
	writers.output("packages", "[]");
	writers.output("report", "");
	writers.output("sarif", "");
	writers.output("record", "[]");
}
// src/action/tell.ts
/** A statement as one line for a log or an annotation: what is so, and what to do about it. */
function sentence(statement) {
	const fix = fixOf(statement, PLAIN);
	return withoutCommands(fix === null ? says(statement, PLAIN) : `${says(statement, PLAIN)}. To mend it: ${fix}.`);
}
/** Ends a run that judged nothing because of problems: each is told, and the step fails. */
function stop({ writers }, problems) {
	publishNothing(writers);
	for (const each of problems) writers.fail(sentence(each));
	return 1;
}
export { row as C, oneLine as D, withoutCommands as E, link as S, plain as T, shorten as _, MARKDOWN as a, codeCell as b, TERMINAL as c, fillValue as d, fixOf as f, cutToBytes as g, byteLength as h, decodeText as i, TITLE as l, says as m, stop as n, MARKDOWN_CELL as o, ofMany as p, publishNothing as r, PLAIN as s, sentence as t, fillTemplate as u, sourceLine as v, tableHead as w, html as x, code as y };
