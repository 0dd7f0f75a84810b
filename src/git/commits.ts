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
  // An annotated tag leads to its commit; a lightweight one is it. A tag may name a file or a folder as well, which is no version of anything.
  const format = "%(refname:strip=2) %(objecttype) %(objectname) %(*objecttype) %(*objectname)";
  const output = await runGit(dir, ["for-each-ref", `--format=${format}`, ...refs]);
  const rows = output
    .toString("utf8")
    .split("\n")
    .map((line) => line.split(" "));
  const found = rows.map(async ([name = "", type, own = "", peeledType, peeled = ""]) => {
    if (!plain.has(name)) return [];
    if (type === "commit") return [[name, own] as const];
    if (peeledType === "commit") return [[name, peeled] as const];
    // Before version 2.45, git follows one tag only. Few name another one.
    const commit = peeledType === "tag" ? await peeledTo(dir, `refs/tags/${name}`) : null;
    return commit === null ? [] : [[name, commit] as const];
  });
  return new Map((await Promise.all(found)).flat());
}

function peeledTo(dir: string, ref: string): Promise<string | null> {
  return lineOf(dir, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
}

/** Whether the clone has a tag at all. `actions/checkout` brings none along with any `fetch-depth` but 0, also where that reaches the first commit. */
export async function hasTags(dir: string): Promise<boolean> {
  return (await runGit(dir, ["for-each-ref", "--count=1", "refs/tags"])).length > 0;
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
