import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { topOf } from "./top-of.ts";

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gatehouse-top-of-")));
  folders.push(folder);
  return folder;
}

function git(dir: string, ...args: readonly string[]): void {
  execFileSync("git", ["-C", dir, ...args], { stdio: "pipe" });
}

/** What a clone can bring along in a folder, and git takes for a bare repository. */
function embed(dir: string, config: string): void {
  for (const folder of ["objects", "refs"]) mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(dir, "config"), `[core]\n\trepositoryformatversion = 0\n${config}`);
}

test("it is the uppermost folder, from any folder in it and through links", async () => {
  const root = temporaryFolder();
  git(root, "init", "--quiet");
  mkdirSync(join(root, "..a/b"), { recursive: true });
  const link = join(temporaryFolder(), "link");
  symlinkSync(join(root, "..a"), link);
  for (const dir of [root, join(root, "..a/b"), link, join(link, "b")])
    expect(await topOf(dir)).toEqual({ kind: "found", root });
});

test("a linked work tree is one by itself", async () => {
  const root = temporaryFolder();
  git(root, "init", "--quiet");
  git(root, "-c", "user.name=a", "-c", "user.email=a@a", "commit", "--quiet", "--allow-empty", "-m", "1");
  const linked = join(temporaryFolder(), "linked");
  git(root, "worktree", "add", "--quiet", linked);
  expect(await topOf(linked)).toEqual({ kind: "found", root: linked });
});

test("neither a bare clone has one nor any other folder, nor one that is not there", async () => {
  const dir = temporaryFolder();
  expect(await topOf(dir)).toEqual({ kind: "none" });
  expect(await topOf(join(dir, "absent"))).toEqual({ kind: "none" });
  git(dir, "init", "--quiet", "--bare");
  expect(await topOf(dir)).toEqual({ kind: "none" });
});

test.for([".", "..", "../../other"])(
  "a folder made up like a bare repository, with the work tree %s, is no clone of its own",
  async (worktree) => {
    const root = temporaryFolder();
    git(root, "init", "--quiet");
    const dir = join(root, "handoffs/churn");
    mkdirSync(join(root, "other"));
    embed(dir, `\tbare = false\n\tworktree = ${worktree}\n`);
    expect(await topOf(dir)).toEqual({ kind: "none" });
  },
);

test("a configuration cannot send us to another folder, even beside ours", async () => {
  const parent = temporaryFolder();
  const [dir, other] = [join(parent, "clone"), join(parent, "clone-other")];
  for (const each of [dir, other]) git(parent, "init", "--quiet", each);
  git(dir, "config", "core.worktree", other);
  expect(await topOf(dir)).toEqual({ kind: "elsewhere", root: other });
});

test("another user's is found, and told apart", async () => {
  const root = temporaryFolder();
  git(root, "init", "--quiet");
  vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
  expect(await topOf(root)).toEqual({ kind: "foreign", root });
});
