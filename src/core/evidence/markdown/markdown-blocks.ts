import type { Token } from "markdown-it";
import { splitFrontMatter } from "#core/source/front-matter.ts";
import { positionedMarkdown } from "#core/source/positioned-markdown.ts";
import { drawsInHtml, linksInHtml, textOfHtml } from "./html-text.ts";

/** A heading or a piece of prose, in the order of the file. Code blocks and comments are no blocks. */
export interface Block {
  readonly kind: "heading" | "prose";
  /** 1 to 6 for a heading, 0 for prose. */
  readonly level: number;
  /** Plain text: without markup, inline code and comments; white space is one blank, and in prose a line break stays one. */
  readonly text: string;
  /** The same with inline code and on one line, for quoting. */
  readonly quoted: string;
  /** Whether it stands by itself, in no list, table or quotation. */
  readonly apart: boolean;
  /** 1-based line of the whole file. */
  readonly line: number;
  readonly links: readonly { readonly target: string; readonly line: number }[];
}

/** What a Markdown text is made of. */
export interface MarkdownBlocks {
  readonly blocks: readonly Block[];
  /** Line of a block that is nested so deep that the parser leaves out what it holds; absent when there is none. */
  readonly tooDeepAt?: number;
  /** Whether a block of code that is not empty stands in it. */
  readonly hasCode: boolean;
  /** Whether HTML in it draws or plays something, by itself or from elsewhere. */
  readonly hasPicture: boolean;
}

/**
 * Bytes of Markdown that are read. Parsing is linear, but takes about a microsecond a byte; a reader that calls the functions of
 * this folder refuses larger files itself.
 */
export const MARKDOWN_BYTES = 256 * 1024;

/** Deeper block structure than this is not parsed. */
const DEEPEST = 60;
const TOO_DEEP = DEEPEST - 10;
const BARE_URL = /(?<![\w("<])https?:\/\/[^\s<>]{1,2000}/g;

/** The beginning of a footnote, which the parser takes for the target of a link: `[^1]: see` hides what it says. */
const FOOTNOTE = /^( {0,3}\[\^[^\][\n]{1,100}\]):/gm;

const { parser, offsetOf } = positionedMarkdown({ maxNesting: DEEPEST });

/** Cuts a Markdown file into headings and prose; front matter is left out. Never throws on a text. */
export function blocksOf(text: string): MarkdownBlocks {
  const split = splitFrontMatter(text);
  const body = split?.body ?? (text.startsWith("\uFEFF") ? text.slice(1) : text);
  const first = (split?.bodyLineOffset ?? 0) + 1;
  const blocks: Block[] = [];
  let heading = 0;
  let line = first;
  let tooDeepAt: number | undefined;
  let hasCode = false;
  let hasPicture = false;
  // As many characters as before, so that places stay what they are.
  for (const token of parser.parse(body.replace(FOOTNOTE, "$1 "), {})) {
    if (token.map) line = first + token.map[0];
    if (token.level >= TOO_DEEP) tooDeepAt ??= line;
    // A heading in a list or a quotation structures that, not the document.
    if (token.type === "heading_open") heading = token.level === 0 ? Number(token.tag.slice(1)) : 0;
    else if (token.type === "inline") blocks.push(inlineBlock(token, heading, line));
    else if (token.type === "html_block") blocks.push(htmlBlock(token, line));
    else if (token.type === "fence" || token.type === "code_block") hasCode ||= token.content.trim() !== "";
    hasPicture ||= draws(token);
    if (token.type === "heading_close") heading = 0;
  }
  const made = { blocks, hasCode, hasPicture };
  return tooDeepAt === undefined ? made : { ...made, tooDeepAt };
}

function draws({ type, content, children }: Token): boolean {
  if (type === "html_block" || type === "html_inline") return drawsInHtml(content);
  return (children ?? []).some(draws);
}

function inlineBlock({ content, children, level: depth }: Token, level: number, line: number): Block {
  const links: { target: string; line: number }[] = [];
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
    for (const target of targetsOf(token)) links.push({ target, line: lineAt });
  }
  return {
    kind: level > 0 ? "heading" : "prose",
    level,
    text: level > 0 ? tidy(text) : tidyLines(text),
    quoted: tidy(quoted),
    apart: depth === 1,
    line,
    links,
  };
}

function textOfInline(token: Token): string {
  if (token.type === "text") return token.content;
  if (token.type === "html_inline") return textOfHtml(token.content);
  // Words on both sides of a break or of an image stay two words.
  if (token.type === "softbreak" || token.type === "hardbreak") return "\n";
  return token.type === "image" ? " " : "";
}

function targetsOf(token: Token): readonly string[] {
  if (token.type === "link_open") return [String(token.attrGet("href") ?? "")];
  if (token.type === "image") return [String(token.attrGet("src") ?? "")];
  if (token.type === "html_inline") return linksInHtml(token.content);
  return token.type === "text" ? [...token.content.matchAll(BARE_URL)].map(([url]) => withoutPoint(url)) : [];
}

/** GitHub does not count punctuation at the end of a bare address to it. */
function withoutPoint(url: string): string {
  let end = url.length;
  while (end > 0 && ".,;:!?)'\"".includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}

function htmlBlock({ content, level }: Token, line: number): Block {
  const links = linksInHtml(content).map((target) => ({ target, line }));
  const text = textOfHtml(content);
  return {
    kind: "prose",
    level: 0,
    text: tidyLines(text),
    quoted: tidy(text),
    apart: level === 0,
    line,
    links,
  };
}

function tidyLines(text: string): string {
  return text.replace(/\s+/g, (blanks) => (blanks.includes("\n") ? "\n" : " ")).trim();
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
