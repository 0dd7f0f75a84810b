import { afterAll, beforeAll, expect, test } from "vitest";
import { ScratchRepository } from "../../test/scratch-repository.ts";
import { filesBelow } from "./files-below.ts";
import { GitObjects } from "./git-objects.ts";
import { GitTree } from "./git-tree.ts";

let repository: ScratchRepository;
let objects: GitObjects;
beforeAll(() => {
  repository = new ScratchRepository();
  objects = new GitObjects(repository.dir);
});
afterAll(() => {
  objects.close();
  repository.remove();
});

/** A folder in which the same content has several names. */
function folderOf(kind: "blob" | "tree", oid: string, names: readonly string[]): string {
  const mode = kind === "blob" ? "100644" : "040000";
  return repository.git(["mktree"], names.map((name) => `${mode} ${kind} ${oid}\t${name}\n`).join(""));
}

function file(): string {
  return repository.git(["hash-object", "-w", "--stdin"], "content");
}

test("units of paths are counted, and beyond the bound there is no listing at all", async () => {
  const folder = folderOf("blob", file(), ["a", "b", "c"]);
  const cost = 3 * ("x/a".length + 64);
  expect((await filesBelow(objects, "x", folder, cost))?.map(({ path }) => path)).toEqual([
    "x/a",
    "x/b",
    "x/c",
  ]);
  expect(await filesBelow(objects, "x", folder, cost - 1)).toBeNull();
});

test("ten folders in ten folders, ten levels deep, are a listing that is cut", async () => {
  const names = Array.from({ length: 10 }, (_, n) => `${n}`);
  let folder = folderOf("blob", file(), names);
  for (let level = 0; level < 9; level++) folder = folderOf("tree", folder, names);
  expect(await filesBelow(objects, "", folder, 1_000_000)).toBeNull();
});

test("folders without a file count as well", async () => {
  const names = Array.from({ length: 10 }, (_, n) => `${n}`);
  let folder = repository.git(["mktree"]);
  for (let level = 0; level < 10; level++) folder = folderOf("tree", folder, names);
  expect(await filesBelow(objects, "", folder, 1_000_000)).toBeNull();
});

test("a path that no system could check out cuts the listing of all folders above, and only of those", async () => {
  const long = "x".repeat(200);
  let deep = folderOf("blob", file(), ["file"]);
  for (let level = 0; level < 21; level++) deep = folderOf("tree", deep, [long]);
  const shallow = folderOf("blob", file(), ["file"]);
  const root = repository.git(["mktree"], `040000 tree ${deep}\tdeep\n040000 tree ${shallow}\tshallow\n`);
  const commit = repository.git(["commit-tree", root, "-m", "deep"]);
  const listings = await new GitTree(objects, commit).list(["", "deep", "shallow"]);
  expect([...listings].map(([folder, { files, complete }]) => [folder, files.length, complete])).toEqual([
    ["", 0, false],
    ["deep", 0, false],
    ["shallow", 1, true],
  ]);
});
