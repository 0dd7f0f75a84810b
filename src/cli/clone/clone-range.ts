import { resolve } from "node:path";
import type { ContentRequest } from "#core/collect/judge-content.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import { changedPaths } from "#git/changed-paths.ts";
import { commitId, existingTags, isShallow, listTags, mergeBase } from "#git/commits.ts";
import { GitObjects } from "#git/git-objects.ts";
import { GitTree } from "#git/git-tree.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { type Top, topOf } from "#git/top-of.ts";
import { WorkTree } from "#git/work-tree.ts";
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
  const [checkedOut, shallow] = await Promise.all([commitId(objects, "HEAD"), isShallow(dir)]);
  if (checkedOut === null || shallow === null) {
    return problem({
      id: "no-clone",
      says: "`{dir}` is not inside a git repository with a commit",
      fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
      values: { dir },
    });
  }
  const [from, to] = await Promise.all([findBase(objects, base), findHead(objects, head)]);
  if (!from.ok) return from;
  if (!to.ok) return to;
  const [ancestor, repository] = await Promise.all([
    mergeBase(dir, from.value.sha, to.value.sha),
    repositoryOf(dir),
  ]);
  if (ancestor === null) return problem(noAncestor(from.value.ref, to.value.ref, shallow));
  const read = await readHead(dir, to.value.sha, workTree);
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
        head: { ...to.value, sha: read.name },
        mergeBase: ancestor,
      },
      changes: await changedPaths(dir, ancestor, read.tree, workTree?.env),
      head: new GitTree(objects, read.tree),
      base: new GitTree(objects, from.value.sha),
      // A shallow clone comes without tags, so that nothing follows from their absence.
      at: (commit) => new GitTree(objects, commit),
      findTags: async (names) => (shallow ? null : existingTags(dir, names)),
      listTags: async (prefixes) => (shallow ? null : listTags(dir, prefixes)),
      readExtended: organisationPolicy === undefined ? noCopy : policyCopy(resolve(organisationPolicy)),
      uncommitted: read.uncommitted,
    },
  };
}

interface ReadHead {
  /** Object in which the files are read. */
  readonly tree: string;
  /** What is said to have been judged: a commit, as `git describe --dirty` would say it. */
  readonly name: string;
  readonly uncommitted: Uncommitted | null;
}

async function readHead(dir: string, commit: string, workTree: WorkTree | null): Promise<ReadHead> {
  if (workTree === null) return { tree: commit, name: commit, uncommitted: null };
  const { tree, tooLarge } = await workTree.snapshot();
  const changes = await changedPaths(dir, commit, tree, workTree.env);
  return {
    tree,
    name: changes.length === 0 ? commit : `${commit}-dirty`,
    uncommitted: { changes, tooLarge },
  };
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
