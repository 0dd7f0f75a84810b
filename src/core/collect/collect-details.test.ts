import { expect, test } from "vitest";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { packageOptions } from "../../../test/package-options.ts";
import { collectPackages } from "./collect-packages.ts";

const FOLDER = "handoffs/churn";
const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 3.1.0, owner: "@acme/churn" }\n';

async function collect(sections: string, files: MemoryFiles, cut: readonly string[] = []) {
  const tree = new MemoryTree("head", { [`${FOLDER}/handoff.yml`]: HEAD + sections, ...files }, cut);
  const options = packageOptions({ file: null, ownersOf: () => null });
  const [facts] = await collectPackages(tree, [FOLDER], options);
  if (facts === undefined) throw new Error("no package was collected");
  const issues = facts.manifest.ok ? [] : facts.manifest.issues.map(({ id, where }) => [id, where.path]);
  return { ...facts, issues };
}

/** A lock of one step with that many inputs. */
const lock = (names: readonly string[]) =>
  `schema: '2.0'\nstages:\n  train:\n    cmd: run\n    deps:\n${names
    .map((name) => `    - path: ${name}\n      md5: ${"0".repeat(32)}\n      size: 1\n`)
    .join("")}`;
const names = (count: number, folder: string) =>
  Array.from({ length: count }, (_, n) => `${folder}/${n}.csv`);

test("a file that only a document names is known and digested, however many it names before it", async () => {
  const files = {
    "raw/last.csv": "x",
    [`${FOLDER}/dvc.lock`]: lock([...names(600, "gone"), "raw/last.csv"]),
  };
  const { outside, digests, issues } = await collect("", files);
  expect(issues).toEqual([]);
  expect(outside.map(({ path }) => path)).toEqual(["raw/last.csv"]);
  expect(Object.keys(digests)).toEqual(["raw/last.csv"]);
});

test("where they are too many to be looked up, and the commit too large to be listed, the package is not judged", async () => {
  const files = { [`${FOLDER}/dvc.lock`]: lock(names(600, "gone")) };
  expect((await collect("", files, [""])).issues).toEqual([["claims-cut", `${FOLDER}/handoff.yml`]]);
});

test("digests that are stated come before those of data, and none of them is left out in silence", async () => {
  const data = Object.fromEntries(names(250, `${FOLDER}/data`).map((path, n) => [path, `${n}`]));
  const sections = "datasets: [{ name: a, path: data }]\nmodel: { path: model.json }\n";
  const whole = await collect(sections, { ...data, [`${FOLDER}/model.json`]: "{}" });
  expect(whole.issues).toEqual([]);
  expect(Object.hasOwn(whole.digests, `${FOLDER}/model.json`)).toBe(true);
  const claimed = { ...data, [`${FOLDER}/dvc.lock`]: lock(names(250, "data")) };
  expect((await collect(sections, claimed)).issues).toEqual([["digests-cut", `${FOLDER}/handoff.yml`]]);
});

test("more alerts than are read are no package that could be judged", async () => {
  const alerts = Object.fromEntries(names(201, `${FOLDER}/alerts`).map((path) => [path, "a: 1\n"]));
  expect((await collect("monitoring: { alerts: alerts }\n", alerts)).issues).toEqual([
    ["documents-cut", `${FOLDER}/handoff.yml`],
  ]);
});
