import { expect, test } from "vitest";
import { fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Tree } from "#core/model/tree.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { packageOptions } from "../../../test/package-options.ts";
import { collectOutside } from "./collect-outside.ts";
import { collectPackages } from "./collect-packages.ts";

const FOLDER = "handoffs/churn";
const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 3.1.0, owner: "@acme/churn" }\n';

async function outside(sections: string, files: MemoryFiles, cut: readonly string[] = []) {
  const { manifest } = packageOf(sections);
  if (!manifest.ok) throw new Error(JSON.stringify(manifest.issues));
  const found = await collectOutside(new MemoryTree("head", files, cut), manifest.value, FOLDER);
  return { ...found, told: found.files.map(({ path, mode }) => `${mode} ${path}`).toSorted() };
}

test("named files, folders and what lies below them are known; what is in the package is known already", async () => {
  const sections =
    "datasets: [{ name: a, path: ../../data, contract: ../../c.yml }]\nmodel: { path: model }\n";
  const files = {
    "data/a.csv": "1",
    "data/x/b.csv": "2",
    "c.yml": "3",
    "d.yml": "4",
    [`${FOLDER}/model/m`]: "5",
  };
  expect((await outside(sections, files)).told).toEqual([
    "040000 data",
    "100644 c.yml",
    "100644 data/a.csv",
    "100644 data/x/b.csv",
  ]);
});

test("a folder beside the package whose name begins like the package's is outside", async () => {
  const { told } = await outside("model: { path: ../churn-2/m }\n", { "handoffs/churn-2/m": "1" });
  expect(told).toEqual(["100644 handoffs/churn-2/m"]);
});

test("links and submodules are what they are, and not where they lead", async () => {
  const sections = "model: { path: ../../link, card: ../../module }\n";
  const files = { link: { link: "secret" }, module: { submodule: "1".repeat(40) }, secret: "x" };
  expect((await outside(sections, files)).told).toEqual(["120000 link", "160000 module"]);
});

test("a cut list, and more files than are known, are said", async () => {
  const sections = "model: { path: ../../models }\n";
  expect((await outside(sections, { "models/a": "1" }, ["models"])).cut).toEqual(["models"]);
  const files = Array.from({ length: 20_001 }, (_, n) => fileOf(`models/${n}`));
  const tree: Tree = {
    commit: "head",
    entries: async () => new Map(),
    list: async () => new Map([["models", { files, complete: true }]]),
    read: async () => new Map(),
    bytes: async () => null,
  };
  const { manifest } = packageOf(sections);
  if (!manifest.ok) throw new Error("the manifest is whole");
  const known = await collectOutside(tree, manifest.value, FOLDER);
  expect([known.cut, known.files.length]).toEqual([["models"], 20_000]);
});

test("a package that names a folder of which not every file is known is not judged by it", async () => {
  const tree = new MemoryTree(
    "head",
    { [`${FOLDER}/handoff.yml`]: `${HEAD}model: { path: ../../models }\n`, "models/a": "1" },
    ["models"],
  );
  const options = packageOptions({ file: null, ownersOf: () => null });
  const [facts] = await collectPackages(tree, [FOLDER], options);
  expect(facts?.manifest).toMatchObject({
    ok: false,
    issues: [{ id: "outside-cut", values: { path: "models" }, fix: expect.any(String) }],
  });
});
