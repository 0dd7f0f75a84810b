import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError, statusOf, toGithubError } from "./github-error.ts";

const file = z.object({ filename: z.string(), status: z.string(), previous_filename: z.string().optional() });
const comparison = z.object({
  merge_base_commit: z.object({ sha: z.string() }),
  files: z.array(file),
});

/** What a commit changes against its merge base with the base branch. */
export interface CommitChanges {
  readonly mergeBase: string;
  /** Paths, both sides of a rename, sorted, each once. */
  readonly paths: readonly string[];
  /** New path → old path. */
  readonly renames: ReadonlyMap<string, string>;
  /** False when GitHub did not list all of them. */
  readonly complete: boolean;
  /** Whether it was asked by commit. A pull request's own list is that of whatever its head is by then. */
  readonly byCommit: boolean;
}

/** Files that GitHub lists in one comparison; with as many there may be more. */
const FILES_OF_A_COMPARISON = 300;

/** Files that GitHub lists of a pull request at the most. */
const FILES_OF_A_PULL_REQUEST = 3000;

/**
 * The changes of a commit against its merge base with `base`: one comparison. For more than 300 files the pull request's
 * own list is read, which only describes its head. `null` when the commit can no longer be read.
 */
export async function readChanges(
  client: GithubClient,
  base: string,
  commit: string,
  head?: { readonly number: number; readonly changedFiles: number },
): Promise<CommitChanges | null> {
  const found = await compare(client, base, commit);
  if (found === null) return null;
  const listed = found.files;
  const mergeBase = found.merge_base_commit.sha;
  if (listed.length < FILES_OF_A_COMPARISON)
    return changesOf(mergeBase, listed, { complete: true, byCommit: true });
  if (head === undefined) return changesOf(mergeBase, listed, { complete: false, byCommit: true });
  const files = await allFiles(client, head.number);
  const whole = files.length >= head.changedFiles && files.length < FILES_OF_A_PULL_REQUEST;
  return changesOf(mergeBase, files, { complete: whole, byCommit: false });
}

async function compare(
  client: GithubClient,
  base: string,
  commit: string,
): Promise<z.output<typeof comparison> | null> {
  try {
    const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
    const { data } = await client.request(route, { basehead: `${base}...${commit}`, per_page: 1, page: 1 });
    return expectShape(comparison, data, "a comparison");
  } catch (error) {
    if (error instanceof GithubError) throw error;
    const status = statusOf(error);
    // 404: the commit is gone; 422: no common ancestor. Both leave nothing to compare with.
    if (status === 404 || status === 422) return null;
    throw toGithubError(error, "comparing commits");
  }
}

async function allFiles(client: GithubClient, number: number): Promise<z.output<typeof file>[]> {
  const files: z.output<typeof file>[] = [];
  for (let at = 1; files.length < FILES_OF_A_PULL_REQUEST; at++) {
    const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
    const { data } = await client.request(route, { pull_number: number, per_page: 100, page: at });
    const found = expectShape(z.array(file), data, "a list of files");
    files.push(...found);
    if (found.length < 100) break;
  }
  return files;
}

function changesOf(
  mergeBase: string,
  files: readonly z.output<typeof file>[],
  how: Pick<CommitChanges, "complete" | "byCommit">,
): CommitChanges {
  const paths = new Set<string>();
  const renames = new Map<string, string>();
  for (const { filename, status, previous_filename: previous } of files) {
    paths.add(filename);
    if (status !== "renamed" || previous === undefined) continue;
    paths.add(previous);
    renames.set(filename, previous);
  }
  return { mergeBase, paths: [...paths].sort(), renames, ...how };
}
