import { GitError } from "./git-error.ts";
import { runGit } from "./run-git.ts";
import { topOf } from "./top-of.ts";

/**
 * How many files of the work tree that a folder lies in differ from its newest commit, new ones that git does not ignore
 * included. Nothing is written. 0 also where there is no work tree, and where git must not look into it. Rejects with a
 * {@link GitError} where git could not be started.
 */
export async function dirtyCount(dir: string): Promise<number> {
  const top = await topOf(dir);
  if (top.kind !== "found") return 0;
  // What only a submodule's own work tree has is in no commit of this repository.
  const args = [
    "status",
    "--porcelain",
    "-z",
    "--untracked-files=all",
    "--no-renames",
    "--ignore-submodules=dirty",
  ];
  try {
    const fields = (await runGit(top.root, args, { trust: "owner" })).toString("utf8").split("\0");
    // A clone inside of this one ends in a slash, and is recorded by nothing.
    return fields.filter((field) => field !== "" && !field.endsWith("/")).length;
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return 0;
    throw error;
  }
}
