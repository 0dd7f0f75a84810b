import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { GitObjects } from "./git-objects.ts";
import { GitTree } from "./git-tree.ts";
import { topOf } from "./top-of.ts";
import { WorkTree } from "./work-tree.ts";

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

function git(dir: string, ...args: readonly string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@a.example"];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" };
  return execFileSync("git", ["-C", dir, ...who, ...args], { env, encoding: "utf8", stdio: "pipe" }).trim();
}

function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

function repository(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), "gatehouse-work-tree-test-"));
  opened.push({ close: () => rmSync(dir, { recursive: true, force: true }) });
  git(dir, "init", "--quiet", "--initial-branch", "main");
  write(dir, files);
  git(dir, "add", "--all");
  git(dir, "commit", "--quiet", "--message", "start");
  return dir;
}

async function open(dir: string): Promise<{ work: WorkTree; objects: GitObjects }> {
  const top = await topOf(dir);
  if (top.kind !== "found") throw new Error("there is no work tree");
  const work = await WorkTree.open(top.root);
  const objects = new GitObjects(dir, work.env);
  opened.push(work, objects);
  return { work, objects };
}

const blobId = (text: string) =>
  createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");

describe("WorkTree", () => {
  test("an untouched work tree is the tree of its commit, from any folder in it", async () => {
    const dir = repository({ "a/b.txt": "1" });
    const { work } = await open(join(dir, "a"));
    expect(await work.snapshot()).toEqual({ tree: git(dir, "rev-parse", "HEAD^{tree}"), tooLarge: [] });
  });

  test("changed, new and removed files are as git would record them; ignored ones are left out", async () => {
    const dir = repository({ changed: "1", removed: "1", ".gitignore": "*.log\n" });
    write(dir, { changed: "2", "deep/new": "3", "x.log": "4" });
    rmSync(join(dir, "removed"));
    const { work, objects } = await open(dir);
    const tree = new GitTree(objects, (await work.snapshot()).tree);
    const [listing] = [...(await tree.list([""])).values()];
    expect(listing?.files.map(({ path, oid }) => [path, oid])).toEqual([
      [".gitignore", blobId("*.log\n")],
      ["changed", blobId("2")],
      ["deep/new", blobId("3")],
    ]);
    expect((await tree.read(["deep/new"])).get("deep/new")).toMatchObject({ kind: "text", text: "3" });
  });

  test("the clone's index and objects stay as they are, and nothing is left behind", async () => {
    const dir = repository({ a: "1" });
    write(dir, { a: "2", b: "3" });
    const before = [
      git(dir, "status", "--porcelain"),
      git(dir, "count-objects"),
      readdirSync(join(dir, ".git")).toSorted(),
    ];
    const { work } = await open(dir);
    const scratch = dirname(work.env["GIT_INDEX_FILE"] ?? "");
    await work.snapshot();
    expect(existsSync(scratch)).toBe(true);
    await work.close();
    expect(existsSync(scratch)).toBe(false);
    expect([
      git(dir, "status", "--porcelain"),
      git(dir, "count-objects"),
      readdirSync(join(dir, ".git")).toSorted(),
    ]).toEqual(before);
  });

  test("a link is a link: what lies behind it is never read", async () => {
    const dir = repository({ "a/b": "1" });
    const outside = mkdtempSync(join(tmpdir(), "gatehouse-work-tree-test-"));
    opened.push({ close: () => rmSync(outside, { recursive: true }) });
    write(outside, { secret: "secret" });
    symlinkSync(join(outside, "secret"), join(dir, "link"));
    rmSync(join(dir, "a"), { recursive: true });
    symlinkSync(outside, join(dir, "a"));
    const { work, objects } = await open(dir);
    const tree = new GitTree(objects, (await work.snapshot()).tree);
    const contents = await tree.read(["link", "a", "a/secret", "a/b"]);
    expect([...contents.values()].map(({ kind }) => kind)).toEqual([
      "symlink",
      "symlink",
      "absent",
      "absent",
    ]);
  });

  test("a change of the same length right after the commit is seen, and one between two snapshots, too", async () => {
    const dir = repository({ a: "1" });
    write(dir, { a: "2" });
    const { work, objects } = await open(dir);
    const textNow = async () => {
      const { tree } = await work.snapshot();
      return (await new GitTree(objects, tree).read(["a"])).get("a");
    };
    expect(await textNow()).toMatchObject({ text: "2" });
    write(dir, { a: "3" });
    expect(await textNow()).toMatchObject({ text: "3" });
  });

  test("line endings are those of a commit", async () => {
    const dir = repository({ ".gitattributes": "* text=auto\n", "a.txt": "1\n" });
    write(dir, { "a.txt": "1\r\n2\r\n" });
    const { work, objects } = await open(dir);
    const contents = await new GitTree(objects, (await work.snapshot()).tree).read(["a.txt"]);
    expect(contents.get("a.txt")).toMatchObject({ text: "1\n2\n" });
  });

  test("a clone inside is passed over, and so is a new file that GitHub would refuse, which is told", async () => {
    const dir = repository({ a: "1" });
    git(dir, "init", "--quiet", "inner");
    write(dir, { "inner/b": "2", "big *.bin": "" });
    truncateSync(join(dir, "big *.bin"), 100 * 1024 * 1024 + 1);
    const { work } = await open(dir);
    expect(await work.snapshot()).toEqual({
      tree: git(dir, "rev-parse", "HEAD^{tree}"),
      tooLarge: ["big *.bin"],
    });
  });

  test("another user's is not opened: git would run its filters as this one", async () => {
    const dir = repository({ ".gitattributes": "*.bin filter=x\n" });
    git(dir, "config", "filter.x.clean", `touch '${dir}/ran'; cat`);
    write(dir, { "a.bin": "1" });
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(WorkTree.open(dir)).rejects.toMatchObject({
      message: expect.stringContaining("dubious ownership"),
    });
    expect(existsSync(join(dir, "ran"))).toBe(false);
  });
});
