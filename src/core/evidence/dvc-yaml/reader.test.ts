import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dvcYaml } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/dvc");

function read(text: string) {
  return dvcYaml.read({ path: "dvc.yaml", text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

// Shapes: iterative/dvc:dvc/schema.py.
test("stages, their options, and what stands beside them", () => {
  const text = [
    "vars:\n- params.yaml\n- model: {lr: 1e-05}",
    "stages:",
    "  train:\n    cmd: [a, b]\n    wdir: src\n    frozen: true\n    deps: [train.py, data]",
    "    params: [lr]\n    outs:\n    - model.pkl:\n        cache: false\n    metrics: [m.json]\n    plots: [p.csv]",
    "  each:\n    foreach: [1, 2]\n    do:\n      cmd: run ${item}\n      outs: ['out/${item}']",
    "metrics: [all.json]\nplots:\n- roc.csv: {x: fpr}\n- ROC: {x: {a.csv: fpr}, y: {a.csv: tpr, b.csv: tpr}}",
    "artifacts:\n  churn:\n    path: model.pkl\n    type: model\n    labels: [a, b]",
    "datasets:\n- name: cats\n  url: s3://b/cats\n",
  ].join("\n");
  const { details, observations, problems: none } = read(text);
  expect(none).toEqual([]);
  expect(observations).toMatchObject([{ name: "stages", value: 2 }]);
  expect(
    details?.transformations?.map(({ name, command, inputs, outputs }) => [
      name,
      command,
      inputs.map((i) => i.name),
      outputs.map((o) => o.name),
    ]),
  ).toEqual([
    ["train", "a && b", ["train.py", "data"], ["model.pkl", "m.json", "p.csv"]],
    ["each", "run ${item}", [], ["out/${item}"]],
  ]);
  expect(details?.artifacts?.map(({ name }) => name)).toEqual([
    "all.json",
    "roc.csv",
    "a.csv",
    "b.csv",
    "model.pkl",
  ]);
  expect(details?.parameters).toMatchObject([{ name: "model.lr", value: 0.00001 }]);
  expect(details?.subjects).toMatchObject([{ kind: "dataset", name: "cats" }]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["stages.train.wdir", "src"],
    ["stages.train.frozen", true],
    ["artifacts.churn.path", "model.pkl"],
    ["artifacts.churn.type", "model"],
    ["artifacts.churn.labels", "a, b"],
  ]);
});

test.for([
  ["nothing", "{}\n", ["no-stages 1"]],
  ["an empty file", "", ["empty 1"]],
  ["a stage without command", "stages:\n  a:\n    deps: [b]\n", ["no-command 3"]],
  ["an artifact without path", "artifacts:\n  a:\n    type: model\n", ["no-path 3"]],
  ["half a file", "stages:\n  a: [\n", ["not-yaml 2"]],
] as const)("%s", ([, text, expected]) => {
  expect(problems(text)).toEqual(expected);
});

test("aliases are read, and cannot make a small file large", () => {
  expect(read("x: &d [a]\nstages:\n  s: {cmd: c, deps: *d}\n").details?.transformations).toMatchObject([
    { inputs: [{ name: "a" }] },
  ]);
  const list = Array.from({ length: 1000 }, () => "a").join(", ");
  const stages = Array.from({ length: 150 }, (_, i) => `  s${i}: {cmd: c, deps: *d}`).join("\n");
  const { details, problems: told } = read(`x: &d [${list}]\nstages:\n${stages}\n`);
  expect(told.map(({ id }) => id)).toEqual(["too-many-values"]);
  expect(details?.transformations?.flatMap(({ inputs }) => inputs).length).toBeLessThanOrEqual(20_000);
});

test("any document gives a reading", () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), fc.string(), (a, b, c) => {
      for (const text of [
        a,
        c,
        `{"stages": {"s": ${a}}, "vars": [${b}], "artifacts": ${a}, "plots": ${b}}`,
      ]) {
        const { observations, details, problems: told } = read(text);
        expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
      }
    }),
    { seed: 17, numRuns: 200 },
  );
});

test("detects by name", () => {
  expect(dvcYaml.detect("", "a/dvc.yaml")).toBe(true);
  expect(dvcYaml.detect("stages: {}", "mydvc.yaml")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("pipelines", () => {
    for (const folder of ["consistent", "stale"]) {
      const { problems: none, details } = read(readFileSync(join(samples, folder, "dvc.yaml"), "utf8"));
      expect(none).toEqual([]);
      expect(details?.transformations?.length).toBeGreaterThan(4);
    }
    const stale = read(readFileSync(join(samples, "stale/dvc.yaml"), "utf8"));
    expect(stale.details?.transformations?.at(-2)?.outputs.map(({ name }) => name)).toEqual([
      "reports/experiment_info.json",
      "reports/metrics.json",
    ]);
  });
});
