import type { Checklist, ChecklistItem } from "./checklist.ts";

/** What keeps an item of the definition from being confirmed by the filled copy. */
export type ItemProblem =
  /** No item of this id, nor of this text. */
  | "missing"
  /** The text is there under another id. */
  | "renamed"
  /** Other words under this id. */
  | "reworded"
  /** Several items of this id. */
  | "duplicate"
  | "open"
  /** Ticked, but names no file although the definition asks for one. */
  | "no-evidence"
  /** Said not to apply, without a reason. */
  | "no-reason";

/** One item of the definition, and what the filled copy says about it. */
export interface ComparedItem {
  readonly asked: ChecklistItem;
  /** The item of the same id, or for `renamed` the one of the same text. */
  readonly filled?: ChecklistItem;
  /** Empty when it is confirmed (done, or not applicable for a reason). */
  readonly problems: readonly ItemProblem[];
}

/** A filled copy beside its definition. */
export interface ChecklistComparison {
  /** One for each item of the definition, in its order. */
  readonly items: readonly ComparedItem[];
  /** Items that only the copy has; allowed. */
  readonly extra: readonly ChecklistItem[];
}

/**
 * Compares a filled copy with its definition by item id. What must be there, with which words, and whether it needs
 * evidence is said by the definition alone. Whether evidence exists is not asked here.
 */
export function compareChecklist(definition: Checklist, filled: Checklist): ChecklistComparison {
  const byId = Map.groupBy(filled.items, (item) => item.id);
  const asked = new Set(definition.items.map((item) => item.id));
  const extra = filled.items.filter((item) => !asked.has(item.id));
  const byText = new Map(extra.map((item) => [normal(item.wording), item]));
  const items = definition.items.map((item): ComparedItem => {
    const [first, second] = byId.get(item.id) ?? [];
    if (first !== undefined)
      return { asked: item, filled: first, problems: problems(item, first, second !== undefined) };
    const other = byText.get(normal(item.wording));
    return other === undefined
      ? { asked: item, problems: ["missing"] }
      : { asked: item, filled: other, problems: ["renamed"] };
  });
  return { items, extra };
}

function problems(asked: ChecklistItem, filled: ChecklistItem, twice: boolean): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  if (twice) found.push("duplicate");
  if (!sameWords(asked, filled)) found.push("reworded");
  if (filled.state === "open") found.push("open");
  if (filled.state === "done" && asked.evidenceRequired && filled.evidence.length === 0)
    found.push("no-evidence");
  if (filled.state === "not-applicable" && filled.reason === undefined) found.push("no-reason");
  return found;
}

/**
 * Whether a copy says what the definition says. It may add links, and turn words of the definition into links;
 * links of the definition itself are part of what it says.
 */
function sameWords(asked: ChecklistItem, filled: ChecklistItem): boolean {
  if (normal(asked.wording) === normal(filled.wording)) return true;
  const kept = linksOf(filled);
  return normal(asked.text) === normal(filled.text) && [...linksOf(asked)].every((link) => kept.has(link));
}

function linksOf(item: ChecklistItem): Set<string> {
  return new Set([
    ...item.evidence.map(({ path, label }) => JSON.stringify([path, normal(label ?? "")])),
    ...item.links.map(({ href, label }) => JSON.stringify([href, normal(label ?? "")])),
  ]);
}

function normal(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
