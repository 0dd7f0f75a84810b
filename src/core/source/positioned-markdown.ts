import MarkdownIt, { type MarkdownIt as Parser, type StateInline, type Token } from "markdown-it";

/** A parser of Markdown that knows where its inline tokens begin, which markdown-it does not tell. */
export interface PositionedMarkdown {
  readonly parser: Parser;
  /** Offset in its content at which an inline token was pushed; `undefined` for plain text, which is never pushed. */
  readonly offsetOf: (token: Token) => number | undefined;
}

/** Makes a parser that reads Markdown as GitHub does where it matters to us: it renders nothing, and keeps no state between calls. */
export function positionedMarkdown(options: { readonly maxNesting: number }): PositionedMarkdown {
  // With `html: false` what stands in a comment would be text.
  const parser = new MarkdownIt("commonmark", { html: true, ...options });
  parser.enable(["table", "strikethrough"]);
  // Nothing is rendered, so that links are kept as they are written, whatever their scheme.
  parser.validateLink = () => true;
  parser.normalizeLink = (url) => url;
  // Not in a token's `meta`, which links and images write themselves.
  const pushedAt = new WeakMap<Token, number>();
  parser.inline.State = class extends parser.inline.State {
    override push(...pushed: Parameters<StateInline["push"]>): Token {
      const token = super.push(...pushed);
      pushedAt.set(token, this.pos);
      return token;
    }
  };
  return { parser, offsetOf: (token) => pushedAt.get(token) };
}
