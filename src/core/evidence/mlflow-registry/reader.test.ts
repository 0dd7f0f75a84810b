import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mlflowRegistry } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/mlflow/store");

function read(text: string, path = "mlruns/models/churn/meta.yaml") {
  return mlflowRegistry.read({ path, text, oid: "0".repeat(40) });
}

function said(text: string, path?: string) {
  const { details } = read(text, path);
  return details?.registrations?.map(({ model, version, kind, name, run }) =>
    [model, version, kind, name, ...(run === undefined ? [] : [run])].join(" "),
  );
}

function problems(text: string, path?: string) {
  return read(text, path).problems.map(({ id, where }) => `${id} ${where.line}`);
}

test("a version, its stage and its aliases", () => {
  const text =
    "name: churn\nversion: 7\nrun_id: abc\nstatus: READY\ncurrent_stage: Production\naliases: [champion]\n";
  expect(said(text)).toEqual([
    "churn 7 version READY abc",
    "churn 7 stage Production abc",
    "churn 7 alias champion abc",
  ]);
  expect(said(text.replace("Production", "None"))).not.toContain("churn 7 stage None abc");
  expect(read(text).details?.registrations?.[1]?.source).toEqual({
    pointer: "/current_stage",
    line: 5,
    column: 16,
  });
});

test("a model with its aliases, and one without", () => {
  expect(said("name: churn\naliases:\n  production: '9'\n  next: 10\n")).toEqual([
    "churn 9 alias production",
    "churn 10 alias next",
  ]);
  const none = read("name: churn\naliases: {}\n");
  expect({ problems: none.problems, properties: none.details?.properties?.length }).toEqual({
    problems: [],
    properties: 1,
  });
});

test("the file of an alias", () => {
  expect(said("9\n", "mlruns/models/churn/aliases/production")).toEqual(["churn 9 alias production"]);
  expect(problems("latest", "mlruns/models/churn/aliases/production")).toEqual(["no-version 1"]);
});

// Shapes: mlflow/mlflow:mlflow/protos/model_registry.proto.
test("REST", () => {
  const version = { name: "churn", version: "7", current_stage: "Staging", status: "READY", aliases: ["a"] };
  expect(
    said(JSON.stringify({ model_versions: [version, { ...version, version: "8" }] }), "r.json"),
  ).toHaveLength(6);
  expect(said(JSON.stringify({ model_version: version }), "r.json")).toHaveLength(3);
  const model = { name: "churn", aliases: [{ alias: "champion", version: "7" }], latest_versions: [version] };
  expect(said(JSON.stringify({ registered_model: model }), "r.json")).toEqual([
    "churn 7 alias champion",
    "churn 7 version READY",
    "churn 7 stage Staging",
    "churn 7 alias a",
  ]);
  const search = JSON.stringify({ registered_models: [model, { ...model, name: "other" }] });
  expect(said(search, "r.json")).toHaveLength(8);
  expect(mlflowRegistry.detect(search, "r.json")).toBe(true);
});

test.for([
  ["an alias to nothing", "name: a\naliases: {b: x}\n", ["no-version 2"]],
  ["no name", "aliases: {b: 1}\n", ["no-model 1"]],
  ["a version that is none", "name: a\nversion: 1.5\n", ["no-model 1"]],
  ["an empty file", "", ["empty 1"]],
  ["a key that would poison", "__proto__: {name: a}\n", ["forbidden-key 1"]],
] as const)("%s", ([, text, expected]) => {
  expect(problems(text)).toEqual(expected);
});

test("any text gives a reading", () => {
  const wrapped = fc.json().map((json) => `{"name": "a", "aliases": ${json}, "model_versions": [${json}]}`);
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.json(), wrapped),
      fc.constantFrom("meta.yaml", "models/a/aliases/b"),
      (text, path) => {
        const { details, problems: told } = read(text, path);
        expect(told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
      },
    ),
    { seed: 23, numRuns: 300 },
  );
});

test("detects by path or content", () => {
  expect(mlflowRegistry.detect("9", "m/models/a/aliases/b")).toBe(true);
  expect(mlflowRegistry.detect("name: a\ncurrent_stage: None\n", "x/meta.yaml")).toBe(true);
  expect(mlflowRegistry.detect("run_id: a\nlifecycle_stage: active\n", "x/meta.yaml")).toBe(false);
  expect(mlflowRegistry.detect("name: a\naliases: {}\n", "x.yaml")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("alias and stage contradict each other, and both are told", () => {
    const base = "models/AttritionProductionModel";
    const files = [
      "meta.yaml",
      "aliases/production",
      "version-7/meta.yaml",
      "version-9/meta.yaml",
      "version-10/meta.yaml",
    ];
    const all = files.flatMap((file) => {
      const path = `${base}/${file}`;
      const { details, problems: none } = read(readFileSync(join(samples, path), "utf8"), path);
      expect(none).toEqual([]);
      return details?.registrations ?? [];
    });
    const placed = all
      .filter(({ kind }) => kind !== "version")
      .map(({ kind, name, version }) => `${kind} ${name} ${version}`);
    expect(placed).toEqual([
      "alias production 9",
      "alias production 9",
      "stage Production 7",
      "stage Staging 10",
    ]);
    expect(all.find(({ version }) => version === "10")?.run).toBe("05c9b38c261744cf8e12edb8be6d6da0");
  });
});
