import { resolve } from "node:path";
import { GitError } from "#git/git-error.ts";
import { GitObjects } from "#git/git-objects.ts";
import { runGit } from "#git/run-git.ts";
import { spawnGit } from "#git/spawn-git.ts";
import { topOf } from "#git/top-of.ts";
import { type Answer, problem } from "../answer.ts";
import { refusedTop } from "../clone/refused-top.ts";
import { repositoryOf } from "../clone/revisions.ts";
import { WorkFiles } from "./work-files.ts";

/** A clone with a working tree, as far as `init` looks at it. */
export interface Repository {
  /** Top of the working tree, absolute. */
  readonly root: string;
  readonly objects: GitObjects;
  readonly files: WorkFiles;
  /** Owner and name by the address of the remote; empty where there is none. */
  readonly remote: { readonly owner: string; readonly name: string };
  /** The remote's default branch, or the one that is most likely to become it. */
  readonly branch: string;
}

/** Finds the repository of a folder, which need not have a commit yet. */
export async function openRepository(dir: string): Promise<Answer<Repository>> {
  const from = resolve(dir);
  const top = await topOf(from);
  const refused = refusedTop(top, from);
  if (refused !== null) return problem(refused);
  if (top.kind !== "found") {
    return problem({
      id: "no-repository",
      says: "`{dir}` is in no git repository with a working tree",
      fix: "go to one, name it with --repo DIR, or begin one: git init",
      values: { dir: from },
    });
  }
  const { root } = top;
  const objects = new GitObjects(root);
  const [files, remote, branch] = await Promise.all([
    WorkFiles.list(root, objects),
    repositoryOf(root),
    defaultBranch(root),
  ]);
  return { ok: true, value: { root, objects, files, remote, branch } };
}

async function defaultBranch(root: string): Promise<string> {
  const remote = await lineOf(root, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  if (remote !== null) return remote.replace(/^origin\//, "");
  for (const likely of ["main", "master"]) {
    if ((await lineOf(root, ["rev-parse", "--verify", "--quiet", `refs/heads/${likely}`])) !== null)
      return likely;
  }
  return (await lineOf(root, ["symbolic-ref", "--quiet", "--short", "HEAD"])) ?? "main";
}

/**
 * Those of the paths that git would leave out of a commit, because a pattern of `.gitignore` says so. They need not exist. Rejects
 * with a `GitError` where git fails.
 */
export function ignoredPaths(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  return new Promise((resolve, reject) => {
    // This command refuses paths that are declared to be no patterns; none of a path that begins with a folder is one to it.
    const child = spawnGit(root, ["check-ignore", "-z", "--stdin"], { GIT_LITERAL_PATHSPECS: "0" });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.resume();
    child.on("error", (cause) => reject(new GitError("git-missing", "git could not be started", { cause })));
    child.on("close", (status) => {
      // It ends with 1 where it has nothing to name.
      if (status !== 0 && status !== 1)
        return reject(new GitError("git-failed", `git check-ignore ended with ${status}`));
      const named = Buffer.concat(chunks).toString("utf8").split("\0");
      return resolve(new Set(named.filter((path) => path !== "")));
    });
    child.stdin.end(paths.map((path) => `${path}\0`).join(""));
  });
}

async function lineOf(dir: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await runGit(dir, args)).toString("utf8").replace(/\r?\n$/, "");
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}
