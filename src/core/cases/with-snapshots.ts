import type { SnapshotFacts } from "#core/facts/people-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";

/** What the changed paths are at the head, as a reviewer of it sees them. */
export function headSnapshot({ pullRequest, changes, snapshots }: KnownFacts): SnapshotFacts {
  const commit = pullRequest.head.sha;
  const known = snapshots?.[commit];
  if (known !== undefined) return known;
  const paths = changes?.paths ?? [];
  return {
    commit,
    readable: true,
    changed: paths.map(({ path }) => path),
    entries: Object.fromEntries(paths.map(({ path, after }) => [path, after])),
    contentGreenAt: null,
  };
}

/** An earlier commit that somebody reviewed, and paths that cannot have been changed after it. */
export interface Reviewed {
  readonly snapshot: SnapshotFacts;
  readonly unchanged: readonly { readonly index: number; readonly because: Statement }[];
}

/** A commit at which these paths were otherwise than at the head. `nth` gives it an id of its own. */
export function reviewedSnapshot(facts: KnownFacts, paths: readonly string[], nth: number): Reviewed {
  const head = headSnapshot(facts);
  const commit = nth.toString(16).padStart(7, "e").padEnd(40, "0");
  const before = { mode: "100644", oid: commit };
  const entries = Object.fromEntries(paths.map((path) => [path, before]));
  return {
    snapshot: { ...head, commit, entries: { ...head.entries, ...entries }, contentGreenAt: null },
    unchanged: paths.flatMap((path, index) =>
      head.changed.includes(path) ? [] : [{ index, because: notChanged(path, head.changed) }],
    ),
  };
}

function notChanged(path: string, changed: readonly string[]): Statement {
  const nearest = didYouMean(path, changed);
  return {
    id: "path-not-changed",
    says: "`{path}` is not changed by the pull request, so nobody's review can be older than it.",
    fix: nearest === undefined ? "Name a changed path: {changed}." : "Did you mean `{nearest}`?",
    values: { path, changed, nearest: nearest ?? "" },
  };
}
