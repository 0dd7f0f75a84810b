import { resolve } from "node:path";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { ContentRequest } from "#core/collect/judge-content.ts";
import { changedPaths } from "#git/changed-paths.ts";
import { commitId, existingTags, isShallow, mergeBase } from "#git/commits.ts";
import { GitObjects } from "#git/git-objects.ts";
import { GitTree } from "#git/git-tree.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { type Answer, problem } from "../answer.ts";
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
export type CloneRange = Omit<ContentRequest, "now" | "stage" | "crypto">;

/** Finds base, head and what changed between them in a local clone. */
export async function readRange({
  repo,
  base,
  head = "HEAD",
  organisationPolicy,
}: RangeOptions): Promise<Answer<CloneRange>> {
  const dir = resolve(repo);
  const objects = new GitObjects(dir);
  const [checkedOut, shallow] = await Promise.all([commitId(objects, "HEAD"), isShallow(dir)]);
  if (checkedOut === null || shallow === null) {
    return problem({
      id: "no-clone",
      says: "`{dir}` is not inside a git repository with a commit",
      fix: "go there, or name it: --repo DIR",
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
        head: to.value,
        mergeBase: ancestor,
      },
      changes: await changedPaths(dir, ancestor, to.value.sha),
      head: new GitTree(objects, to.value.sha),
      base: new GitTree(objects, from.value.sha),
      // A shallow clone comes without tags, so that nothing follows from their absence.
      at: (commit) => new GitTree(objects, commit),
      findTags: async (names) => (shallow ? null : existingTags(dir, names)),
      readExtended: organisationPolicy === undefined ? noCopy : policyCopy(resolve(organisationPolicy)),
    },
  };
}

/** Nothing is fetched from here, so that a judgement of a clone needs no network. */
const noCopy: ReadExtendedPolicy = async () => ({
  kind: "unreadable",
  because: {
    says: "The policy of `{repository}`, on which this one stands, is not in this clone.",
    fix: "Name a copy of it: --organisation-policy FILE",
    values: {},
  },
});

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
