import { t as splitFrontMatter } from "./front-matter.js";
import { t as positionedMarkdown } from "./positioned-markdown.js";
// src/core/evidence/markdown/html-text.ts
/** An attribute that leads somewhere, within one tag. */
const ATTRIBUTE = /\b(?:href|src)\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;
/** A tag whose content is no text for people. */
const SILENT = /^<(script|style)\b/i;
/** A tag that stands for words to be filled in, such as `<fill in>`: kept, since no browser knows such an element. */
const TO_FILL = /^<\s{0,3}(?:fill|insert|enter|your|add|describe|todo|tbd|placeholder)\b[^<>=]{0,120}>$/i;
/** The text of a piece of HTML: without tags, comments, scripts and styles. Linear; what is never closed ends it. */
function textOfHtml(html) {
	const parts = [];
	for (let at = 0; at < html.length;) {
		const tag = html.indexOf("<", at);
		if (tag < 0) return [...parts, html.slice(at)].join("");
		parts.push(html.slice(at, tag));
		const end = endOfTag(html, tag);
		const written = html.slice(tag, end);
		parts.push(TO_FILL.test(written.slice(0, 200)) ? written : " ");
		at = end;
	}
	return parts.join("");
}
/** Targets of the links and images in a piece of HTML, without those in comments. */
function linksInHtml(html) {
	const found = [];
	for (let tag = html.indexOf("<"); tag >= 0;) {
		const end = endOfTag(html, tag);
		if (/^<[a-z]/i.test(html.slice(tag, tag + 2))) for (const [, double, single] of html.slice(tag, end).matchAll(ATTRIBUTE)) found.push(double ?? single ?? "");
		tag = html.indexOf("<", end);
	}
	return found;
}
function endOfTag(html, tag) {
	if (html.startsWith("<!--", tag)) return after(html, "-->", tag + 4);
	const silent = SILENT.exec(html.slice(tag, tag + 8))?.[1];
	if (silent !== void 0) return after(html, `</${silent}`, tag);
	return after(html, ">", tag);
}
function after(html, mark, from) {
	const found = html.indexOf(mark, from);
	return found < 0 ? html.length : found + mark.length;
}
// src/core/evidence/markdown/markdown-blocks.ts
/**
* Bytes of Markdown that are read. Parsing is linear, but takes about a microsecond a byte; a reader that calls the functions of
* this folder refuses larger files itself.
*/
const MARKDOWN_BYTES = 262144;
/** Deeper block structure than this is not parsed. */
const DEEPEST = 60;
const TOO_DEEP = 50;
const BARE_URL = /(?<![\w("<])https?:\/\/[^\s<>]{1,2000}/g;
const { parser, offsetOf } = positionedMarkdown({ maxNesting: DEEPEST });
/** Cuts a Markdown file into headings and prose; front matter is left out. Never throws on a text. */
function blocksOf(text) {
	const split = splitFrontMatter(text);
	const body = split?.body ?? (text.startsWith("﻿") ? text.slice(1) : text);
	const first = (split?.bodyLineOffset ?? 0) + 1;
	const blocks = [];
	let heading = 0;
	let line = first;
	let tooDeepAt;
	for (const token of parser.parse(body, {})) {
		if (token.map) line = first + token.map[0];
		if (token.level >= TOO_DEEP) tooDeepAt ??= line;
		if (token.type === "heading_open") heading = token.level === 0 ? Number(token.tag.slice(1)) : 0;
		else if (token.type === "inline") blocks.push(inlineBlock(token, heading, line));
		else if (token.type === "html_block") blocks.push(htmlBlock(token.content, line));
		if (token.type === "heading_close") heading = 0;
	}
	return tooDeepAt === void 0 ? { blocks } : {
		blocks,
		tooDeepAt
	};
}
function inlineBlock({ content, children }, level, line) {
	const links = [];
	let text = "";
	let quoted = "";
	let at = 0;
	let lineAt = line;
	for (const token of children ?? []) {
		const offset = offsetOf(token) ?? at;
		for (; at < offset; at++) if (content.charCodeAt(at) === 10) lineAt += 1;
		const plain = textOfInline(token);
		text += plain;
		quoted += token.type === "code_inline" ? token.content : plain;
		for (const target of targetsOf(token)) links.push({
			target,
			line: lineAt
		});
	}
	return {
		kind: level > 0 ? "heading" : "prose",
		level,
		text: tidy(text),
		quoted: tidy(quoted),
		line,
		links
	};
}
function textOfInline(token) {
	if (token.type === "text") return token.content;
	if (token.type === "html_inline") return textOfHtml(token.content);
	return token.type === "softbreak" || token.type === "hardbreak" || token.type === "image" ? " " : "";
}
function targetsOf(token) {
	if (token.type === "link_open") return [String(token.attrGet("href") ?? "")];
	if (token.type === "image") return [String(token.attrGet("src") ?? "")];
	if (token.type === "html_inline") return linksInHtml(token.content);
	return token.type === "text" ? [...token.content.matchAll(BARE_URL)].map(([url]) => withoutPoint(url)) : [];
}
/** GitHub does not count punctuation at the end of a bare address to it. */
function withoutPoint(url) {
	let end = url.length;
	while (end > 0 && ".,;:!?)'\"".includes(url.charAt(end - 1))) end -= 1;
	return url.slice(0, end);
}
function htmlBlock(content, line) {
	const links = linksInHtml(content).map((target) => ({
		target,
		line
	}));
	const text = tidy(textOfHtml(content));
	return {
		kind: "prose",
		level: 0,
		text,
		quoted: text,
		line,
		links
	};
}
function tidy(text) {
	return text.replace(/\s+/g, " ").trim();
}
// src/core/evidence/markdown/links.ts
const LONGEST_TARGET = 2e3;
/** {@link linksOf} for a text that was cut into blocks before. */
function linksOfBlocks(blocks) {
	const found = /* @__PURE__ */ new Map();
	for (const block of blocks) for (const { target, line } of block.links) if (isLink(target) && !found.has(target)) found.set(target, line);
	return [...found].map(([target, line]) => ({
		target,
		source: {
			pointer: "",
			line
		}
	}));
}
function isLink(target) {
	return target !== "" && target.length <= LONGEST_TARGET && !/^data:/i.test(target);
}
// src/core/evidence/markdown/placeholder.ts
/**
* What authors and templates leave to be filled in. Sources: `[More Information Needed]` and `{{ … }}` of huggingface/huggingface_hub's card
* templates, `{short title, …}` of MADR, `[NEEDS INPUT]` of generators. All bounded, none can backtrack over a text.
*/
const MARKERS = [
	/\[?\bmore information needed\b\]?/i,
	/\[\s{0,3}(?:needs? input|to be (?:filled|completed|determined|defined|done)|fill[ -]?in|insert|describe|add|enter|your|placeholder|todo|tbd|tba)(?![a-z])[^[\]]{0,80}\]/i,
	/<\s{0,3}(?:fill|insert|enter|your|add|describe|todo|tbd|placeholder)\b[^<>=]{0,120}>/i,
	/\{\{[^{}]{1,200}\}\}/,
	/(?<![\w\\}^$])\{[A-Za-z]{2,30} [^{}\\]{4,200}\}/,
	/\b(?:TODO|TBD|TBA|FIXME|XXX)\b/,
	/\blorem ipsum\b/i,
	/(?<![?\w])\?{3,9}(?![?\w])/
];
/**
* The first marker of each kind that was left in a text, or `undefined`. Takes plain text: words about `TODO` are
* written in backticks, and code is not part of plain text.
*/
function placeholderIn(text) {
	for (const marker of MARKERS) {
		const found = marker.exec(text);
		if (found !== null) return found[0].slice(0, 120);
	}
}
// src/core/evidence/markdown/sections.ts
/** Characters of prose that a section quotes. */
const OPENING = 400;
const LONGEST_TITLE = 300;
const LONGEST_ANCHOR = 100;
/** One of Chinese or Japanese, which put no blanks between words, or what stands between blanks and holds a letter or digit. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const WORDY = /[\p{L}\p{N}]/u;
/** {@link sectionsOf} for a text that was cut into blocks before. */
function sectionsOfBlocks(blocks) {
	const sections = [];
	const anchors = /* @__PURE__ */ new Map();
	let open = [];
	for (const block of blocks) {
		if (block.kind === "heading") {
			const made = begin(block, anchorOf(block.text, anchors));
			open = [...open.filter(({ title, level }) => level < made.level && title !== ""), made];
			sections.push(made);
			continue;
		}
		if (block.quoted === "") continue;
		if (open.length === 0) {
			open = [begin({
				text: "",
				level: 1,
				line: block.line
			}, "")];
			sections.push(...open);
		}
		extend(open, block);
	}
	return sections;
}
function begin({ text, level, line }, anchor) {
	const placeholder = placeholderIn(text);
	return {
		title: text.slice(0, LONGEST_TITLE),
		level,
		words: 0,
		...placeholder === void 0 ? {} : { placeholder },
		opening: "",
		source: {
			pointer: `#${anchor}`,
			line
		}
	};
}
function extend(open, { text, quoted }) {
	const words = wordsIn(text);
	const placeholder = placeholderIn(text);
	const opening = quoted.slice(0, OPENING);
	for (const section of open) {
		section.words += words;
		if (placeholder !== void 0) section.placeholder ??= placeholder;
		if (OPENING - section.opening.length > 1) section.opening = `${section.opening} ${opening}`.trim().slice(0, OPENING);
	}
}
function wordsIn(text) {
	let words = 0;
	for (const [word] of text.matchAll(WORD)) if (WORDY.test(word)) words += 1;
	return words;
}
/** The anchor that GitHub gives to a heading: `#out-of-scope-use`, `#use-1` for the second "Use". */
function anchorOf(title, taken) {
	const anchor = title.slice(0, LONGEST_ANCHOR).toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
	const before = taken.get(anchor) ?? 0;
	taken.set(anchor, before + 1);
	return before === 0 ? anchor : `${anchor}-${before}`;
}
export { blocksOf as i, linksOfBlocks as n, MARKDOWN_BYTES as r, sectionsOfBlocks as t };
