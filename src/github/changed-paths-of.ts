import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import type { Entry } from "#core/model/tree.ts";
import type { CommitChanges } from "./read-changes.ts";

/** The changed paths of a pull request with what each was at the merge base and is at the head. */
export function changedPathsOf(
  { paths, renames }: CommitChanges,
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry | null>,
): ChangedPath[] {
  const renamedTo = new Map([...renames].map(([now, old]) => [old, now]));
  return paths.map((path) => {
    const from = renames.get(path);
    const to = renamedTo.get(path);
    return {
      path,
      before: before.get(path) ?? null,
      after: after.get(path) ?? null,
      ...(from === undefined ? {} : { renamedFrom: from }),
      ...(to === undefined ? {} : { renamedTo: to }),
    };
  });
}
