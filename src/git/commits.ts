import { GitError, runGit } from "./run-git.ts";

/** The full id of a commit that a revision names, or `null` when the clone does not hold it. */
export async function commitId(dir: string, revision: string): Promise<string | null> {
  try {
    const id = await runGit(dir, [
      "rev-parse",
      "--verify",
      "--quiet",
      "--end-of-options",
      `${revision}^{commit}`,
    ]);
    return id.toString("latin1").trim();
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}

/** The best common ancestor of two commits, or `null` when the clone does not reach back to one. */
export async function mergeBase(dir: string, a: string, b: string): Promise<string | null> {
  try {
    return (await runGit(dir, ["merge-base", a, b])).toString("latin1").trim();
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}

/** Whether the clone lacks history (`fetch-depth` of actions/checkout). */
export async function isShallow(dir: string): Promise<boolean> {
  const answer = await runGit(dir, ["rev-parse", "--is-shallow-repository"]);
  return answer.toString("latin1").trim() === "true";
}

/** Which of the tags exist in the clone. */
export async function existingTags(dir: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const plain = names.filter((name) => /^[\w.@/+-]+$/.test(name));
  if (plain.length === 0) return new Set();
  const refs = plain.map((name) => `refs/tags/${name}`);
  const output = await runGit(dir, ["for-each-ref", "--format=%(refname:strip=2)", ...refs]);
  return new Set(
    output
      .toString("utf8")
      .split("\n")
      .filter((name) => plain.includes(name)),
  );
}
