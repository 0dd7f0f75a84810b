import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { CHECKLIST_ITEMS, type ChecklistItem } from "./checklist.ts";
import { checklistIssue } from "./checklist-issue.ts";

/** What is wrong with the items of a file taken together: none, too many, or two of one id. */
export function itemIssues(items: readonly ChecklistItem[], top: Location): readonly Issue[] {
  if (items.length === 0) return [checklistIssue("no-items", top)];
  if (items.length > CHECKLIST_ITEMS)
    return [checklistIssue("too-many-items", top, { count: items.length, limit: CHECKLIST_ITEMS })];
  const first = new Map<string, number>();
  return items.flatMap(({ id, where }) => {
    const line = first.get(id);
    if (line === undefined) first.set(id, where.line ?? 1);
    // An item without an id was told about already.
    return line === undefined || id === ""
      ? []
      : [checklistIssue("duplicate-id", where, { id, first: line })];
  });
}
