import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { decodeText } from "#git/decode-text.ts";
import { GitError } from "#git/git-error.ts";
import type { GitObjects } from "#git/git-objects.ts";
import { runGit } from "#git/run-git.ts";
import { readInside, standingAt } from "./read-inside.ts";

/** A file that a commit of everything would hold, and where its content is found. */
export type WorkFile =
  /** As git's index has it. */
  | { readonly from: "index"; readonly mode: string; readonly oid: string }
  /** Changed or new in the working tree. */
  | { readonly from: "disk"; readonly mode: string; readonly size: number }
  /** About to be written. */
  | { readonly from: "plan"; readonly mode: string; readonly bytes: Buffer };

/** Largest file that is read to learn something about the repository, in bytes. */
const MOST_READ = 1024 * 1024;

/** The files of a working tree as `git add --all` would take them: what is ignored is left out, and nothing is written to find out. */
export class WorkFiles {
  /** Top of the working tree. */
  readonly root: string;
  /** By repository-relative path. */
  readonly files: ReadonlyMap<string, WorkFile>;
  readonly #objects: GitObjects;

  constructor(root: string, files: ReadonlyMap<string, WorkFile>, objects: GitObjects) {
    this.root = root;
    this.files = files;
    this.#objects = objects;
  }

  /** Lists what is there. Rejects with a `GitError` where git fails. */
  static async list(root: string, objects: GitObjects): Promise<WorkFiles> {
    const [staged, changed, fresh] = await Promise.all([
      paths(root, ["ls-files", "--stage", "-z"]),
      changedPaths(root),
      paths(root, ["ls-files", "--others", "--exclude-standard", "-z"]),
    ]);
    const files = new Map<string, WorkFile>();
    for (const row of staged) {
      const [, mode = "", oid = "", stage, path = ""] = /^(\d+) ([0-9a-f]+) (\d)\t([^]+)$/.exec(row) ?? [];
      if (stage === "0") files.set(path, { from: "index", mode, oid });
    }
    for (const path of [...changed, ...fresh]) {
      if (files.get(path)?.mode === "160000") continue;
      const file = await onDisk(root, path);
      if (file === null) files.delete(path);
      else files.set(path, file);
    }
    return new WorkFiles(root, files, objects);
  }

  /** The text of a plain file; `null` where there is none, where it is no UTF-8 text, or beyond a megabyte. */
  async text(path: string): Promise<string | null> {
    const bytes = await this.bytes(path);
    return bytes === null ? null : decodeText(bytes);
  }

  /** The bytes of a plain file; `null` where there is none, or beyond a megabyte. */
  async bytes(path: string): Promise<Buffer | null> {
    const file = this.files.get(path);
    if (file === undefined || !file.mode.startsWith("100")) return null;
    if (file.from === "plan") return file.bytes;
    if (file.from === "disk") return readInside(this.root, path, MOST_READ);
    const size = await this.#objects.size(file.oid);
    return size > MOST_READ ? null : this.#objects.content(file.oid);
  }
}

async function onDisk(root: string, path: string): Promise<WorkFile | null> {
  // git names a repository in the repository by its folder: nothing of it would be committed.
  if (path.endsWith("/") || (await standingAt(root, path)) === "behind-link") return null;
  const entry = await lstat(join(root, path)).catch(() => null);
  if (entry === null) return null;
  if (entry.isSymbolicLink()) return { from: "disk", mode: "120000", size: entry.size };
  if (!entry.isFile()) return null;
  const mode = (entry.mode & 0o100) === 0 ? "100644" : "100755";
  return { from: "disk", mode, size: entry.size };
}

/**
 * Paths whose content is not what the index has. In a copied or mounted clone every file looks changed by its times alone, and git
 * looks into them; where it cannot, because a filter of the configuration fails, all that look changed are.
 */
async function changedPaths(root: string): Promise<readonly string[]> {
  try {
    const rows = await paths(root, STATUS);
    return rows.flatMap((row) => (row[1] === " " ? [] : [row.slice(3)]));
  } catch (error) {
    if (!(error instanceof GitError && error.code === "git-failed")) throw error;
    return paths(root, ["diff-files", "--name-only", "-z"]);
  }
}

/** Two letters, a space and a path in each row; the second letter is what was done to the file since it was added to the index. */
const STATUS = [
  "status",
  "--porcelain=v1",
  "-z",
  "--no-renames",
  "--untracked-files=no",
  // It would run git in each of them, by their own configuration.
  "--ignore-submodules=all",
] as const;

async function paths(root: string, args: readonly string[]): Promise<readonly string[]> {
  const output = await runGit(root, args, { trust: "owner" });
  return output
    .toString("utf8")
    .split("\0")
    .filter((path) => path !== "");
}
