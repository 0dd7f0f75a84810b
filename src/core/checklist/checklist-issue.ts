import type { Location } from "#core/model/location.ts";
import type { Issue, Value } from "#core/model/statement.ts";

/** What can be wrong with a checklist file, in words. Ids are stable; prose may change. */
const WORDS = {
  "checklist-too-large": {
    says: "This checklist is larger than {limit} bytes, so it was not read.",
    fix: "Split it, or move what is not an item into another document.",
  },
  "too-many-items": {
    says: "This checklist has {count} items; at most {limit} are read.",
    fix: "Split it into several checklists.",
  },
  "too-many-links": {
    says: "The item `{id}` has {count} links; at most {limit} are read.",
    fix: "Link to a file that lists the others.",
  },
  "too-deep": {
    says: "This is nested too deep to be read; an item may stand inside at most {limit} others.",
    fix: "Flatten the list.",
  },
  "no-items": {
    says: "This file has no checklist item.",
    fix: "Write items as `- [ ] text` in Markdown, or under `items` in YAML.",
  },
  "no-box": {
    says: "`{found}` is not the box of an item, so nobody sees a tick here.",
    fix: "Write `[x]` when it is true and `[ ]` when it is not, with nothing else between the brackets.",
  },
  "no-text": { says: "This item has no text.", fix: "Say what is to be confirmed." },
  "no-id": {
    says: "No id can be made from the text of this item.",
    fix: "Give it one with a comment: `<!-- id: short-name -->`.",
  },
  "bad-id": {
    says: "`{id}` cannot be an id: expected a letter or digit, then letters, digits, `.`, `_` or `-`, at most 64 in all.",
    fix: "Choose a short name such as `eval-report`.",
  },
  "duplicate-id": {
    says: "Two items have the id `{id}`: this one, and the one on line {first}.",
    fix: "Give each its own id; in Markdown with a comment: `<!-- id: short-name -->`.",
  },
  "unknown-attribute": {
    says: "Unknown attribute `{key}` in the comment of an item.",
    fix: "Use one of {known}, or write the comment outside of the item.",
  },
  "bad-attribute": {
    says: "Expected `key: value` pairs with commas between them in this comment, and found `{found}`.",
    fix: "Write for example `<!-- id: eval-report, evidence: required -->`.",
  },
  "attribute-outside": {
    says: "This comment describes an item, but stands in none.",
    fix: "Put it at the end of the item's line, or indent it as far as the item's text.",
  },
  "attribute-twice": {
    says: "The attribute `{key}` is given twice for one item.",
    fix: "Keep one of the two.",
  },
  "bad-evidence": {
    says: "`evidence: {found}` does not fit: expected `required`, `optional` or `none`.",
    fix: "Write `evidence: required` when a tick must come with a file.",
  },
  "bad-role": {
    says: "`{found}` cannot be a role: expected the name of a role in the policy.",
    fix: "Write the name as the policy spells it, for example `role: operations`.",
  },
  "done-and-not-applicable": {
    says: "The item `{id}` is both done and not applicable.",
    fix: "Remove `done: true`, or `not_applicable` and its reason.",
  },
  "more-issues": {
    says: "{count} more mistakes follow in this file.",
    fix: "Mend the ones that are listed first.",
  },
  "unknown-extension": {
    says: "A checklist is a Markdown or a YAML file, and this is neither.",
    fix: "Let its name end in `.md`, `.yml` or `.yaml`.",
  },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly fix: string }>>;

/** Ids of the issues that reading a checklist can give, beside those of YAML and schemas. */
export type ChecklistIssueId = keyof typeof WORDS;

/** An issue about a checklist, worded once for both formats. */
export function checklistIssue(
  id: ChecklistIssueId,
  where: Location,
  values: Readonly<Record<string, Value>> = {},
): Issue {
  return { id, ...WORDS[id], values, where };
}

/** More mistakes than this in one file are counted, not listed. */
const MOST_ISSUES = 100;

/** The first issues of a file in its order, and a last one that counts those left out. */
export function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const sorted = issues.toSorted(
    (a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0),
  );
  const last = sorted[MOST_ISSUES - 1];
  if (last === undefined || sorted.length === MOST_ISSUES) return sorted;
  const count = sorted.length - MOST_ISSUES;
  return [...sorted.slice(0, MOST_ISSUES), checklistIssue("more-issues", last.where, { count })];
}
