import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import type { ChecklistItem, EvidenceLink, ItemState, OutsideLink } from "./checklist.ts";
import { checklistIssue } from "./checklist-issue.ts";
import type { ContentPlaces } from "./content-places.ts";
import type { InlineText } from "./inline-text.ts";
import { type ItemAttributes, readAttributes } from "./item-attributes.ts";
import { slugOf } from "./item-id.ts";
import { notApplicableReason } from "./not-applicable-reason.ts";

/** How an item begins: its box, its first paragraph, and where it stands. */
export interface ItemStart {
  readonly ticked: boolean;
  readonly said: InlineText;
  readonly places: ContentPlaces;
  readonly section: readonly string[];
  readonly depth: number;
}

/** An item of a Markdown checklist while the blocks below its first line are still being read. */
export class OpenItem {
  readonly #start: ItemStart;
  readonly #where: Location;
  readonly #evidence: EvidenceLink[] = [];
  readonly #links: OutsideLink[] = [];
  readonly #attributes: ItemAttributes = {};
  readonly #issues: Issue[] = [];

  constructor(start: ItemStart) {
    this.#start = start;
    this.#where = start.places.at(0);
    this.addNote(start.said, start.places);
  }

  /** Takes over the links and comments of a paragraph that belongs to the item. */
  addNote(said: InlineText, places: ContentPlaces): void {
    this.#evidence.push(...said.evidence);
    this.#links.push(...said.links);
    for (const comment of said.comments) this.addComment(comment.text, places.at(comment.offset));
  }

  /** Takes over what a comment says about the item. */
  addComment(comment: string, where: Location): void {
    this.#issues.push(...readAttributes(comment, where, this.#attributes));
  }

  /** The finished item; what is wrong with it is added to `issues`. */
  close(issues: Issue[]): ChecklistItem {
    const { said, section, depth } = this.#start;
    const text = said.text === "" ? said.wording : said.text;
    const { id: written, evidence, role } = this.#attributes;
    const id = written ?? slugOf(text);
    issues.push(...this.#issues);
    if (text === "") issues.push(checklistIssue("no-text", this.#where));
    else if (id === "") issues.push(checklistIssue("no-id", this.#where));
    const reason = said.struck ? notApplicableReason(said.rest) : undefined;
    return {
      id,
      text,
      wording: said.wording,
      state: this.#state(),
      ...(reason === undefined ? {} : { reason }),
      evidence: this.#evidence,
      links: this.#links,
      evidenceRequired: evidence === "required",
      ...(role === undefined ? {} : { role }),
      section,
      depth,
      where: this.#where,
    };
  }

  #state(): ItemState {
    if (this.#start.said.struck) return "not-applicable";
    return this.#start.ticked ? "done" : "open";
  }
}
