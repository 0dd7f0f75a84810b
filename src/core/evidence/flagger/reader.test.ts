import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { flagger } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/ops");

const read = (content: unknown) => readWith(flagger, content, "canary.yaml");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const objectives = (content: unknown) =>
  (read(content).details?.objectives ?? []).map(({ source: _source, kind: _kind, ...rest }) => rest);

function canary(analysis: object, more: object = {}) {
  return {
    apiVersion: "flagger.app/v1beta1",
    kind: "Canary",
    metadata: { name: "triage" },
    spec: { targetRef: { kind: "Deployment", name: "triage" }, analysis, ...more },
  };
}

const metric = (name: string, thresholdRange: unknown, more: object = {}) => ({
  name,
  thresholdRange,
  ...more,
});

test("its own metrics have units, others are bare numbers", () => {
  const metrics = [
    metric("request-success-rate", { min: 99 }),
    metric("request-duration", { max: 500 }),
    metric("queue", { min: 1, max: 9 }),
  ];
  expect(problems(canary({ metrics }))).toEqual([]);
  expect(objectives(canary({ metrics }))).toEqual([
    { name: "triage.request-success-rate", metrics: ["request-success-rate"], op: "gte", target: "99%" },
    { name: "triage.request-duration", metrics: ["request-duration"], op: "lte", target: "500ms" },
    { name: "triage.queue", metrics: ["queue"], op: "gte", target: 1 },
    { name: "triage.queue", metrics: ["queue"], op: "lte", target: 9 },
  ]);
});

// Fields of fluxcd/flagger:pkg/apis/flagger/v1beta1/canary.go.
test("the older name of the analysis, and a query in the metric itself", () => {
  const query = "sum(rate(errors_total[1m]))";
  const older = canary({}, { canaryAnalysis: { metrics: [metric("errors", { max: 1 }, { query })] } });
  const { analysis: _, ...spec } = older.spec;
  expect(objectives({ ...older, spec })).toEqual([
    { name: "triage.errors", metrics: ["errors", "errors_total"], op: "lte", target: 1 },
  ]);
  const steps = read(canary({ metrics: [metric("errors", { max: 1 })], stepWeights: [5, 50] }));
  expect(steps.details?.parameters).toContainEqual(
    expect.objectContaining({ name: "triage.analysis.stepWeights.1", value: 50 }),
  );
});

test("the threshold that ranges have replaced", () => {
  const metrics = [
    { name: "request-success-rate", threshold: 99 },
    { name: "request-duration", threshold: 500 },
    { ...metric("a", { max: 1 }), threshold: 2 },
  ];
  expect(problems(canary({ metrics }))).toEqual([]);
  expect(objectives(canary({ metrics })).map(({ op, target }) => [op, target])).toEqual([
    ["gte", "99%"],
    ["lte", "500ms"],
    ["lte", 1],
  ]);
});

test("a template in the same file names the metrics that it reads", () => {
  const template = {
    apiVersion: "flagger.app/v1beta1",
    kind: "MetricTemplate",
    metadata: { name: "errors" },
    spec: {
      provider: { type: "prometheus" },
      query: 'sum(rate(errors{ns="{{ namespace }}"}[{{ interval }}]))',
    },
  };
  const metrics = [metric("error rate", { max: 1 }, { templateRef: { name: "errors" } })];
  const both = [canary({ metrics }), template].map((each) => JSON.stringify(each)).join("\n---\n");
  expect(objectives(both)[0]).toMatchObject({ metrics: ["error rate", "errors"], op: "lte", target: 1 });
});

test("what Flagger does with it, as parameters", () => {
  const analysis = {
    interval: "15s",
    maxWeight: 50,
    stepWeight: 5,
    webhooks: [{ name: "load", type: "rollout" }],
  };
  const { details, observations } = read(canary(analysis, { skipAnalysis: true }));
  expect(details?.parameters?.map(({ name, value }) => [name, value])).toEqual([
    ["triage.analysis.interval", "15s"],
    ["triage.analysis.maxWeight", 50],
    ["triage.analysis.stepWeight", 5],
    ["triage.analysis.webhooks.load", "rollout"],
    ["triage.targetRef.kind", "Deployment"],
    ["triage.targetRef.name", "triage"],
  ]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["triage.skipAnalysis", true],
    ["canaries", 1],
    ["metrics", 0],
  ]);
});

test.for([
  ["a canary that is judged by nothing", canary({}), ["no-metrics"]],
  ["no range", canary({ metrics: [metric("a", {})] }), ["no-range"]],
  ["a range as text", canary({ metrics: [metric("a", { min: "99" })] }), ["no-range"]],
  ["no name", canary({ metrics: [{ thresholdRange: { min: 1 } }] }), ["no-range"]],
  ["another system's canary", { apiVersion: "v1", kind: "Canary" }, ["no-canary"]],
  ["half a file", "kind: Canary\nspec: [", ["not-yaml"]],
] as const)("%s", ([, content, expected]) => {
  expect(problems(content)).toEqual(expected);
});

test("anything at any place gives an honest reading", () => {
  expect(
    brokenDuties(flagger, "evidence.json", [
      canary({ interval: "1m", metrics: [metric("a", { min: 1 })], webhooks: [{ name: "b", type: "c" }] }),
    ]),
  ).toEqual([]);
});

test("recognises its resources only", () => {
  expect(flagger.detect(JSON.stringify(canary({})), "c.json")).toBe(true);
  expect(flagger.detect("apiVersion: argoproj.io/v1alpha1\nkind: Rollout", "c.yaml")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real canary (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "flagger-canary.yaml"), "utf8");
  expect(flagger.detect(text, "canary.yaml")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(objectives(text).map(({ name, op, target }) => `${name} ${op} ${target}`)).toEqual([
    "podinfo.request-success-rate gte 99%",
    "podinfo.request-duration lte 500ms",
  ]);
});
