import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { GitRepository, git, removeFolders } from "../../../test/scenarios/git-repository.ts";
import { FolderTree } from "./folder-tree.ts";

afterAll(removeFolders);

function example(): GitRepository {
  const repository = new GitRepository();
  repository.commit({ "pack/handoff.yml": "a: 1\n", "pack/deep/model.bin": "\u0000", "README.md": "read\n" });
  return repository;
}

test("files have the ids that git gives them", async () => {
  const { dir } = example();
  const { files } = (await new FolderTree(dir, "c").list(["pack"])).get("pack") ?? { files: [] };
  const listed = files.map(({ mode, oid, path }) => `${mode} blob ${oid}\t${path}`);
  expect(listed.join("\n")).toBe(git(dir, "ls-tree", "-r", "HEAD", "pack"));
});

test("what is laid over is read instead, and null is not there", async () => {
  const { dir } = example();
  const tree = new FolderTree(dir, "c", {
    "pack/new.md": "n",
    "pack/handoff.yml": null,
    "README.md": "other",
  });
  const contents = await tree.read([
    "README.md",
    "pack/handoff.yml",
    "pack/new.md",
    "pack/deep/model.bin",
    "pack",
  ]);
  expect([...contents.values()].map((each) => (each.kind === "text" ? each.text : each.kind))).toEqual([
    "other",
    "absent",
    "n",
    "binary",
    "folder",
  ]);
  const listed = (await tree.list([""])).get("")?.files.map(({ path }) => path);
  expect(listed).toEqual(["README.md", "pack/deep/model.bin", "pack/new.md"]);
});

test("no link is followed, and no path leads out of the folder", async () => {
  const { dir } = example();
  const outside = join(dir, "outside");
  mkdirSync(outside);
  writeFileSync(join(outside, "secret.txt"), "s");
  symlinkSync(outside, join(dir, "pack/link"));
  const tree = new FolderTree(join(dir, "pack"), "c");
  const paths = ["link/secret.txt", "../README.md", "/etc/hostname", "deep/../handoff.yml"];
  const contents = await tree.read([...paths, "link"]);
  for (const path of paths) expect(contents.get(path), path).toEqual({ kind: "absent" });
  expect(contents.get("link")?.kind).toBe("symlink");
  expect(await tree.bytes("link")).toBeNull();
});

test("a folder goes by what is in it", async () => {
  const { dir } = example();
  const idOf = async (overlay = {}) =>
    (await new FolderTree(dir, "c", overlay).entries(["pack"])).get("pack")?.oid;
  expect(await idOf()).toBe(await idOf({ "README.md": "other" }));
  expect(await idOf()).not.toBe(await idOf({ "pack/handoff.yml": "a: 2\n" }));
});
