import { describe, expect, test } from "vitest";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { folderOfVersion, namingFolders } from "./naming-folders.ts";

const manifest = (name: string, more = "") =>
  `apiVersion: gatehouse/v1\npackage: { name: ${name}, version: 1.0.0, owner: "@a" }\n${more}`;
const HEAD: MemoryFiles = {
  "handoffs/churn/handoff.yml": manifest(
    "churn",
    "datasets: [{ name: crm, path: ../../data/crm.csv }]\ncode: { path: ../../src/churn }\n",
  ),
  "handoffs/other/handoff.yml": manifest("other", "code: { path: src }\n"),
  "handoffs/prose/handoff.yml": manifest("prose", "code: code.md\n"),
  "handoffs/prose/code.md": "---\npath: ../../src/prose\n---\n# Code\n",
  "handoffs/broken/handoff.yml": "nonsense: 1\n",
  "data/crm.csv": "a\n",
};

async function naming(
  changed: readonly string[],
  { head = HEAD, base = HEAD, globs = ["handoffs/*"], touched = [] as string[], cut = [] as string[] } = {},
) {
  const trees = [new MemoryTree("h", head, cut), new MemoryTree("b", base)];
  return namingFolders(trees, changed, globs, touched);
}

describe("a change outside of packages touches those that name it", () => {
  test.for([
    { name: "a file", changed: ["data/crm.csv"], folders: ["handoffs/churn"] },
    { name: "a file in a named folder", changed: ["src/churn/train.py"], folders: ["handoffs/churn"] },
    { name: "a folder that merely begins alike", changed: ["src/churn-old/train.py"], folders: [] },
    {
      name: "what a named path lies in, when that becomes something else",
      changed: ["src"],
      folders: ["handoffs/churn", "handoffs/prose"],
    },
    { name: "what a section in Markdown names", changed: ["src/prose/a.py"], folders: ["handoffs/prose"] },
    { name: "what nobody names", changed: ["README.md"], folders: [] },
    { name: "rules, which have owners of their own", changed: [".github/workflows/ci.yml"], folders: [] },
  ])("$name", async ({ changed, folders }) => {
    expect(await naming(changed)).toEqual({ folders, incomplete: [] });
  });

  test("a package that named it at the base is touched, too: who stops naming a file cannot hide that it changed", async () => {
    const head = { ...HEAD, "handoffs/churn/handoff.yml": manifest("churn") };
    expect((await naming(["data/crm.csv"], { head })).folders).toEqual(["handoffs/churn"]);
  });

  test("a package that is touched anyway is not told twice", async () => {
    const changed = ["handoffs/churn/README.md", "data/crm.csv"];
    expect((await naming(changed, { touched: ["handoffs/churn"] })).folders).toEqual([]);
  });

  test("packages are looked for below the fixed beginning of their globs", async () => {
    const head = {
      "teams/a/handoffs/churn/handoff.yml": manifest("churn", "code: { path: ../../../../src }\n"),
    };
    const found = await naming(["src/a.py"], { head, base: {}, globs: ["teams/*/handoffs/*"] });
    expect(found.folders).toEqual(["teams/a/handoffs/churn"]);
    expect((await naming(["src/a.py"], { head, base: {}, globs: ["*/a/handoffs/*"] })).folders).toEqual([]);
  });

  test("a list of packages that was cut is told, since any of them may name the file", async () => {
    const { incomplete } = await naming(["data/crm.csv"], { cut: ["handoffs"] });
    expect(incomplete.map(({ id }) => id)).toEqual(["packages-not-all-known"]);
  });
});

describe("a version is found wherever it stands", () => {
  const tree = new MemoryTree("t", HEAD);

  test.for([
    ["churn@1.0.0", "handoffs/churn"],
    ["churn@2.0.0", null],
    ["broken@1.0.0", null],
  ] as const)("%s: %s", async ([id, folder]) => {
    expect(await folderOfVersion(tree, ["handoffs/*"], id)).toBe(folder);
  });
});
