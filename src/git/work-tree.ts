import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { lstat, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BYTES_LIMIT } from "#core/model/tree.ts";
import { runGit } from "./run-git.ts";
import type { GitEnvironment } from "./spawn-git.ts";

/** A work tree at one moment, as a tree object that only {@link WorkTree.env} leads to. */
export interface Snapshot {
  readonly tree: string;
  /** New files that GitHub would refuse, and so no pull request can hold: they are left out. */
  readonly tooLarge: readonly string[];
}

/**
 * The work tree of a clone, with everything in it that is not committed, as git itself would record it: links are links and
 * never followed, ignored files are left out, line endings and Git LFS are as they would be in a commit. What git writes for
 * it goes to a temporary folder: the clone's index and objects stay as they are.
 */
export class WorkTree {
  /** Its uppermost folder, without symbolic links. */
  readonly root: string;
  /** With these variables, git sees the objects of every snapshot beside the clone's own. */
  readonly env: GitEnvironment;
  readonly #scratch: string;

  private constructor(root: string, scratch: string) {
    this.root = root;
    this.#scratch = scratch;
    this.env = { GIT_INDEX_FILE: join(scratch, "index"), GIT_OBJECT_DIRECTORY: join(scratch, "objects") };
    process.once("exit", this.#remove);
  }

  /**
   * Opens the work tree that begins at a folder, as {@link topOf} finds it. Rejects with a `GitError`, also where another user
   * owns it: git runs the filters of the repository's configuration over its files.
   */
  static async open(root: string): Promise<WorkTree> {
    const [index = "", objects = ""] = await linesOf(root, [
      "rev-parse",
      "--git-path",
      "index",
      "--git-path",
      "objects",
    ]);
    // In one go: each of these is shorter than the wait for its turn among what else this process does, such as loading.
    const scratch = mkdtempSync(join(tmpdir(), "gatehouse-work-tree-"));
    mkdirSync(join(scratch, "objects/info"), { recursive: true });
    writeFileSync(join(scratch, "objects/info/alternates"), `${resolve(root, objects)}\n`);
    const tree = new WorkTree(root, scratch);
    copyIndex(resolve(root, index), join(scratch, "index"));
    return tree;
  }

  /** Looks at every file that changed since the snapshot before. Rejects with a `GitError`, such as for a file that cannot be opened. */
  async snapshot(): Promise<Snapshot> {
    const { unrecordable, tooLarge } = await this.#unrecordable();
    const without = [...unrecordable, ...tooLarge].map((path) => `:(top,literal,exclude)${path}`);
    const paths = without.length === 0 ? [] : ["--", ":(top)", ...without];
    // Copies of a moment: compressing them would take longer than everything else.
    const settings = ["-c", "core.compression=0", "-c", "core.safecrlf=false"];
    await this.#git([...settings, "add", "--all", ...paths], { GIT_LITERAL_PATHSPECS: "0" });
    const [tree = ""] = await linesOf(this.root, ["write-tree"], this.env);
    return { tree, tooLarge };
  }

  /** Removes what was written for it. */
  async close(): Promise<void> {
    process.off("exit", this.#remove);
    await rm(this.#scratch, REMOVAL);
  }

  readonly #remove = () => rmSync(this.#scratch, REMOVAL);

  #git(args: readonly string[], more: GitEnvironment = {}): Promise<Buffer> {
    return runGit(this.root, args, { env: { ...this.env, ...more }, trust: "owner" });
  }

  /** New paths that git would stumble over, or that are too large for GitHub unless a filter, such as Git LFS, takes them. */
  async #unrecordable(): Promise<{ readonly unrecordable: string[]; readonly tooLarge: string[] }> {
    const listed = await this.#git(["ls-files", "-z", "--others", "--exclude-standard"]);
    const paths = listed.toString("utf8").split("\0").filter(Boolean);
    // A clone inside of this one, which is no submodule of it.
    const unrecordable = paths.filter((path) => path.endsWith("/")).map((path) => path.slice(0, -1));
    const sizes = await Promise.all(
      paths.map(async (path) => (await lstat(join(this.root, path)).catch(() => null))?.size ?? 0),
    );
    const large = paths.filter((path, at) => !path.endsWith("/") && (sizes[at] ?? 0) > BYTES_LIMIT);
    const filtered = await Promise.all(large.map((path) => this.#isFiltered(path)));
    return { unrecordable, tooLarge: large.filter((_, at) => filtered[at] !== true) };
  }

  async #isFiltered(path: string): Promise<boolean> {
    const answer = await this.#git(["check-attr", "-z", "filter", "--", path]);
    const [, , filter = "unspecified"] = answer.toString("utf8").split("\0");
    return filter !== "unspecified" && filter !== "unset";
  }
}

/** Tried again for half a second at most: git may still write there when it was interrupted, and ends when its folder is gone. */
const REMOVAL = { recursive: true, force: true, maxRetries: 6, retryDelay: 25 } as const;

/**
 * Starts from the clone's index, so that files which it knows unchanged are not read. The copy says that it is older than it is:
 * git looks again into each file that is not older than the index.
 */
function copyIndex(from: string, to: string): void {
  try {
    const { mtimeMs } = statSync(from);
    copyFileSync(from, to);
    const seconds = Math.floor(mtimeMs / 1000);
    utimesSync(to, seconds, seconds);
  } catch (error) {
    // A clone whose index was removed is one in which everything is new.
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

async function linesOf(dir: string, args: readonly string[], env: GitEnvironment = {}): Promise<string[]> {
  return (await runGit(dir, args, { env, trust: "owner" })).toString("utf8").split("\n").slice(0, -1);
}
