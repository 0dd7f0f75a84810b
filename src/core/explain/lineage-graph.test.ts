import { expect, test } from "vitest";
import { documentOf, evidenceOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Graph } from "#core/model/finding.ts";
import { lineageGraph, packagesGraph } from "./lineage-graph.ts";

const FOLDER = "handoffs/churn";
const source = { pointer: "/x", line: 2, column: 1 };
const LEAST = (name: string) =>
  `apiVersion: gatehouse/v1\npackage: { name: ${name}, version: 3.1.0, owner: "@a" }\n`;

const SECTIONS = `code: { path: src, environment: [uv.lock] }
model: { path: model.bin, base: [{ name: bert-base }] }
datasets: [{ name: crm, role: train, path: data/crm.csv }, { name: held out, role: test, path: data/test.csv }]
`;

function made(more: Partial<PackageFacts> = {}, text = LEAST("churn") + SECTIONS): PackageFacts {
  const pin = { kind: "package", name: "numpy", version: "2", exact: true, locked: true, source } as const;
  return packageOf("", {
    text,
    evidence: [evidenceOf(`${FOLDER}/reports/m.json`, "metrics")],
    documents: [documentOf(`${FOLDER}/uv.lock`, "uv-lock", { pins: [pin] }, ["/code/environment/0"])],
    ...more,
  });
}

/** Edges by the labels of what they join. */
function edgesOf({ nodes, edges }: Graph): readonly string[] {
  const label = new Map(nodes.map((node) => [node.id, node.label]));
  return edges.map(({ from, to }) => `${label.get(from)} → ${label.get(to)}`);
}

test("without steps, what the manifest says is drawn, and verified by nothing", () => {
  const graph = lineageGraph(made(), []);
  expect(graph.title).toBe("churn 3.1.0");
  expect(edgesOf(graph)).toEqual([
    "crm (train) → model",
    "held out (test) → reports/m.json",
    "src → model",
    "model → reports/m.json",
    "uv.lock: 1 dependency → model",
    "bert-base → model",
  ]);
  expect(new Set(graph.nodes.map(({ state }) => state))).toEqual(new Set(["unknown"]));
});

test("with steps, the drawing is the one of the gate `lineage`", () => {
  const artifact = (name: string) => ({ name, digests: [], source });
  const step = {
    name: "train",
    inputs: [artifact("data/crm.csv")],
    outputs: [artifact("model.bin")],
    parameters: [],
    source,
  };
  const lock = documentOf(`${FOLDER}/dvc.lock`, "dvc-lock", { transformations: [step] });
  const edges = edgesOf(lineageGraph(made({ documents: [lock] }), []));
  expect(edges).toEqual(expect.arrayContaining(["crm → train", "train → model", "model → m.json"]));
  expect(edges).toContain("bert-base → model");
});

test("a package in whose folder something lies that this one names is told as what it stands on", () => {
  const outside = [{ path: "handoffs/base/model.bin", mode: "100644", oid: "a".repeat(40), owners: null }];
  const neighbours = [
    { folder: "handoffs/base", name: "base", version: "1.0.0" },
    { folder: "handoffs/bas", name: "other", version: "1.0.0" },
    { folder: FOLDER, name: "churn", version: "3.1.0" },
  ];
  const edges = edgesOf(lineageGraph(made({ outside }), neighbours));
  expect(edges).toContain("base 1.0.0 → model");
  expect(edges.join()).not.toMatch(/other|churn/);
});

test("several packages are drawn with the data that they share, and on each other", () => {
  const data = "datasets: [{ name: crm, path: ../../data/crm.csv }]\n";
  const outside = [{ path: "handoffs/churn/model.bin", mode: "100644", oid: "a".repeat(40), owners: null }];
  const packages = [
    made({}, LEAST("churn") + data),
    made({ folder: "handoffs/fraud", outside }, LEAST("fraud") + data),
    packageOf("nonsense: 1\n", { folder: "handoffs/broken" }),
  ];
  const neighbours = packages.map(({ folder }) => ({ folder, name: "x", version: "1.0.0" }));
  const graph = packagesGraph(packages, neighbours);
  expect(edgesOf(graph)).toEqual(["crm → churn 3.1.0", "crm → fraud 3.1.0", "churn 3.1.0 → fraud 3.1.0"]);
  expect(graph.nodes.find(({ label }) => label === "handoffs/broken")?.state).toBe("bad");
});

test("a drawing that would fit no page counts what it leaves out", () => {
  const packages = Array.from({ length: 100 }, (_, at) => made({ folder: `handoffs/p${at}` }));
  const { nodes, edges } = packagesGraph(packages, []);
  expect(nodes).toHaveLength(81);
  expect(nodes.at(-1)?.label).toMatch(/^\d+ more$/);
  const ids = new Set(nodes.map(({ id }) => id));
  expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
});

test("a manifest that cannot be read gives nothing to draw", () => {
  expect(lineageGraph(packageOf("nonsense: 1\n"), []).nodes).toEqual([]);
});
