import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mlflow } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/mlflow/store");
const RUN = "05c9b38c261744cf8e12edb8be6d6da0";
const store = `mlruns/226317363796254688/${RUN}`;

function read(text: string, path = `${store}/metrics/test_auc`) {
  return mlflow.read({ path, text, oid: "0".repeat(40) });
}

function problems(text: string, path?: string) {
  return read(text, path).problems.map(({ id, where }) => `${id} ${where.line}`);
}

describe("file store", () => {
  test("the highest step, then the latest, is the value", () => {
    const {
      observations,
      details,
      problems: none,
    } = read("1745460419880 0.7 1\n1745460419881 0.8 2\n1745460419883 0.75 2\n1745460419999 0.9 0\n");
    expect(none).toEqual([]);
    expect(observations).toEqual([
      {
        name: "test_auc",
        value: 0.75,
        at: "2025-04-24T02:06:59.883Z",
        source: { pointer: "", line: 3, column: 1 },
      },
    ]);
    expect(details?.subjects).toEqual([
      { kind: "run", id: RUN, source: { pointer: "", line: 1, column: 1 } },
    ]);
  });

  test("a name may hold slashes, old files have no step, Windows ends lines otherwise", () => {
    expect(read("1 1e-05\r\n", `${store}/metrics/train/loss`).observations).toMatchObject([
      { name: "train/loss", value: 0.00001 },
    ]);
  });

  test("MLflow 3 names the data set, and the run of a logged model", () => {
    const path = `mlruns/0/models/m-${RUN}/metrics/auc`;
    const { observations, details } = read("1 0.8 0 abc test d1\n2 0.9 0 abc val d2\n", path);
    expect(observations).toMatchObject([
      { value: 0.8, dataset: "test" },
      { value: 0.9, dataset: "val" },
    ]);
    expect(details?.subjects).toMatchObject([{ kind: "run", id: "abc" }]);
    expect(details?.properties).toMatchObject([{ name: "model_id", value: `m-${RUN}` }]);
  });

  test.for([
    ["nan", "1 nan 0\n", ["not-finite 1"]],
    ["infinity", "1 0.5 0\n2 -inf 1\n", ["not-finite 2"]],
    ["an overflow", "1 1e999 0\n", ["not-finite 1"]],
    ["empty", "", ["no-metrics 1"]],
    ["half a line", "1 0.5 0\n17454", ["broken-metric-line 2"]],
    ["a number as others write it", "1 0,5 0\n", ["broken-metric-line 1", "no-metrics 1"]],
    ["too many fields", "1 0.5 0 a b c d\n", ["broken-metric-line 1", "no-metrics 1"]],
    ["hexadecimal", "0x1 0x2 0\n", ["broken-metric-line 1", "no-metrics 1"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });

  test("an earlier nan does not matter", () => {
    expect(read("1 nan 0\n2 0.5 1\n").observations).toMatchObject([{ value: 0.5 }]);
  });

  test.for([
    ["0.1", 0.1],
    ["1e-05", 0.00001],
    ["True", true],
    ["None", null],
    ["logistic_regression", "logistic_regression"],
    ["007", "007"],
    ["9007199254740993", "9007199254740993"],
    ["", ""],
  ] as const)("parameter %j", ([text, value]) => {
    expect(read(text, `${store}/params/a/b`).details?.parameters).toMatchObject([{ name: "a/b", value }]);
  });

  test("tags", () => {
    const commit = "42703c93aa83da7a683c785e500f14a0c5375fe3";
    const path = `${store}/tags/mlflow.source.git.commit`;
    expect(read(commit, path).details?.subjects).toMatchObject([
      { kind: "run" },
      { kind: "commit", id: commit },
    ]);
    expect(problems("main", path)).toEqual(["not-a-commit 1"]);
    expect(read("x", `${store}/tags/team`).details?.properties).toMatchObject([
      { name: "tags.team", value: "x" },
    ]);
  });
});

describe("meta.yaml", () => {
  const meta = `run_id: ${RUN}\nstatus: 3\nlifecycle_stage: active\nend_time: 1745460419880\n`;

  test.for([
    ["finished", meta, []],
    ["running", meta.replace("status: 3", "status: 1"), ["run-not-finished 2"]],
    ["failed", meta.replace("status: 3", "status: 4"), ["run-not-finished 2"]],
    ["without status", meta.replace("status: 3\n", ""), ["run-not-finished 1"]],
    ["deleted", meta.replace("active", "deleted"), ["run-deleted 3"]],
    ["without id", meta.replace("run_id", "x"), ["no-run-id 1"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(problems(text, "m/meta.yaml")).toEqual(expected);
  });

  test("names the run", () => {
    const { details } = read(meta, "mlruns/1/x/meta.yaml");
    expect(details?.subjects).toMatchObject([{ kind: "run", id: RUN }]);
    expect(details?.properties).toContainEqual(
      expect.objectContaining({ name: "status", value: "FINISHED" }),
    );
  });

  // Shape: mlflow/mlflow:mlflow/entities/logged_model.py.
  test("of a logged model", () => {
    const text = "model_id: m-1\nname: churn\nsource_run_id: abc\nstatus: 2\n";
    expect(read(text, "mlruns/1/models/m-1/meta.yaml").details?.subjects).toMatchObject([
      { kind: "run", id: "abc" },
    ]);
    expect(problems(text.replace("2", "1"), "x/meta.yaml")).toEqual(["model-not-ready 4"]);
  });
});

describe("JSON", () => {
  // Shapes: mlflow/mlflow:mlflow/protos/service.proto (runs/get) and mlflow/entities/run.py (runs describe).
  const info = { run_id: RUN, status: "FINISHED", lifecycle_stage: "active", end_time: 1745460419880 };
  const tags = [{ key: "mlflow.source.git.commit", value: "42703c93aa83da7a683c785e500f14a0c5375fe3" }];

  test("of REST", () => {
    const metrics = [
      { key: "auc", value: 0.7, timestamp: "1745460419880", step: "1" },
      { key: "auc", value: 0.8, timestamp: 1745460419881, step: 2 },
      { key: "train/f1", value: 0.5, timestamp: 1745460419880, step: 0, dataset_name: "val" },
    ];
    const inputs = { dataset_inputs: [{ dataset: { name: "churn", digest: "AB12CD34" } }] };
    const params = [{ key: "lr", value: "0.1" }];
    const text = JSON.stringify({ run: { info, data: { metrics, params, tags }, inputs } });
    const { observations, details, problems: none, producer } = read(text, "run.json");
    expect({ none, producer }).toEqual({ none: [], producer: { tool: "mlflow" } });
    expect(observations).toMatchObject([
      { name: "auc", value: 0.8, at: "2025-04-24T02:06:59.881Z" },
      { name: "train/f1", value: 0.5, dataset: "val", source: { pointer: "/run/data/metrics/2/value" } },
    ]);
    expect(details?.parameters).toMatchObject([{ name: "lr", value: 0.1 }]);
    expect(details?.subjects).toMatchObject([
      { kind: "run", id: RUN },
      { kind: "commit" },
      { kind: "dataset", name: "churn", digests: [{ algorithm: "mlflow", value: "ab12cd34" }] },
    ]);
  });

  test("of the command line, with the time of the run", () => {
    const text = JSON.stringify({ info, data: { metrics: { auc: 0.8 }, params: { lr: "x" }, tags: {} } });
    expect(read(text, "run.json").observations).toMatchObject([
      { name: "auc", value: 0.8, at: "2025-04-24T02:06:59.880Z" },
    ]);
  });

  test.for([
    ["nan", { info, data: { metrics: { auc: "NaN" } } }, ["not-finite 1"]],
    ["a number as text", { info, data: { metrics: { auc: "0.9" } } }, ["number-as-text 1"]],
    ["failed", { info: { ...info, status: "FAILED" } }, ["run-not-finished 1"]],
    ["deleted", { info: { ...info, lifecycle_stage: "deleted" } }, ["run-deleted 1"]],
    ["several", { runs: [{ info }, { info }] }, ["several-runs 1"]],
    ["a single one of a search", { runs: [{ info }] }, []],
    ["none", { data: {} }, ["no-run 1"]],
  ] as const)("%s", ([, value, expected]) => {
    expect(problems(JSON.stringify(value), "run.json")).toEqual(expected);
  });

  test("bare NaN of Python", () => {
    const text = `{"info": ${JSON.stringify(info)}, "data": {"metrics": {"auc": NaN}}}`;
    expect(problems(text, "run.json")).toEqual(["not-finite 1"]);
  });
});

test("any text gives a reading", () => {
  const line = fc.oneof(fc.string(), fc.constantFrom("1 0.5 0", "1 nan 0", "status: 3", "run_id: x", "{"));
  const nested = fc
    .json()
    .map((json) => `{"info": ${json}, "data": {"metrics": ${json}, "params": [${json}]}}`);
  const path = fc.constantFrom(`${store}/metrics/a`, `${store}/params/a`, "meta.yaml", "run.json", "auc");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(line).map((lines) => lines.join("\n")),
        fc.json(),
        nested,
      ),
      path,
      (text, name) => {
        const { observations, details, problems: told } = read(text, name);
        expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        for (const { value } of observations)
          expect(typeof value !== "number" || Number.isFinite(value)).toBe(true);
      },
    ),
    { seed: 9, numRuns: 400 },
  );
});

test("detects by path or content", () => {
  expect(mlflow.detect("", `${store}/metrics/a/b`)).toBe(true);
  expect(mlflow.detect("", "reports/metrics/a.json")).toBe(false);
  expect(mlflow.detect('{"info": {"run_id": "a", "lifecycle_stage": "active"}}', "r.json")).toBe(true);
  expect(mlflow.detect("run_id: a\nstatus: 3\n", "x/meta.yaml")).toBe(true);
  expect(mlflow.detect("run_id: a\ncurrent_stage: None\n", "x/meta.yaml")).toBe(false);
  expect(mlflow.detect('{"auc": 1}', "r.json")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("every metric of a run", () => {
    const values = readdirSync(join(samples, store, "metrics")).flatMap((name) => {
      const path = `${store}/metrics/${name}`;
      const { observations, problems: none } = read(readFileSync(join(samples, path), "utf8"), path);
      expect(none).toEqual([]);
      return observations.map(({ name: metric, value }) => [metric, value]);
    });
    expect(Object.fromEntries(values)).toMatchObject({
      test_auc: 0.7918856059953484,
      test_f1: 0.4715447154471545,
    });
  });

  test("a parameter and the commit", () => {
    const text = (path: string) => readFileSync(join(samples, store, path), "utf8");
    const smote = read(text("params/final_pipe_smote"), `${store}/params/final_pipe_smote`);
    expect(smote.details?.parameters).toMatchObject([{ value: true }]);
    const commit = read(text("tags/mlflow.source.git.commit"), `${store}/tags/mlflow.source.git.commit`);
    expect(commit.details?.subjects).toContainEqual(
      expect.objectContaining({ kind: "commit", id: "42703c93aa83da7a683c785e500f14a0c5375fe3" }),
    );
  });
});
