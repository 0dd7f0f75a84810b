import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { CHECKLIST_ITEMS, type ChecklistItem, ITEM_LINKS } from "./checklist.ts";
import { checklistIssue } from "./checklist-issue.ts";

/** What is wrong with the items of a file taken together: none, too many, two of one id, or one with too many links. */
export function itemIssues(items: readonly ChecklistItem[], top: Location): readonly Issue[] {
  if (items.length === 0) return [checklistIssue("no-items", top)];
  if (items.length > CHECKLIST_ITEMS)
    return [checklistIssue("too-many-items", top, { count: items.length, limit: CHECKLIST_ITEMS })];
  const first = new Map<string, number>();
  return items.flatMap(({ id, where, evidence, links }) => {
    const line = first.get(id);
    if (line === undefined) first.set(id, where.line ?? 1);
    const count = evidence.length + links.length;
    const issues =
      count > ITEM_LINKS ? [checklistIssue("too-many-links", where, { id, count, limit: ITEM_LINKS })] : [];
    // An item without an id was told about already.
    if (line !== undefined && id !== "")
      issues.push(checklistIssue("duplicate-id", where, { id, first: line }));
    return issues;
  });
}
