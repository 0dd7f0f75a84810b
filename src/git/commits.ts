import { GitError } from "./git-error.ts";
import type { GitObjects } from "./git-objects.ts";
import { runGit } from "./run-git.ts";

/** The full id of the commit that a revision names, or `null` when the clone does not hold it, or is none. */
export function commitId(objects: GitObjects, revision: string): Promise<string | null> {
  return orNull(() => objects.id(`${revision}^{commit}`));
}

/** The best common ancestor of two commits, or `null` when the clone does not reach back to one. */
export function mergeBase(dir: string, a: string, b: string): Promise<string | null> {
  return lineOf(dir, ["merge-base", a, b]);
}

/** Whether the clone lacks history (`fetch-depth` of actions/checkout), or `null` when there is no clone. */
export async function isShallow(dir: string): Promise<boolean | null> {
  const answer = await lineOf(dir, ["rev-parse", "--is-shallow-repository"]);
  return answer === null ? null : answer === "true";
}

/** The commits of those of the tags that exist in the clone, by tag. */
export async function existingTags(
  dir: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const plain = new Set(names.filter((name) => /^[\w.@/+-]+$/.test(name)));
  if (plain.size === 0) return new Map();
  const refs = [...plain].map((name) => `refs/tags/${name}`);
  // An annotated tag leads to its commit; a lightweight one is it.
  const format = "%(refname:strip=2) %(objectname) %(*objectname)";
  const output = await runGit(dir, ["for-each-ref", `--format=${format}`, ...refs]);
  const rows = output
    .toString("utf8")
    .split("\n")
    .map((line) => line.split(" "));
  return new Map(
    rows.flatMap(([name = "", own = "", peeled = ""]) =>
      plain.has(name) ? [[name, peeled || own] as const] : [],
    ),
  );
}

/**
 * Tags of the clone that begin with one of the prefixes; `null` where it was told to bring none along (`git clone --no-tags`) and has none.
 * A shallow clone comes without them, too: ask {@link isShallow}.
 */
export async function listTags(dir: string, prefixes: readonly string[]): Promise<readonly string[] | null> {
  // No sign of a pattern: git would take one for more than itself.
  const plain = prefixes.filter((prefix) => /^[\w.@/+-]+$/.test(prefix));
  if (plain.length === 0) return [];
  const refs = plain.map((prefix) => `refs/tags/${prefix}*`);
  const output = await runGit(dir, ["for-each-ref", "--format=%(refname:strip=2)", ...refs]);
  const tags = output.toString("utf8").split("\n");
  const found = tags.filter((tag) => plain.some((prefix) => tag.startsWith(prefix)));
  if (found.length > 0) return found;
  const told = await lineOf(dir, ["config", "--get-regexp", "^remote\\..*\\.tagopt$", "^--no-tags$"]);
  return told === null ? [] : null;
}

/** The line that git prints, or `null` where it refuses. */
function lineOf(dir: string, args: readonly string[]): Promise<string | null> {
  return orNull(async () => (await runGit(dir, args)).toString("latin1").trim());
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}
