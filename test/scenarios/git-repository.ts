import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Text or bytes of a file; `executable` where git should record it as such. */
export type FileContent = string | Uint8Array | { readonly bytes: Uint8Array; readonly executable: boolean };

const folders: string[] = [];

/** An empty folder that {@link removeFolders} takes away. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-scenario-"));
  folders.push(folder);
  return folder;
}

/** Removes every folder that was made here. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const IDENTITY = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@acme.example",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@acme.example",
  GIT_AUTHOR_DATE: "2026-11-20T10:00:00Z",
  GIT_COMMITTER_DATE: "2026-11-20T10:00:00Z",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** Runs git in a folder, without this machine's settings, and gives its output. */
export function git(dir: string, ...args: readonly string[]): string {
  const env = { PATH: process.env["PATH"], HOME: dir, ...IDENTITY };
  return execFileSync("git", ["-C", dir, ...args], { env, encoding: "utf8", stdio: "pipe" }).trim();
}

/** A git repository on disk, made and changed by git itself. */
export class GitRepository {
  readonly dir: string;

  constructor(branch = "main") {
    this.dir = temporaryFolder();
    git(this.dir, "init", "--quiet", "--initial-branch", branch);
    git(this.dir, "config", "uploadpack.allowAnySHA1InWant", "true");
  }

  /** Writes files (`null` removes one) and commits them; gives the commit's id. */
  commit(
    files: ReadonlyMap<string, FileContent | null> | Readonly<Record<string, FileContent | null>>,
  ): string {
    for (const [path, content] of files instanceof Map ? files : Object.entries(files)) {
      this.write(path, content as FileContent | null);
    }
    git(this.dir, "add", "--all", "--force");
    git(this.dir, "commit", "--quiet", "--allow-empty", "--message", "change");
    return git(this.dir, "rev-parse", "HEAD");
  }

  /** Writes one file of the work tree, or removes it. */
  write(path: string, content: FileContent | null): void {
    const file = join(this.dir, path);
    if (content === null) return rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true });
    const plain = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(file, plain ? content : content.bytes);
    if (!plain) chmodSync(file, content.executable ? 0o755 : 0o644);
  }

  /** Starts a branch at a revision and goes there. */
  branch(name: string, at = "HEAD"): void {
    git(this.dir, "checkout", "--quiet", "-b", name, at);
  }

  /** Goes to a revision. */
  checkout(revision: string): void {
    git(this.dir, "checkout", "--quiet", revision);
  }

  /** The test merge that GitHub keeps for a pull request: `base` with `head` merged, at `refs/pull/1/merge`. */
  testMerge(base: string, head: string): string {
    const tree = git(this.dir, "merge-tree", "--write-tree", base, head).split("\n")[0] ?? "";
    const commit = git(
      this.dir,
      "commit-tree",
      tree,
      "-p",
      base,
      "-p",
      head,
      "-m",
      `Merge ${head} into ${base}`,
    );
    git(this.dir, "update-ref", "refs/pull/1/merge", commit);
    return commit;
  }

  /** A clone as `actions/checkout` leaves it: one commit checked out, with so much history (0: all of it). */
  clone(commit: string, depth: number): string {
    const dir = temporaryFolder();
    git(dir, "init", "--quiet", "--initial-branch", "workspace");
    git(dir, "remote", "add", "origin", `file://${this.dir}`);
    const everything = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
    const [options, refs] = depth === 0 ? [[], everything] : [[`--depth=${depth}`, "--no-tags"], []];
    git(dir, "fetch", "--quiet", ...options, "origin", commit, ...refs);
    git(dir, "checkout", "--quiet", "--detach", commit);
    return dir;
  }
}
