import type { ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import type { Tree } from "#core/model/tree.ts";
import { GithubError } from "./github-error.ts";
import type { CommitChanges } from "./read-changes.ts";

/** What each reviewed commit changes; `null` for a commit that can no longer be read. */
export type ReviewedChanges = ReadonlyMap<string, CommitChanges | null>;

/** What every reviewed commit changes against the base branch. The head's own changes are known already. */
export async function readReviewedChanges(
  head: { readonly sha: string; readonly changes: CommitChanges },
  reviewed: readonly string[],
  changesOf: (commit: string) => Promise<CommitChanges | null>,
): Promise<ReviewedChanges> {
  const others = [...new Set(reviewed)].filter((commit) => commit !== head.sha);
  const found = await Promise.all(others.map(async (commit) => [commit, await changesOf(commit)] as const));
  return new Map([[head.sha, head.changes] as const, ...found]);
}

/**
 * The snapshots that sign-offs are compared by: for the head and each reviewed commit, the entries of every path that
 * any of them changes. A comparison that GitHub cut short makes its commit unreadable: nothing may be concluded from it.
 */
export async function readSnapshots(
  changes: ReviewedChanges,
  treeOf: (commit: string) => Tree,
  contentGreenAt: (commit: string) => Promise<string | null>,
): Promise<Record<string, SnapshotFacts>> {
  const paths = [...new Set([...changes.values()].flatMap((each) => each?.paths ?? []))].sort();
  const snapshots = [...changes].map(async ([commit, own]): Promise<[string, SnapshotFacts]> => {
    if (own === null || !own.complete) return [commit, unreadable(commit)];
    try {
      const [found, greenAt] = await Promise.all([treeOf(commit).entries(paths), contentGreenAt(commit)]);
      const entries = Object.fromEntries(paths.map((path) => [path, found.get(path) ?? null]));
      return [commit, { commit, readable: true, changed: own.paths, entries, contentGreenAt: greenAt }];
    } catch (error) {
      if (error instanceof GithubError && error.code === "not-found") return [commit, unreadable(commit)];
      throw error;
    }
  });
  return Object.fromEntries(await Promise.all(snapshots));
}

function unreadable(commit: string): SnapshotFacts {
  return { commit, readable: false, changed: [], entries: {}, contentGreenAt: null };
}

/** Commits of the reviews that may count: the newest opinion of each person. Reviews come in the order they were given. */
export function reviewedCommits(reviews: readonly ReviewFacts[]): string[] {
  const newest = new Map<number, ReviewFacts>();
  for (const review of reviews) {
    if (review.author === null || review.state === "COMMENTED" || review.state === "PENDING") continue;
    newest.set(review.author.id, review);
  }
  return [...newest.values()].flatMap(({ state, commit }) =>
    state === "APPROVED" && commit !== null ? [commit] : [],
  );
}
