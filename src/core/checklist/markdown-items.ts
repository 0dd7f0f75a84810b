import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { CHECKLIST_DEPTH, type ChecklistItem } from "./checklist.ts";
import { checklistIssue } from "./checklist-issue.ts";
import { ContentPlaces, type MarkdownSource } from "./content-places.ts";
import { readInline } from "./inline-text.ts";
import { type ItemAttributes, readAttributes } from "./item-attributes.ts";
import { isTooDeep, type ParsedMarkdown, type Token } from "./markdown-parser.ts";
import { OpenItem } from "./open-item.ts";

/** What was found in a Markdown file. */
export interface FoundItems {
  readonly title: string | undefined;
  readonly items: readonly ChecklistItem[];
  readonly issues: readonly Issue[];
}

/** GitHub's task list item: a box, white space, and something after it. */
const BOX = /^\[([ xX\t\n])\][ \t\n]+(?=\S)/;
const COMMENT = /<!--[^]*?-->/g;

/** Walks the blocks of a Markdown file once and gathers its task list items. */
export class MarkdownItems {
  readonly #parsed: ParsedMarkdown;
  readonly #source: MarkdownSource;
  readonly #items: OpenItem[] = [];
  readonly #issues: Issue[] = [];
  readonly #section: { readonly level: number; readonly text: string }[] = [];
  /** One for each list item that is open here; `undefined` for one without a box. */
  readonly #open: (OpenItem | undefined)[] = [];
  #title: string | undefined;
  #deep = false;

  constructor(parsed: ParsedMarkdown, source: MarkdownSource) {
    this.#parsed = parsed;
    this.#source = source;
  }

  read(): FoundItems {
    const { tokens } = this.#parsed;
    tokens.forEach((token, index) => {
      this.#guardDepth(token);
      if (token.type === "list_item_open") this.#open.push(undefined);
      else if (token.type === "list_item_close") this.#open.pop();
      else if (token.type === "inline") this.#inline(token, tokens[index - 1], tokens[index - 2]);
      else if (token.type === "html_block") this.#htmlBlock(token);
    });
    const items = this.#items.map((item) => item.close(this.#issues));
    return { title: this.#title, items, issues: this.#issues };
  }

  #inline(token: Token, before: Token | undefined, beforeThat: Token | undefined): void {
    if (before?.type === "heading_open") return this.#heading(before, token);
    const first = token.map?.[0];
    if (first === undefined) return;
    const places = new ContentPlaces(this.#source, first, token.content);
    const opensItem = before?.type === "paragraph_open" && beforeThat?.type === "list_item_open";
    const box = opensItem ? BOX.exec(token.content) : null;
    if (box === null) {
      const inline = { content: token.content, tokens: token.children ?? [], offset: 0 };
      const note = readInline(inline, places);
      const item = this.#nearest();
      item?.addNote(note, places);
      if (item === undefined)
        for (const { text, offset } of note.comments) this.#looseComment(text, places.at(offset));
      return;
    }
    const content = token.content.slice(box[0].length);
    const inline = { content, tokens: this.#parsed.inline(content), offset: box[0].length };
    const depth = this.#open.filter((open) => open !== undefined).length;
    const item = new OpenItem({
      ticked: box[1]?.toLowerCase() === "x",
      said: readInline(inline, places),
      places,
      section: this.#section.map(({ text }) => text),
      depth,
    });
    this.#open[this.#open.length - 1] = item;
    this.#items.push(item);
    if (depth > CHECKLIST_DEPTH) this.#tooDeep(first);
  }

  #heading(opening: Token, token: Token): void {
    // A heading inside a list does not end the section that the list stands in.
    if (this.#open.length > 0) return;
    const level = Number(opening.tag.slice(1));
    while ((this.#section.at(-1)?.level ?? 0) >= level) this.#section.pop();
    const text = readInline(
      { content: token.content, tokens: token.children ?? [], offset: 0 },
      new ContentPlaces(this.#source, token.map?.[0] ?? 0, token.content),
    ).wording;
    if (level === 1) this.#title ??= text;
    else this.#section.push({ level, text });
  }

  /** A comment on lines of its own is a block, and may still belong to an item. */
  #htmlBlock(token: Token): void {
    const first = token.map?.[0];
    if (first === undefined) return;
    const item = this.#nearest();
    const places = new ContentPlaces(this.#source, first, token.content.replace(/\n$/, ""));
    for (const comment of token.content.matchAll(COMMENT)) {
      const where = places.at(comment.index);
      if (item === undefined) this.#looseComment(comment[0], where);
      else item.addComment(comment[0], where);
    }
  }

  /** Attributes that reach no item would silently ask for less than their author meant. */
  #looseComment(comment: string, where: Location): void {
    const attributes: ItemAttributes = {};
    const issues = readAttributes(comment, where, attributes);
    if (issues.length === 0 && Object.keys(attributes).length > 0)
      this.#issues.push(checklistIssue("attribute-outside", where));
  }

  #nearest(): OpenItem | undefined {
    return this.#open.findLast((open) => open !== undefined);
  }

  #guardDepth(token: Token): void {
    const first = token.map?.[0];
    if (first !== undefined && isTooDeep(token)) this.#tooDeep(first);
  }

  #tooDeep(line: number): void {
    if (this.#deep) return;
    this.#deep = true;
    const where = new ContentPlaces(this.#source, line, "").at(0);
    this.#issues.push(checklistIssue("too-deep", { ...where, column: 1 }, { limit: CHECKLIST_DEPTH }));
  }
}
