import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import { GithubError } from "./github-error.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";
import { page } from "./pull-request-snapshot.ts";

/** What stood at some paths of a branch at one moment. */
export interface BranchState {
  readonly commit: string;
  /** Pull request whose merge made it; `null` for the tip, which may have been pushed. */
  readonly pullRequest: number | null;
  /** When it was merged, by GitHub's clock. */
  readonly at: string | null;
  /** Object ids by path; a path at which nothing stood is missing. */
  readonly oids: ReadonlyMap<string, string>;
}

/** A branch, and its states from now backwards: its tip, then each merge of a pull request into it. */
export interface BranchMerges {
  readonly name: string;
  readonly states: readonly BranchState[];
}

/** Merges that are read at once, and how often. More than this many merges lie further back than anybody waits. */
const A_PAGE = 50;
const MOST_PAGES = 4;

const commit = z.looseObject({ oid: z.string() });
const entry = z.object({ oid: z.string() }).nullish();
const merged = z.object({
  number: z.number(),
  mergedAt: z.string().nullable(),
  updatedAt: z.string(),
  mergeCommit: commit.nullable(),
});
const merges = z.object({ pageInfo: page, nodes: z.array(merged.nullable()).nullable() });
const branch = z.object({
  ref: z.object({ target: commit.nullable() }).nullable(),
  pullRequests: merges,
});

type Merged = z.output<typeof merged>;

/**
 * Reads a branch's merges backwards until `settled` says that older ones cannot matter, or a bound is reached: then what lies
 * further back is not known, which only makes things younger than they are. `null` when there is no such branch.
 */
export async function readBranchMerges(
  batch: GraphqlBatch,
  name: string,
  paths: readonly string[],
  settled: (states: readonly BranchState[]) => boolean,
): Promise<BranchMerges | null> {
  const fields = selectionOf(paths);
  const weight = A_PAGE * paths.length;
  const tip = `ref(qualifiedName: ${literal(`refs/heads/${name}`)}) { target { ... on Commit { ${fields} } } }`;
  const first = await batch.repository(`${tip} ${pageOf(name, fields, null)}`, weight);
  if (first === null) return null;
  const { ref, pullRequests } = expectShape(branch, first, "a branch and its merges");
  if (ref?.target == null) return null;
  const now: BranchState = { ...stateAt(ref.target, paths), pullRequest: null, at: null };
  const seen = [...(pullRequests.nodes ?? [])];
  let { pageInfo } = pullRequests;
  let states = statesOf(now, seen, paths, !pageInfo.hasNextPage);
  for (let pages = 1; pageInfo.hasNextPage && pages < MOST_PAGES && !settled(states); pages++) {
    const answer = await batch.repository(pageOf(name, fields, pageInfo.endCursor ?? ""), weight);
    const next = expectShape(z.object({ pullRequests: merges }), answer, "merges of a branch").pullRequests;
    if (next.pageInfo.endCursor === pageInfo.endCursor)
      throw new GithubError("incomplete", "the list of merges does not advance");
    seen.push(...(next.nodes ?? []));
    pageInfo = next.pageInfo;
    states = statesOf(now, seen, paths, !pageInfo.hasNextPage);
  }
  return { name, states };
}

function pageOf(name: string, fields: string, after: string | null): string {
  const cursor = after === null ? "" : `, after: ${literal(after)}`;
  return `pullRequests(baseRefName: ${literal(name)}, states: [MERGED], first: ${A_PAGE}${cursor},
    orderBy: { field: UPDATED_AT, direction: DESC }) { pageInfo { hasNextPage endCursor }
    nodes { number mergedAt updatedAt mergeCommit { ${fields} } } }`;
}

function selectionOf(paths: readonly string[]): string {
  return ["oid", ...paths.map((path, index) => `p${index}: file(path: ${literal(path)}) { oid }`)].join(" ");
}

/**
 * The tip, then the merges, newest first. GitHub sorts by the last change, not by the merge: of a list that goes on, only merges
 * that are no older than the last change of its end are whole.
 */
function statesOf(
  now: BranchState,
  seen: readonly (Merged | null)[],
  paths: readonly string[],
  whole: boolean,
): readonly BranchState[] {
  const known = seen.filter((each) => each !== null);
  const reached = whole ? "" : (known.at(-1)?.updatedAt ?? "");
  const past = known.flatMap(({ number, mergedAt, mergeCommit }) => {
    if (mergedAt === null || mergedAt < reached) return [];
    // Of a merge whose commit is gone nothing is known, so nothing stood there.
    const state = mergeCommit === null ? { commit: "", oids: new Map() } : stateAt(mergeCommit, paths);
    return [{ ...state, pullRequest: number, at: mergedAt }];
  });
  past.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.pullRequest - a.pullRequest));
  return [now, ...past];
}

function stateAt(
  found: z.output<typeof commit>,
  paths: readonly string[],
): Pick<BranchState, "commit" | "oids"> {
  const oids = paths.flatMap((path, index): [string, string][] => {
    const at = expectShape(entry, found[`p${index}`], "an entry");
    return at == null ? [] : [[path, at.oid]];
  });
  return { commit: found.oid, oids: new Map(oids) };
}
