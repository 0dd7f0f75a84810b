import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { spawnGit } from "#git/spawn-git.ts";

/** The line of a file by which git leaves a path out of commits. */
export interface IgnoringLine {
  /** As git names it: from the top of the repository, or absolute where it is of the machine. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Those of the paths that are on this disk and that git leaves out of a commit, by path from the top of the work tree. Empty where git
 * cannot tell: this makes a sentence better, and is never what a verdict rests on.
 */
export async function ignoredFiles(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, IgnoringLine>> {
  const there = await Promise.all(
    paths.map((path) =>
      lstat(join(root, path)).then(
        (stats) => stats.isFile() || stats.isDirectory(),
        () => false,
      ),
    ),
  );
  const present = paths.filter((_, index) => there[index]);
  return present.length === 0 ? new Map() : linesOf(await checkIgnore(root, present));
}

/** Four fields a path: file, line, pattern, path. A pattern that begins with `!` takes the path back in. */
function linesOf(fields: readonly string[]): ReadonlyMap<string, IgnoringLine> {
  const lines = new Map<string, IgnoringLine>();
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [file = "", line = "", pattern = "", path = ""] = fields.slice(at, at + 4);
    if (!pattern.startsWith("!")) lines.set(path.replace(/^\.\//, ""), { file, line: Number(line) });
  }
  return lines;
}

function checkIgnore(root: string, paths: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    // This command refuses paths that are declared to be no patterns; none that begins with a folder is one to it.
    const child = spawnGit(root, ["check-ignore", "-z", "--verbose", "--stdin"], {
      GIT_LITERAL_PATHSPECS: "0",
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.resume();
    child.on("error", () => resolve([]));
    // A path behind a symbolic link is among what ends it otherwise.
    child.on("close", (status) =>
      resolve(status === 0 ? Buffer.concat(chunks).toString("utf8").split("\0") : []),
    );
    child.stdin.end(paths.map((path) => `./${path}\0`).join(""));
  });
}
