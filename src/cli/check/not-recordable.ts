import type { CloneRange } from "../clone/clone-range.ts";

/** Says why what was read cannot be recorded: a record is of a commit. `null` where it can. */
export function notRecordable({ uncommitted }: CloneRange) {
  const count = uncommitted?.changes.length ?? 0;
  if (count === 0) return null;
  return {
    says: "a record is of a commit, and {count} [file has|files have] changes that no commit has",
    fix: "commit them first, or record the commit alone: --head HEAD",
    values: { count },
  };
}
