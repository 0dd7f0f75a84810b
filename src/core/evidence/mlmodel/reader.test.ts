import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mlmodel } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/mlflow");
const FLAVOR =
  "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    python_version: 3.11.9\n";

function read(text: string) {
  return mlmodel.read({ path: "model/MLmodel", text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

describe("signature", () => {
  // Shapes: mlflow/mlflow:mlflow/types/schema.py (ColSpec, TensorSpec), mlflow/models/signature.py.
  test("columns, folded over lines, with a place", () => {
    const text = `${FLAVOR}signature:\n  inputs: '[{"type": "long", "name":\n    "Age", "required": true}, {"type": "datetime", "name": "day", "optional":\n    true}]'\n  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 2]}}]'\n  params: '[{"name": "t", "type": "double", "default": 0.5, "shape": null}]'\n`;
    const { details, observations, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(details?.columns).toEqual([
      {
        of: "input",
        name: "Age",
        type: "long",
        kind: "integer",
        required: true,
        source: { pointer: "/signature/inputs", line: 6, column: 11 },
      },
      {
        of: "input",
        name: "day",
        type: "datetime",
        kind: "time",
        required: false,
        source: { pointer: "/signature/inputs", line: 6, column: 11 },
      },
      {
        of: "output",
        name: "0",
        type: "float64(-1, 2)",
        kind: "tensor",
        source: { pointer: "/signature/outputs", line: 9, column: 12 },
      },
    ]);
    expect(observations.map(({ name, value }) => [name, value])).toEqual([
      ["signature.inputs", 2],
      ["signature.outputs", 1],
    ]);
    expect(details?.parameters).toMatchObject([{ name: "signature.params.t", value: 0.5 }]);
  });

  test("arrays and objects keep their words", () => {
    const text = `${FLAVOR}signature:\n  inputs: '[{"type": "array", "items": {"type": "string"}, "name": "a"}, {"type": "any", "name": "b"}]'\n  outputs: null\n`;
    expect(read(text).details?.columns?.map(({ type, kind }) => [type, kind])).toEqual([
      ["array(string)", "other"],
      ["any", "other"],
    ]);
    expect(read(text).observations.map(({ name }) => name)).toEqual(["signature.inputs"]);
  });

  test.for([
    ["cut off", '\'[{"type": "long"\'', ["broken-signature 6"]],
    ["no list", "'7'", ["broken-signature 6"]],
    ["a number", "7", ["broken-signature 6"]],
    ["an entry without type", '\'[{"name": "a"}, 3]\'', ["broken-signature 6", "broken-signature 6"]],
    ["empty text", "''", ["broken-signature 6"]],
    ["absent", "null", []],
  ] as const)("%s", ([, inputs, expected]) => {
    expect(problems(`${FLAVOR}signature:\n  inputs: ${inputs}\n`)).toEqual(expected);
  });
});

describe("what runs code", () => {
  test.for([
    ["sklearn: {pickled_model: model.pkl, serialization_format: cloudpickle}", ["model.pkl"]],
    ["sklearn: {pickled_model: model.pkl, serialization_format: skops}", []],
    ["sklearn: {pickled_model: model.pkl}", ["model.pkl"]],
    [
      "python_function: {python_model: python_model.pkl, loader_module: mlflow.pyfunc.model}",
      ["python_model.pkl"],
    ],
    ["python_function: {loader_module: my_loader}", ["my_loader"]],
    ["python_function: {loader_module: mlflowish.x}", ["mlflowish.x"]],
    ["python_function: {code: code, loader_module: mlflow.xgboost}", ["code"]],
    ["python_function: {model_code_path: agent.py, loader_module: mlflow.pyfunc.model}", ["agent.py"]],
    ["python_function: {data: data, pickle_module_name: mlflow.pytorch.pickle_module}", ["data"]],
    ["xgboost: {data: model.ubj, xgb_version: 2.1.0, code: null}", []],
  ] as const)("%s", ([flavor, expected]) => {
    const { details } = read(`flavors:\n  ${flavor}\n`);
    expect((details?.executables ?? []).map(({ name }) => name)).toEqual(expected);
  });
});

describe("origin", () => {
  test("run, time, versions as written", () => {
    const text =
      "flavors:\n  python_function:\n    python_version: 3.10\nmlflow_version: 2.9\nrun_id: ab12\nmodel_size_bytes: 89\nutc_time_created: '2025-07-08 08:54:25.835226'\nmetadata: {owner: anna}\n";
    const { details, observations, producer } = read(text);
    expect(producer).toEqual({ tool: "mlflow", version: "2.9" });
    expect(details?.subjects).toEqual([
      { kind: "run", id: "ab12", source: { pointer: "/run_id", line: 5, column: 9 } },
    ]);
    expect(details?.pins).toMatchObject([{ kind: "runtime", name: "python", version: "3.10", exact: true }]);
    expect(observations).toMatchObject([
      { name: "model_size_bytes", value: 89, unit: "By", at: "2025-07-08T08:54:25.835Z" },
    ]);
    expect(details?.properties?.map(({ name }) => name)).toEqual([
      "flavors",
      "utc_time_created",
      "metadata.owner",
    ]);
  });

  test("no Python version is a pin without one", () => {
    const { details } = read("flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n");
    expect(details?.pins).toMatchObject([{ name: "python", exact: false, locked: false }]);
  });

  test("a size that is no number is not evaluable", () => {
    expect(problems(`${FLAVOR}model_size_bytes: '12'\n`)).toEqual(["number-as-text 5"]);
    expect(problems(`${FLAVOR}model_size_bytes: .nan\n`)).toEqual(["not-finite 5"]);
  });
});

describe("hostile files", () => {
  test("nothing to load, broken and empty files are problems", () => {
    expect(problems("run_id: a\n")).toEqual(["no-flavors 1"]);
    expect(problems("flavors: {}\n")).toEqual(["no-flavors 1"]);
    expect(problems("")).toEqual(["empty 1"]);
    expect(problems("flavors: [\n")).toEqual(["not-yaml 1"]);
    expect(problems(`${FLAVOR}signature:\n  inputs: '${"[".repeat(500)}'\n`)).toEqual(["broken-signature 6"]);
  });

  test("wrong types everywhere give a reading", () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.string(), (a, b, c) => {
        const texts = [
          a,
          c,
          `{"flavors": ${a}, "signature": ${b}, "run_id": ${a}}`,
          `{"flavors": {"python_function": ${a}, "sklearn": ${b}}, "signature": {"inputs": ${b}, "params": ${a}}, "metadata": ${b}}`,
          JSON.stringify({ flavors: { x: {} }, signature: { inputs: a, outputs: b, params: c } }),
        ];
        for (const text of texts) {
          const { observations, details, problems: told } = read(text);
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

test("detects by name or content", () => {
  expect(mlmodel.detect("", "a/MLmodel")).toBe(true);
  expect(mlmodel.detect(`${FLAVOR}mlflow_version: 2.0`, "m.yaml")).toBe(true);
  expect(mlmodel.detect("flavors: [vanilla]\n", "ice.yaml")).toBe(false);
  expect(mlmodel.detect("", "xmlmodel")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("MLflow 2.21", () => {
    const {
      details,
      observations,
      producer,
      problems: none,
    } = read(readFileSync(join(samples, "store/MLmodel"), "utf8"));
    expect(none).toEqual([]);
    expect(producer).toEqual({ tool: "mlflow", version: "2.21.3" });
    expect(details?.columns?.filter(({ of }) => of === "input")).toHaveLength(33);
    expect(details?.subjects).toMatchObject([{ kind: "run", id: "05c9b38c261744cf8e12edb8be6d6da0" }]);
    expect(details?.pins?.map(({ name, version }) => `${name} ${version}`)).toEqual([
      "python 3.11.9",
      "sklearn 1.6.1",
    ]);
    expect(details?.executables).toMatchObject([{ name: "model.pkl" }]);
    expect(observations.find(({ name }) => name === "model_size_bytes")?.value).toBe(89996);
  });

  test("MLflow 3 without signature and run is lawful", () => {
    const { details, problems: none } = read(
      readFileSync(join(samples, "MLmodel.v3-no-signature.yaml"), "utf8"),
    );
    expect(none).toEqual([]);
    expect(details).not.toHaveProperty("columns");
    expect(details).not.toHaveProperty("subjects");
  });
});
