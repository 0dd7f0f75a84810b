import MarkdownIt, { type MarkdownIt as Parser, type StateInline, type Token } from "markdown-it";

export type { Token } from "markdown-it";

/** Deeper block structure than this is not parsed; see {@link isTooDeep}. */
const DEEPEST = 60;

/** Offsets at which inline tokens were pushed. Not in their `meta`, which links and images write themselves. */
const pushedAt = new WeakMap<Token, number>();

/** Reads Markdown as GitHub does where it matters to task lists. Made once: it keeps no state between calls. */
const parser = makeParser();

function makeParser(): Parser {
  // With `html: false` a commented-out task would be a task.
  const made = new MarkdownIt("commonmark", { html: true, maxNesting: DEEPEST });
  made.enable(["table", "strikethrough"]);
  // Nothing is rendered, so that links are kept as they are written, whatever their scheme.
  made.validateLink = () => true;
  made.normalizeLink = (url) => url;
  // Inline tokens carry no position: this instance, and no other, notes where each was pushed.
  made.inline.State = class extends made.inline.State {
    override push(...pushed: Parameters<StateInline["push"]>): Token {
      const token = super.push(...pushed);
      pushedAt.set(token, this.pos);
      return token;
    }
  };
  return made;
}

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
  const offset = pushedAt.get(token);
  // A link is pushed behind its bracket.
  return offset !== undefined && token.type === "link_open" && token.info !== "auto"
    ? Math.max(0, offset - 1)
    : offset;
}
