import type { CommitFacts, Contribution } from "#core/facts/people-facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import type { Entry, Tree } from "#core/model/tree.ts";
import type { CommitNode } from "./pull-request-snapshot.ts";

type Commit = CommitNode["commit"];

/** Lookups (commits × paths) up to which each commit is compared with its first parent. */
const MOST_LOOKUPS = 2000;

/**
 * The commits of a pull request, with everybody's part in them. A commit touches the changed set when one of those
 * paths differs from its first parent; where finding out would cost too much, it is taken to, which can only exclude.
 * What the head holds at a changed path must come from somewhere: where no commit brought it, a merge undid what the
 * base brought, and every merge is taken to have touched.
 */
export async function touchingCommits(
  commits: readonly Commit[],
  head: string,
  changedPaths: readonly string[],
  treeOf: (commit: string) => Tree,
): Promise<CommitFacts[]> {
  const precise = commits.length * changedPaths.length <= MOST_LOOKUPS;
  const entriesAt = rememberEntries(changedPaths, treeOf);
  const touched = await Promise.all(
    commits.map(async (commit) => {
      const parent = commit.parents.nodes?.[0]?.oid;
      if (!precise || parent === undefined) return null;
      const [before, after] = await Promise.all([entriesAt(parent), entriesAt(commit.oid)]);
      return { after, paths: changedPaths.filter((path) => differ(path, before, after)) };
    }),
  );
  const atHead = precise ? await entriesAt(head) : new Map<string, Entry>();
  const brought = new Set(
    touched.flatMap((each) => each?.paths.filter((path) => !differ(path, each.after, atHead)) ?? []),
  );
  const allBrought = changedPaths.every((path) => brought.has(path));
  return commits.map((commit, index): CommitFacts => {
    const paths = touched[index]?.paths;
    const isMerge = commit.parents.totalCount > 1;
    return {
      sha: commit.oid,
      parents: commit.parents.totalCount,
      contributions: contributionsOf(commit),
      touchesChanges: paths === undefined || paths.length > 0 || (isMerge && !allBrought),
    };
  });
}

/** Entries of the changed paths at a commit; a commit that is the parent of several is asked for once. */
function rememberEntries(paths: readonly string[], treeOf: (commit: string) => Tree) {
  const known = new Map<string, Promise<ReadonlyMap<string, Entry>>>();
  return (commit: string): Promise<ReadonlyMap<string, Entry>> => {
    const entries = known.get(commit) ?? treeOf(commit).entries(paths);
    known.set(commit, entries);
    return entries;
  };
}

function differ(
  path: string,
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): boolean {
  const old = before.get(path);
  const now = after.get(path);
  return old?.oid !== now?.oid || old?.mode !== now?.mode;
}

/**
 * Author, co-authors and committer. GitHub lists the author first among the authors. When somebody commits on GitHub's
 * own pages the committer is GitHub itself, which stands for nobody.
 */
function contributionsOf(commit: Commit): Contribution[] {
  const authors = (commit.authors.nodes ?? []).map(
    (actor, index): Contribution => ({
      part: index === 0 ? "author" : "co-author",
      account: accountOf(actor?.user),
      email: actor?.email ?? "",
    }),
  );
  // Authors that are hidden or beyond the first fifty cannot be told apart from reviewers.
  const hidden = commit.authors.totalCount > authors.length ? [unattributed("co-author")] : [];
  const nobody = authors.length === 0 ? [unattributed("author")] : [];
  const committer: Contribution = {
    part: "committer",
    account: accountOf(commit.committer?.user),
    email: commit.committer?.email ?? "",
  };
  return [...authors, ...nobody, ...hidden, ...(commit.committedViaWeb ? [] : [committer])];
}

function unattributed(part: Contribution["part"]): Contribution {
  return { part, account: null, email: "" };
}

function accountOf(
  user: { databaseId?: number | null | undefined; login: string } | null | undefined,
): Account | null {
  if (user?.databaseId == null) return null;
  return { id: user.databaseId, login: user.login, kind: user.login.endsWith("[bot]") ? "bot" : "user" };
}
