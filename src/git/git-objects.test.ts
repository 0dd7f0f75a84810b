import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ScratchRepository } from "../../test/scratch-repository.ts";
import { GitObjects } from "./git-objects.ts";
import { GitTree } from "./git-tree.ts";

let repository: ScratchRepository;
let objects: GitObjects;
beforeEach(() => {
  repository = new ScratchRepository();
  objects = new GitObjects(repository.dir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  objects.close();
  repository.remove();
});

describe("processes", () => {
  test("two are enough for everything that is read of two commits, one after another and at once", async () => {
    const before = repository.commit({ "a/b": "1", c: "2" });
    const after = repository.commit({ "a/b": "3", c: "2" });
    const traces = mkdtempSync(join(tmpdir(), "gatehouse-trace-"));
    vi.stubEnv("GIT_TRACE2_EVENT", traces);
    const [old, now] = [new GitTree(objects, before), new GitTree(objects, after)];
    await Promise.all([old.read(["a/b"]), now.read(["a/b", "c"]), now.entries(["c"]), old.list(["a"])]);
    await now.list([""]);
    expect(await objects.id("HEAD")).toBeNull();
    expect(readdirSync(traces)).toHaveLength(2);
    rmSync(traces, { recursive: true });
  });

  test("they hold up the end of this one only for an answer that is awaited", () => {
    const commit = repository.commit({ a: "1" });
    const module = pathToFileURL(join(import.meta.dirname, "git-objects.ts"));
    const script = `import { GitObjects } from ${JSON.stringify(module)};
      const objects = new GitObjects(${JSON.stringify(repository.dir)});
      const size = await objects.size("${commit}");
      console.log(size > 0, (await objects.folder("${commit}^{tree}")).size);`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(output).toBe("true 1\n");
  });

  test("what comes into the clone while they run is found", async () => {
    expect(await objects.id("main")).toBeNull();
    const commit = repository.commit({ a: "later" });
    repository.git(["update-ref", "refs/heads/main", commit]);
    expect(await objects.id("main")).toBe(commit);
    expect((await new GitTree(objects, commit).read(["a"])).get("a")).toMatchObject({ text: "later" });
  });

  test("after they were ended, the next question starts another", async () => {
    const commit = repository.commit({ a: "1" });
    expect(await objects.id(commit)).toBe(commit);
    objects.close();
    expect(await objects.id(commit)).toBe(commit);
  });
});

describe("failures", () => {
  test("a process that ends rejects everything that was asked of it, and says why", async () => {
    const commit = repository.commit({ a: "x".repeat(2000) });
    const blob = repository.git(["rev-parse", `${commit}:a`]);
    const file = join(repository.dir, ".git/objects", blob.slice(0, 2), blob.slice(2));
    execFileSync("chmod", ["u+w", file]);
    truncateSync(file, 20);
    const asked = await Promise.allSettled([objects.content(blob), objects.folder(`${commit}^{tree}`)]);
    expect(asked).toMatchObject([
      { status: "rejected", reason: { name: "GitError", code: "git-failed" } },
      { status: "rejected", reason: { name: "GitError", code: "git-failed" } },
    ]);
    expect((await objects.folder(`${commit}^{tree}`)).size).toBe(1);
  });

  test("outside of a clone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-none-"));
    await expect(new GitObjects(folder).id("HEAD")).rejects.toMatchObject({
      code: "git-failed",
      message: expect.stringContaining("not a git repository"),
    });
    rmSync(folder, { recursive: true });
  });

  test("without git", async () => {
    vi.stubEnv("PATH", repository.dir);
    await expect(objects.id("HEAD")).rejects.toMatchObject({ code: "git-missing" });
  });

  test("an object that is not there, and one of another kind", async () => {
    const commit = repository.commit({ a: "1" });
    const missing = { code: "git-failed", message: expect.stringContaining("not in this clone") };
    await expect(objects.size("1".repeat(40))).rejects.toMatchObject(missing);
    await expect(objects.content("1".repeat(40))).rejects.toMatchObject(missing);
    await expect(objects.folder(`${commit}:a`)).rejects.toMatchObject({
      message: expect.stringContaining("is a blob and no tree"),
    });
    await expect(objects.content(commit)).rejects.toMatchObject({
      message: expect.stringContaining("is a commit and no blob"),
    });
  });

  test("a name of two lines is the name of nothing, and no second question", async () => {
    const commit = repository.commit({ a: "1" });
    expect(await objects.id(`${commit}\n${commit}`)).toBeNull();
    expect(await objects.id(`${commit}\0`)).toBeNull();
    expect(await objects.id(commit)).toBe(commit);
  });
});

test("clones whose ids are SHA-256", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-sha256-"));
  const git = (args: readonly string[], input = "") =>
    execFileSync("git", ["-C", folder, ...args], { input, encoding: "utf8" }).trim();
  git(["init", "--quiet", "--bare", "--object-format=sha256"]);
  const blob = git(["hash-object", "-w", "--stdin"], "content");
  const inner = git(["mktree"], `100644 blob ${blob}\tfile\n`);
  const root = git(["mktree"], `040000 tree ${inner}\tfolder\n`);
  const own = new GitObjects(folder, { GIT_DIR: folder });
  const tree = new GitTree(own, root);
  expect((await tree.read(["folder/file"])).get("folder/file")).toMatchObject({ text: "content", oid: blob });
  expect((await tree.list([""])).get("")?.files).toMatchObject([{ path: "folder/file", size: 7 }]);
  own.close();
  rmSync(folder, { recursive: true });
});
