import type { EvidenceLink, OutsideLink } from "./checklist.ts";
import type { ContentPlaces } from "./content-places.ts";
import { linkPath } from "./link-path.ts";
import { offsetOf, type Token } from "./markdown-parser.ts";

/** What stands in one paragraph of an item. */
export interface InlineText {
  /** The struck part when the paragraph begins with one, else all of it; without links. */
  readonly text: string;
  /** `text` with the words of links. */
  readonly wording: string;
  readonly struck: boolean;
  /** What follows the struck part, with the words of links. */
  readonly rest: string;
  readonly evidence: readonly EvidenceLink[];
  readonly links: readonly OutsideLink[];
  readonly comments: readonly { readonly text: string; readonly offset: number }[];
}

/** A part of a paragraph: its content, and the offset at which it begins there. */
export interface InlineContent {
  readonly content: string;
  readonly tokens: readonly Token[];
  readonly offset: number;
}

const BARE_URL = /(?<![\w("<])https?:\/\/[^\s<>]+/g;

/** Reads a paragraph, or what follows its box. */
export function readInline(inline: InlineContent, places: ContentPlaces): InlineText {
  return new InlineReader(inline, places).read();
}

class InlineReader {
  readonly #inline: InlineContent;
  readonly #places: ContentPlaces;
  readonly #evidence: EvidenceLink[] = [];
  readonly #links: OutsideLink[] = [];
  readonly #comments: { text: string; offset: number }[] = [];
  readonly #text = { struck: "", rest: "" };
  readonly #wording = { struck: "", rest: "" };
  /** Whether anything but white space has been read. */
  #begun = false;
  #part: "struck" | "rest" = "struck";
  #struck = false;
  /** Strikes that are open since the one at the start. */
  #strikes = 0;
  /** Where the latest token that knows its place begins. */
  #offset = 0;
  #link: { readonly href: string; readonly offset: number; label: string } | undefined;

  constructor(inline: InlineContent, places: ContentPlaces) {
    this.#inline = inline;
    this.#places = places;
  }

  read(): InlineText {
    for (const token of this.#inline.tokens) {
      this.#offset = Math.max(this.#offset, offsetOf(token) ?? 0);
      this.#token(token);
    }
    return {
      text: tidy(this.#text.struck),
      wording: tidy(this.#wording.struck),
      struck: this.#struck,
      rest: tidy(this.#wording.rest),
      evidence: this.#evidence,
      links: this.#links,
      comments: this.#comments,
    };
  }

  #token(token: Token): void {
    if (token.type === "text") this.#plain(token.content);
    else if (token.type === "softbreak" || token.type === "hardbreak") this.#append(" ");
    else if (token.type === "code_inline") this.#append(`${token.markup}${token.content}${token.markup}`);
    else if (token.type === "html_inline") this.#html(token.content);
    else if (token.type === "image")
      this.#leadsTo(String(token.attrGet("src") ?? ""), tidy(token.content), this.#offset);
    else if (token.type === "link_open")
      this.#link = { href: String(token.attrGet("href") ?? ""), offset: this.#offset, label: "" };
    else if (token.type === "link_close") this.#closeLink();
    else if (token.type === "s_open" || token.type === "s_close") this.#strike(token);
    else this.#append(token.markup);
  }

  #append(text: string): void {
    this.#begun ||= /\S/.test(text);
    this.#wording[this.#part] += text;
    if (this.#link === undefined) this.#text[this.#part] += text;
    else this.#link.label += text;
  }

  #html(html: string): void {
    if (html.startsWith("<!--")) {
      this.#comments.push({ text: html, offset: this.#inline.offset + this.#offset });
      this.#append(" ");
    } else this.#append(html);
  }

  #plain(text: string): void {
    if (this.#link !== undefined) {
      this.#append(text);
      return;
    }
    this.#begun ||= /\S/.test(text);
    this.#wording[this.#part] += text;
    this.#text[this.#part] += text.replace(BARE_URL, (href) => {
      this.#offset = Math.max(this.#offset, this.#inline.content.indexOf(href, this.#offset));
      this.#links.push({ href, where: this.#place(this.#offset) });
      return " ";
    });
  }

  #closeLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link !== undefined) this.#leadsTo(link.href, tidy(link.label), link.offset);
  }

  #leadsTo(href: string, label: string, offset: number): void {
    const where = this.#place(offset);
    const path = linkPath(href);
    if (path === undefined) this.#links.push({ href, label, where });
    else this.#evidence.push({ path, label, where });
    // Two words with a link between them stay two words.
    this.#text[this.#part] += " ";
  }

  /** A strike at the very start says that the item does not apply; any other is part of its wording. */
  #strike(token: Token): void {
    const opens = token.nesting > 0;
    if (this.#strikes > 0) {
      this.#strikes += opens ? 1 : -1;
      if (this.#strikes === 0) this.#part = "rest";
    } else if (opens && !this.#struck && this.#link === undefined && !this.#begun) {
      this.#struck = true;
      this.#strikes = 1;
    } else this.#append(token.markup);
  }

  #place(offset: number) {
    return this.#places.at(this.#inline.offset + offset);
  }
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
