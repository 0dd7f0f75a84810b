import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MemoryFile, MemoryFiles } from "./memory-tree.ts";

/** A repository on disk, with nothing checked out, whose commits are made from plain objects, whatever this machine's file names allow. */
export class ScratchRepository {
  readonly dir = mkdtempSync(join(tmpdir(), "gatehouse-git-"));

  constructor() {
    this.git(["init", "--quiet", "--initial-branch=main"]);
  }

  /** Makes a commit of exactly these files. Returns its id. */
  commit(files: MemoryFiles, parents: readonly string[] = []): string {
    const rows = Object.entries(files).map(([path, file]) => {
      const { mode, oid } = this.#store(file);
      return `${mode} ${oid}\t${path}\0`;
    });
    this.git(["read-tree", "--empty"]);
    this.git(["update-index", "-z", "--index-info"], rows.join(""));
    const tree = this.git(["write-tree"]);
    return this.git(["commit-tree", tree, "-m", "a commit", ...parents.flatMap((parent) => ["-p", parent])]);
  }

  git(args: readonly string[], input: string | Uint8Array = ""): string {
    const who = {
      GIT_AUTHOR_NAME: "a",
      GIT_AUTHOR_EMAIL: "a@a.example",
      GIT_AUTHOR_DATE: "1700000000 +0000",
    };
    const committer = {
      GIT_COMMITTER_NAME: "a",
      GIT_COMMITTER_EMAIL: "a@a.example",
      GIT_COMMITTER_DATE: "1700000000 +0000",
    };
    return execFileSync("git", ["-C", this.dir, ...args], {
      input,
      env: { ...process.env, ...who, ...committer, GIT_CONFIG_GLOBAL: "/dev/null" },
      stdio: ["pipe", "pipe", "pipe"],
    })
      .toString("utf8")
      .trim();
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  #store(file: MemoryFile): { readonly mode: string; readonly oid: string } {
    if (typeof file !== "string" && "submodule" in file) return { mode: "160000", oid: file.submodule };
    if (typeof file !== "string" && "link" in file) return { mode: "120000", oid: this.#blob(file.link) };
    if (typeof file !== "string" && "executable" in file) {
      return { mode: "100755", oid: this.#blob(file.executable) };
    }
    return { mode: "100644", oid: this.#blob(file) };
  }

  #blob(content: string | Uint8Array): string {
    return this.git(["hash-object", "-w", "--stdin"], content);
  }
}
