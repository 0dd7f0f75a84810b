import type { Token } from "markdown-it";
import { positionedMarkdown } from "#core/source/positioned-markdown.ts";

export type { Token } from "markdown-it";

/** Deeper block structure than this is not parsed; see {@link isTooDeep}. */
const DEEPEST = 60;

/** Made once: it keeps no state between calls. */
const { parser, offsetOf: pushedAt } = positionedMarkdown({ maxNesting: DEEPEST });

/** A parsed Markdown text. */
export interface ParsedMarkdown {
  /** Block tokens, in the order of the text. */
  readonly tokens: readonly Token[];
  /** Inline tokens of a part of a paragraph, with the link definitions of the whole text. */
  readonly inline: (content: string) => readonly Token[];
}

/** Parses a Markdown text without front matter. Never throws on a text. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const shared = {};
  const tokens = parser.parse(text, shared);
  return { tokens, inline: (content) => parser.parseInline(content, shared)[0]?.children ?? [] };
}

/** Whether a token stands so deep that the parser may have left out what it holds. */
export function isTooDeep(token: Token): boolean {
  return token.level >= DEEPEST - 10;
}

/** Offset in its content at which an inline token begins; `undefined` for plain text, which is never pushed. */
export function offsetOf(token: Token): number | undefined {
  const offset = pushedAt(token);
  // A link is pushed behind its bracket.
  return offset !== undefined && token.type === "link_open" && token.info !== "auto"
    ? Math.max(0, offset - 1)
    : offset;
}
