import { t as splitFrontMatter } from "./front-matter.js";
import { t as MarkdownItCallable } from "./markdown-it.js";
import { i as isTagToFill } from "./placeholder.js";
// src/core/source/positioned-markdown.ts
/** Makes a parser that reads Markdown as GitHub does where it matters to us: it renders nothing, and keeps no state between calls. */
function positionedMarkdown(options) {
	const parser = new MarkdownItCallable("commonmark", {
		html: true,
		...options
	});
	parser.enable(["table", "strikethrough"]);
	parser.validateLink = () => true;
	parser.normalizeLink = (url) => url;
	const pushedAt = /* @__PURE__ */ new WeakMap();
	parser.inline.State = class extends parser.inline.State {
		push(...pushed) {
			const token = super.push(...pushed);
			pushedAt.set(token, this.pos);
			return token;
		}
	};
	return {
		parser,
		offsetOf: (token) => pushedAt.get(token)
	};
}
// src/core/evidence/markdown/html-text.ts
/** An attribute that leads somewhere, within one tag. */
const ATTRIBUTE = /\b(?:href|src)\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;
/** A tag that draws, shows or plays something by itself; of a drawing in the text, what it is drawn of. */
const DRAWING = /^<(?:img|picture|video|audio|object|embed|iframe|canvas|math|path|rect|circle|ellipse|line|polygon|polyline|text|image|use)\b/i;
/** A tag whose content is no text for people. */
const SILENT = /^<(script|style)\b/i;
/** The text of a piece of HTML: without tags, comments, scripts and styles. Linear; what is never closed ends it. */
function textOfHtml(html) {
	const parts = [];
	for (let at = 0; at < html.length;) {
		const tag = html.indexOf("<", at);
		if (tag < 0) return [...parts, html.slice(at)].join("");
		parts.push(html.slice(at, tag));
		const end = endOfTag(html, tag);
		const written = html.slice(tag, end);
		parts.push(isTagToFill(written.slice(0, 200)) ? written : " ");
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
/** Whether a piece of HTML draws or plays something, outside of its comments. */
function drawsInHtml(html) {
	for (let tag = html.indexOf("<"); tag >= 0; tag = html.indexOf("<", endOfTag(html, tag))) if (DRAWING.test(html.slice(tag, tag + 20))) return true;
	return false;
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
/** The beginning of a footnote, which the parser takes for the target of a link: `[^1]: see` hides what it says. */
const FOOTNOTE = /^( {0,3}\[\^[^\][\n]{1,100}\]):/gm;
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
	let hasCode = false;
	let hasPicture = false;
	for (const token of parser.parse(body.replace(FOOTNOTE, "$1 "), {})) {
		if (token.map) line = first + token.map[0];
		if (token.level >= TOO_DEEP) tooDeepAt ??= line;
		if (token.type === "heading_open") heading = token.level === 0 ? Number(token.tag.slice(1)) : 0;
		else if (token.type === "inline") blocks.push(inlineBlock(token, heading, line));
		else if (token.type === "html_block") blocks.push(htmlBlock(token, line));
		else if (token.type === "fence" || token.type === "code_block") hasCode ||= token.content.trim() !== "";
		hasPicture ||= draws(token);
		if (token.type === "heading_close") heading = 0;
	}
	const made = {
		blocks,
		hasCode,
		hasPicture
	};
	return tooDeepAt === void 0 ? made : {
		...made,
		tooDeepAt
	};
}
function draws({ type, content, children }) {
	if (type === "html_block" || type === "html_inline") return drawsInHtml(content);
	return (children ?? []).some(draws);
}
function inlineBlock({ content, children, level: depth }, level, line) {
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
		text: level > 0 ? tidy(text) : tidyLines(text),
		quoted: tidy(quoted),
		apart: depth === 1,
		line,
		links
	};
}
function textOfInline(token) {
	if (token.type === "text") return token.content;
	if (token.type === "html_inline") return textOfHtml(token.content);
	if (token.type === "softbreak" || token.type === "hardbreak") return "\n";
	return token.type === "image" ? " " : "";
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
function htmlBlock({ content, level }, line) {
	const links = linksInHtml(content).map((target) => ({
		target,
		line
	}));
	const text = textOfHtml(content);
	return {
		kind: "prose",
		level: 0,
		text: tidyLines(text),
		quoted: tidy(text),
		apart: level === 0,
		line,
		links
	};
}
function tidyLines(text) {
	return text.replace(/\s+/g, (blanks) => blanks.includes("\n") ? "\n" : " ").trim();
}
function tidy(text) {
	return text.replace(/\s+/g, " ").trim();
}
export { blocksOf as n, positionedMarkdown as r, MARKDOWN_BYTES as t };
