import type { Issue } from "#core/model/statement.ts";

/** More mistakes than this in one file are counted, not listed. */
const MOST_ISSUES = 100;
const MORE = "more-issues";

/**
 * The mistakes of one file in the order of their places; after the first hundred, one `more-issues` that says how many
 * are left. Takes lists that were bounded before, too.
 */
export function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const listed = issues.filter(({ id }) => id !== MORE).toSorted(byPlace);
  const counted = issues.filter(({ id }) => id === MORE).map(({ values: { count } }) => Number(count));
  const left = counted.reduce((sum, count) => sum + count, Math.max(0, listed.length - MOST_ISSUES));
  const last = listed[Math.min(MOST_ISSUES, listed.length) - 1];
  if (left === 0 || last === undefined) return listed;
  const rest: Issue = {
    id: MORE,
    says: "{count} more mistakes follow in this file.",
    fix: "Mend the ones that are listed first.",
    values: { count: left },
    where: last.where,
  };
  return [...listed.slice(0, MOST_ISSUES), rest];
}

function byPlace(a: Issue, b: Issue): number {
  const lines = (a.where.line ?? 0) - (b.where.line ?? 0);
  const columns = (a.where.column ?? 0) - (b.where.column ?? 0);
  return lines || columns || (a.id < b.id ? -1 : Number(a.id > b.id));
}
