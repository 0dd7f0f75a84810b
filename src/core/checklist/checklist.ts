import type { Location } from "#core/model/location.ts";

/** `not-applicable`: struck through in Markdown, `not_applicable` in YAML. */
export type ItemState = "open" | "done" | "not-applicable";

/** A file that an item names. In a definition it is part of the wording; in a filled copy it may be evidence. */
export interface EvidenceLink {
  /** As written, with Markdown's escapes undone and without `#fragment`; see `evidencePath` for where it leads. */
  readonly path: string;
  /** The words that carry the link; absent in YAML. */
  readonly label?: string;
  readonly where: Location;
}

/** A link that leads out of the repository. What stands there can change after a sign-off, so it is never evidence. */
export interface OutsideLink {
  readonly href: string;
  readonly label?: string;
  readonly where: Location;
}

/** One thing that people confirm. */
export interface ChecklistItem {
  /** Written by the author, or made from the text. Unique in its file. */
  readonly id: string;
  /** White space collapsed; without comments, links (with their words) and the marks of a struck item. */
  readonly text: string;
  /** The same with the words of its links: an author may make words of the definition into a link. */
  readonly wording: string;
  readonly state: ItemState;
  /** Why it does not apply; absent when none is given. */
  readonly reason?: string;
  readonly evidence: readonly EvidenceLink[];
  readonly links: readonly OutsideLink[];
  /** Whether a tick counts only with evidence. Binding in a definition, without meaning in a filled copy. */
  readonly evidenceRequired: boolean;
  /** Role of the policy that answers for the item. */
  readonly role?: string;
  /** Headings above it, outermost first. */
  readonly section: readonly string[];
  /** Items that it is nested in; 0 at the top. */
  readonly depth: number;
  readonly where: Location;
}

/** A list of things to confirm: a definition (what must be there) or a filled copy (what was confirmed). Plain JSON. */
export interface Checklist {
  readonly path: string;
  readonly title?: string;
  /** In the order of the file; never empty. */
  readonly items: readonly ChecklistItem[];
}

/** Largest checklist that is read, in bytes of UTF-8. */
export const CHECKLIST_BYTES = 128 * 1024;

/** Most items in one checklist. */
export const CHECKLIST_ITEMS = 500;

/** Deepest item: nested in this many others. */
export const CHECKLIST_DEPTH = 8;

/** Most links of one item, evidence included. */
export const ITEM_LINKS = 50;
