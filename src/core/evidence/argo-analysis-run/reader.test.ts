import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { argoAnalysisRun } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/ops");

const read = (content: unknown) => readWith(argoAnalysisRun, content, "run.yaml");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

function observed(content: unknown, name: string) {
  const found = read(content).observations.find((each) => each.name === name);
  if (found === undefined) return undefined;
  const { source: _source, name: _name, ...rest } = found;
  return rest;
}

function measured(value: string, more: object = {}) {
  return {
    name: "success-rate",
    phase: "Successful",
    count: 3,
    successful: 3,
    measurements: [{ value, phase: "Successful", finishedAt: "2026-03-01T10:00:00Z" }],
    ...more,
  };
}

function run(status: object | undefined, name = "canary-1") {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AnalysisRun",
    metadata: { name, labels: { "rollouts-pod-template-hash": "db976bc44" } },
    spec: {
      args: [{ name: "service", value: "triage" }],
      metrics: [
        {
          name: "success-rate",
          successCondition: "result[0] >= 0.95",
          provider: { prometheus: { query: 'sum(rate(ok{s="{{args.service}}"}[5m]))' } },
        },
      ],
    },
    status,
  };
}

const success = (...metricResults: readonly object[]) => run({ phase: "Successful", metricResults });

test("the verdict, the counts and the last measurement", () => {
  const content = success(measured("[0.987]"));
  expect(problems(content)).toEqual([]);
  const at = "2026-03-01T10:00:00.000Z";
  expect(observed(content, "phase")).toEqual({ value: "Successful", passed: true, at });
  expect(observed(content, "success-rate.phase")).toEqual({ value: "Successful", passed: true });
  expect(observed(content, "success-rate.value")).toEqual({ value: 0.987, samples: 3, passed: true, at });
  expect(observed(content, "success-rate.successful")).toEqual({ value: 3 });
  expect(observed(content, "success-rate.failed")).toEqual({ value: 0 });
});

test.for([
  ["0.5", 0.5],
  ["[1e-3]", 0.001],
  ["false", false],
  ["1,5", "1,5"],
  ["[0.1,0.2]", "[0.1,0.2]"],
  ["[NaN]", undefined],
  ["1e999", undefined],
] as const)("a measurement of %s is %s", ([text, value]) => {
  expect(observed(success(measured(text)), "success-rate.value")?.value).toBe(value);
});

test("a metric of a dry run has no verdict that counts", () => {
  const content = success(measured("1", { phase: "Failed", dryRun: true }));
  expect(observed(content, "success-rate.phase")).toEqual({ value: "Failed" });
});

test("what it was asked: objectives, arguments, and the pods that it looked at", () => {
  const { details } = read(success(measured("1")));
  expect(details?.objectives).toMatchObject([
    { kind: "analysis", name: "canary-1.success-rate", metrics: ["ok"], op: "gte", target: 0.95 },
  ]);
  expect(details?.parameters).toMatchObject([{ name: "canary-1.args.service", value: "triage" }]);
  expect(details?.properties).toMatchObject([
    { name: "canary-1.rollouts-pod-template-hash", value: "db976bc44" },
  ]);
});

test("several runs of one file keep their names apart", () => {
  const list = {
    kind: "List",
    items: [success(measured("1")), run({ phase: "Failed", metricResults: [measured("0")] }, "canary-2")],
  };
  expect(observed(list, "canary-1.phase")).toMatchObject({ passed: true });
  expect(observed(list, "canary-2.phase")).toMatchObject({ value: "Failed", passed: false });
  expect(problems(list)).toEqual([]);
});

describe("not evaluable", () => {
  test.for([
    ["inconclusive", run({ phase: "Inconclusive", metricResults: [measured("1")] }), ["no-answer"]],
    ["an error", run({ phase: "Error", metricResults: [measured("1")] }), ["no-answer"]],
    ["still running", run({ phase: "Running", metricResults: [measured("1")] }), ["not-finished"]],
    ["not begun", run(undefined), ["not-finished", "no-results"]],
    ["no results", success(), ["no-results"]],
    ["a result without a name", success(measured("1", { name: undefined })), ["no-name"]],
    ["a template", { apiVersion: "argoproj.io/v1alpha1", kind: "AnalysisTemplate" }, ["no-run"]],
    ["another system's run", { apiVersion: "v1", kind: "AnalysisRun" }, ["no-run"]],
    ["half a file", "kind: AnalysisRun\nstatus: [", ["not-yaml"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });

  test("anything at any place gives an honest reading", () => {
    expect(brokenDuties(argoAnalysisRun, "evidence.json", [success(measured("1"))])).toEqual([]);
  });
});

test("recognises runs, and no templates", () => {
  expect(argoAnalysisRun.detect(JSON.stringify(success()), "r.json")).toBe(true);
  expect(argoAnalysisRun.detect("apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\n", "r.yaml")).toBe(
    false,
  );
});

test.skipIf(!existsSync(samples))("a real run that failed (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "argo-analysisrun-failed.yaml"), "utf8");
  expect(argoAnalysisRun.detect(text, "run.yaml")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(observed(text, "phase")).toEqual({ value: "Failed", passed: false, at: "2020-09-22T09:10:04.000Z" });
  expect(observed(text, "web.failed")).toEqual({ value: 1 });
  expect(observed(text, "web.value")).toMatchObject({ value: false, passed: false });
  expect(read(text).details?.objectives).toMatchObject([{ metrics: [], op: "eq", target: "true" }]);
});
