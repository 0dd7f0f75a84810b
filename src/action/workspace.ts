import type { ListTags } from "#core/collect/collect-tagged.ts";
import type { Statement } from "#core/model/statement.ts";
import { changedPaths } from "#git/changed-paths.ts";
import { commitId, existingTags, hasTags, isShallow, listTags, mergeBase } from "#git/commits.ts";
import { GitObjects } from "#git/git-objects.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "./answer.ts";
import { completeTags } from "./complete-tags.ts";
import type { JudgedSource } from "./judged-source.ts";
import type { PullRequestEvent } from "./pull-request-event.ts";

const DEEPEN = "set `fetch-depth: 0` under `with:` of the step that uses `actions/checkout`";

/** What two commits to compare, and from where their changes are counted. */
interface Range {
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
  /** Commits whose difference is what a merge brings. */
  readonly between: readonly [before: string, after: string];
}

/**
 * Finds the pull request in the clone that `actions/checkout` left. The head judged is the event's, never the test merge;
 * the base is the test merge's first parent where that is checked out, since it is newer than the event's.
 * A problem where the clone does not hold the commits, or not the history between them. Tags are asked for on GitHub where the clone has none.
 */
export async function readWorkspace(
  dir: string,
  event: PullRequestEvent,
  onGithub: ListTags | null,
): Promise<Answer<JudgedSource>> {
  const objects = new GitObjects(dir);
  const [checkedOut, shallow] = await Promise.all([commitId(objects, "HEAD"), isShallow(dir)]);
  if (checkedOut === null || shallow === null) {
    return problem({
      id: "no-clone",
      says: "there is no clone of the repository at `{dir}`",
      fix: "use `actions/checkout` with `fetch-depth: 0` in a step before this one, or set input `path` to its folder",
      values: { dir },
    });
  }
  const range = event.queued
    ? await queuedRange(objects, event, shallow)
    : await pullRequestRange(objects, event, checkedOut, shallow);
  if (!range.ok) return range;
  const { base, head, mergeBase: ancestor, between } = range.value;
  // A shallow clone comes without tags, so that nothing follows from their absence.
  const listLocal: ListTags = async (prefixes) => (shallow ? null : listTags(dir, prefixes));
  return {
    ok: true,
    value: {
      head: new GitTree(objects, head),
      base: new GitTree(objects, base),
      mergeBase: ancestor,
      changes: await changedPaths(dir, ...between),
      at: (commit) => new GitTree(objects, commit),
      findTags: async (names) => (shallow ? null : existingTags(dir, names)),
      listTags:
        onGithub === null
          ? listLocal
          : completeTags({ listTags: listLocal, hasTags: () => hasTags(dir) }, onGithub),
      local: true,
    },
  };
}

async function pullRequestRange(
  objects: GitObjects,
  event: PullRequestEvent,
  checkedOut: string,
  shallow: boolean,
): Promise<Answer<Range>> {
  const [first, second, head, target] = await Promise.all([
    commitId(objects, "HEAD^1"),
    commitId(objects, "HEAD^2"),
    commitId(objects, event.head.sha),
    commitId(objects, event.base.sha),
  ]);
  const testMerge = first !== null && second !== null && second === head;
  const base = testMerge ? first : target;
  if (base === null || head === null) return problem(missingCommits(event, shallow));
  // With a depth of 2 the test merge still says what it brings: its difference to the base.
  if (shallow && testMerge) {
    return { ok: true, value: { base, head, mergeBase: base, between: [base, checkedOut] } };
  }
  if (shallow) return problem(missingCommits(event, shallow));
  const ancestor = await mergeBase(objects.dir, base, head);
  if (ancestor === null) return problem(NO_ANCESTOR);
  return { ok: true, value: { base, head, mergeBase: ancestor, between: [ancestor, head] } };
}

/** In a merge queue the base is an ancestor of the head, so that both commits alone are enough. */
async function queuedRange(
  objects: GitObjects,
  event: PullRequestEvent,
  shallow: boolean,
): Promise<Answer<Range>> {
  const [base, head] = await Promise.all([
    commitId(objects, event.base.sha),
    commitId(objects, event.head.sha),
  ]);
  if (base === null || head === null) return problem(missingCommits(event, shallow));
  return { ok: true, value: { base, head, mergeBase: base, between: [base, head] } };
}

const NO_ANCESTOR: Statement = {
  id: "no-common-ancestor",
  says: "head and base of this pull request have no commit in common, so what it changes cannot be told",
  fix: "rebase the branch on its base",
  values: {},
};

function missingCommits({ base, head }: PullRequestEvent, shallow: boolean): Statement {
  const values = { base: base.sha.slice(0, 12), head: head.sha.slice(0, 12) };
  if (shallow) {
    return {
      id: "clone-too-shallow",
      says: "the clone is too shallow: it does not reach from head `{head}` to base `{base}`",
      fix: DEEPEN,
      values,
    };
  }
  return {
    id: "commits-not-in-clone",
    says: "the clone does not hold head `{head}` and base `{base}` of this pull request",
    fix: `check out the pull request as \`actions/checkout\` does by default on \`pull_request\`, and ${DEEPEN}`,
    values,
  };
}
