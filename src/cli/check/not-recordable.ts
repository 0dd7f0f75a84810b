import type { CloneRange } from "../clone/clone-range.ts";

/** Says why what was read cannot be recorded: a record is of a commit. `null` where it can. A record of a run before is a change, too, so the first is named. */
export function notRecordable({ uncommitted }: CloneRange) {
  const [first, ...others] = uncommitted?.changes ?? [];
  if (first === undefined) return null;
  return {
    says:
      others.length === 0
        ? "a record is of a commit, and 1 file has changes that no commit has: `{path}`"
        : "a record is of a commit, and {count} files have changes that no commit has, such as `{path}`",
    fix: "commit them first, or record the commit alone: --head HEAD",
    values: { count: others.length + 1, path: first.path },
  };
}
