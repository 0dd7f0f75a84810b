import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { git, gitText } from "./run.ts";

/** Names and dates of a commit that the forge writes itself. */
export interface Signing {
  readonly author: { readonly name: string; readonly email: string };
  readonly at: Date;
}

/** Merges two commits into a tree without any work tree; null where they conflict. */
export async function mergeTree(dir: string, base: string, head: string): Promise<string | null> {
  const { stdout, code } = await git(dir, ["merge-tree", "--write-tree", base, head], { accept: [1] });
  return code === 0 ? (stdout.toString("utf8").split("\n")[0] ?? null) : null;
}

function environment(signing: Signing): Record<string, string> {
  const date = `${Math.floor(signing.at.getTime() / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: signing.author.name,
    GIT_AUTHOR_EMAIL: signing.author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
}

/** Writes a commit whose committer is GitHub itself, as for everything done on the web. */
export async function writeCommit(
  dir: string,
  tree: string,
  parents: readonly string[],
  message: string,
  signing: Signing,
): Promise<string> {
  const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])];
  return gitText(dir, args, { input: message, env: environment(signing) });
}

/** Replays the commits of head on base in a work tree of its own; null where one conflicts. */
export async function rebase(dir: string, base: string, head: string, at: Date): Promise<string | null> {
  const place = await mkdtemp(join(dir, "rebase-"));
  const env = { GIT_COMMITTER_DATE: `${Math.floor(at.getTime() / 1000)} +0000` };
  try {
    await git(dir, ["worktree", "add", "--detach", "--force", place, head]);
    const { code } = await git(place, ["rebase", "--force-rebase", base], { env, accept: [1, 128] });
    return code === 0 ? await gitText(place, ["rev-parse", "HEAD"]) : null;
  } finally {
    await rm(place, { recursive: true, force: true });
    await git(dir, ["worktree", "prune"]);
  }
}
