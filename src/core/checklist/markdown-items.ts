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

/** What was meant as such a box: blanks beside the tick, no blank at all, or another sign for a tick. */
const NEARLY_BOX = /^\[[ \t]*[xX\u2713\u2714\u2611\u2705]?[ \t]*\](?=[ \t\n]+\S)/;

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
    const first = token.map?.[0];
    if (first === undefined) return;
    if (before?.type === "heading_open") {
      this.#heading(before, token);
      return;
    }
    const places = new ContentPlaces(this.#source, first, token.content);
    const opensItem = before?.type === "paragraph_open" && beforeThat?.type === "list_item_open";
    const box = opensItem ? BOX.exec(token.content) : null;
    if (box === null) {
      const nearly = opensItem ? NEARLY_BOX.exec(token.content) : null;
      if (nearly !== null) this.#issues.push(checklistIssue("no-box", places.at(0), { found: nearly[0] }));
      const inline = { content: token.content, tokens: token.children ?? [], offset: 0 };
      const note = readInline(inline, places);
      const item = this.#nearest();
      item?.addNote(note, places);
      // The comment of an item whose box is wrong is mended with the box.
      if (item === undefined && nearly === null)
        for (const { text, offset } of note.comments) this.#looseComment(text, places.at(offset));
      return;
    }
    this.#item(token.content, box[0].length, box[1] !== undefined && "xX".includes(box[1]), places);
    if (this.#depth() > CHECKLIST_DEPTH + 1) this.#tooDeep(first);
  }

  #item(content: string, offset: number, ticked: boolean, places: ContentPlaces): void {
    const said = content.slice(offset);
    const inline = { content: said, tokens: this.#parsed.inline(said), offset };
    const section = this.#section.map(({ text }) => text);
    const item = new OpenItem({
      ticked,
      said: readInline(inline, places),
      places,
      section,
      depth: this.#depth(),
    });
    this.#open[this.#open.length - 1] = item;
    this.#items.push(item);
  }

  /** Items that are open here. */
  #depth(): number {
    return this.#open.filter((open) => open !== undefined).length;
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
    for (const { text, offset } of commentsOf(token.content)) {
      const where = places.at(offset);
      if (item === undefined) this.#looseComment(text, where);
      else item.addComment(text, where);
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

/** Comments of a block of HTML. Searched for by hand: a pattern would look for the end of each unclosed one anew. */
function commentsOf(html: string): readonly { readonly text: string; readonly offset: number }[] {
  const found: { text: string; offset: number }[] = [];
  let start = html.indexOf("<!--");
  while (start >= 0) {
    const end = html.indexOf("-->", start + 4);
    if (end < 0) break;
    found.push({ text: html.slice(start, end + 3), offset: start });
    start = html.indexOf("<!--", end + 3);
  }
  return found;
}
