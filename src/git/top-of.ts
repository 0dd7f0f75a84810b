import { realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { GitError } from "./git-error.ts";
import { runGit } from "./run-git.ts";

/** Where the work tree of a folder begins, or why its files are not looked at. */
export type Top =
  | { readonly kind: "found"; readonly root: string }
  /** The folder is in no work tree: no clone, or a bare one. */
  | { readonly kind: "none" }
  /** The configuration of the clone names a work tree that the folder is not in. */
  | { readonly kind: "elsewhere"; readonly root: string }
  /** git does not trust the clone: another user owns it, and could have its filters run as this one. */
  | { readonly kind: "foreign"; readonly root: string };

/**
 * Finds the uppermost folder of the work tree that a folder lies in, without symbolic links. Rejects with a {@link GitError} where git
 * could not be started.
 */
export async function topOf(dir: string): Promise<Top> {
  // Asked side by side, since most folders that are named are uppermost ones.
  const [top, trusted] = await Promise.all([
    lineOrNull(() => runGit(dir, TOP)),
    lineOrNull(() => runGit(dir, TOP, { trust: "owner" })),
  ]);
  if (top === null || top === "") return { kind: "none" };
  const [root, from] = await Promise.all([realpath(top), realpath(dir)]);
  if (!isWithin(from, root)) return { kind: "elsewhere", root };
  // What was found by our trust alone is what git would refuse. Asked in the folder itself, where its files are looked at.
  const owned = root === from ? trusted : await lineOrNull(() => runGit(root, TOP, { trust: "owner" }));
  return { kind: owned === null ? "foreign" : "found", root };
}

const TOP = ["rev-parse", "--show-toplevel"];

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function lineOrNull(run: () => Promise<Buffer>): Promise<string | null> {
  try {
    return (await run()).toString("utf8").replace(/\r?\n$/, "");
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}
