import { resolve } from "node:path";
import type { ContentRequest } from "#core/collect/judge-content.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import { changedPaths } from "#git/changed-paths.ts";
import { commitId, existingTags, isShallow, listTags, mergeBase } from "#git/commits.ts";
import { GitObjects } from "#git/git-objects.ts";
import { GitTree } from "#git/git-tree.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { type Top, topOf } from "#git/top-of.ts";
import { type Snapshot, WorkTree } from "#git/work-tree.ts";
import { type Answer, problem } from "../answer.ts";
import { noCopy } from "./no-copy.ts";
import { refusedTop } from "./refused-top.ts";
import { findBase, findHead, repositoryOf } from "./revisions.ts";

/** Which commits of which clone to compare. */
export interface RangeOptions {
  readonly repo: string;
  readonly base?: string;
  readonly head?: string;
  /** File with the policy that the repository's extends. */
  readonly organisationPolicy?: string;
}

/** What a judgement reads, as if the commits between base and head were a pull request. */
export type CloneRange = Omit<ContentRequest, "now" | "stage" | "crypto" | "paths" | "memory"> & {
  /** How the files that were read differ from the head's commit; `null` where a commit itself was read. */
  readonly uncommitted: Uncommitted | null;
};

/** What a work tree has that its newest commit has not. */
export interface Uncommitted {
  readonly changes: readonly ChangedPath[];
  /** New files that no pull request can hold, and that are left out. */
  readonly tooLarge: readonly string[];
}

/** What stays open while a clone is read more than once. */
export interface OpenClone {
  readonly objects: GitObjects;
  /** Where the files of the head are read; `null`: in its commit. */
  readonly workTree: WorkTree | null;
}

/**
 * Opens the clone that a folder lies in: with `work-tree`, to judge its files as they are, where it has any. A problem is a work
 * tree that git must not look into.
 */
export async function openClone(repo: string, content: "work-tree" | "commit"): Promise<Answer<OpenClone>> {
  const dir = resolve(repo);
  const top = content === "commit" ? NO_TOP : await topOf(dir);
  const refused = refusedTop(top, dir);
  if (refused !== null) return problem({ ...refused, fix: `${refused.fix}, or judge a commit: --head HEAD` });
  const workTree = top.kind === "found" ? await WorkTree.open(top.root) : null;
  return { ok: true, value: { objects: new GitObjects(dir, workTree?.env), workTree } };
}

/** Ends what was opened. */
export async function closeClone({ objects, workTree }: OpenClone): Promise<void> {
  objects.close();
  await workTree?.close();
}

const NO_TOP: Top = { kind: "none" };

/**
 * Finds base, head and what changed between them in a local clone. Commits alone are looked at, unless a clone is handed in that
 * was opened for its work tree: then the head is that.
 */
export async function readRange(
  { repo, base, head = "HEAD", organisationPolicy }: RangeOptions,
  { objects, workTree }: OpenClone = { objects: new GitObjects(resolve(repo)), workTree: null },
): Promise<Answer<CloneRange>> {
  const dir = resolve(repo);
  // What does not build on each other is asked of git side by side: most of the time it takes for a process to start.
  const [checkedOut, shallow, from, to, repository] = await Promise.all([
    commitId(objects, "HEAD"),
    isShallow(dir),
    findBase(objects, base),
    findHead(objects, head),
    repositoryOf(dir),
  ]);
  if (checkedOut === null || shallow === null) {
    return problem({
      id: "no-clone",
      says: "`{dir}` is not inside a git repository with a commit",
      fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
      values: { dir },
    });
  }
  if (!from.ok) return from;
  if (!to.ok) return to;
  // Both have ended before anything is told, so that nobody removes what the other still writes.
  const [ancestor, snapshot] = await Promise.allSettled([
    mergeBase(dir, from.value.sha, to.value.sha),
    workTree?.snapshot() ?? null,
  ]);
  if (ancestor.status === "rejected") throw ancestor.reason;
  if (ancestor.value === null) return problem(noAncestor(from.value.ref, to.value.ref, shallow));
  if (snapshot.status === "rejected") throw snapshot.reason;
  const tree = snapshot.value?.tree ?? to.value.sha;
  const [changes, uncommitted] = await Promise.all([
    changedPaths(dir, ancestor.value, tree, workTree?.env),
    snapshot.value && uncommittedIn(snapshot.value, to.value.sha, { objects, workTree }),
  ]);
  return {
    ok: true,
    value: {
      repository,
      pullRequest: {
        number: 0,
        title: "",
        author: null,
        draft: false,
        base: from.value,
        // As `git describe --dirty` would say it.
        head: { ...to.value, sha: uncommitted?.changes.length ? `${to.value.sha}-dirty` : to.value.sha },
        mergeBase: ancestor.value,
      },
      changes,
      head: new GitTree(objects, tree),
      base: new GitTree(objects, from.value.sha),
      // A shallow clone comes without tags, so that nothing follows from their absence.
      at: (commit) => new GitTree(objects, commit),
      findTags: async (names) => (shallow ? null : existingTags(dir, names)),
      listTags: async (prefixes) => (shallow ? null : listTags(dir, prefixes)),
      readExtended: organisationPolicy === undefined ? noCopy : policyCopy(resolve(organisationPolicy)),
      uncommitted,
    },
  };
}

async function uncommittedIn(
  { tree, tooLarge }: Snapshot,
  commit: string,
  { objects, workTree }: OpenClone,
): Promise<Uncommitted> {
  const committed = await objects.id(`${commit}^{tree}`);
  const changes = committed === tree ? [] : await changedPaths(objects.dir, commit, tree, workTree?.env);
  return { changes, tooLarge };
}

function noAncestor(base: string, head: string, shallow: boolean) {
  return {
    id: "no-common-ancestor",
    says: "`{base}` and `{head}` have no commit in common in this clone",
    fix: shallow
      ? "the clone is shallow: git fetch --unshallow"
      : "name the branch that this one grew from: --base BRANCH",
    values: { base, head },
  };
}
