import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { kayenta } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/ops");

const read = (content: unknown) => readWith(kayenta, content, "canary.json");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const objectives = (content: unknown) =>
  (read(content).details?.objectives ?? []).map(({ source: _source, kind: _kind, ...rest }) => rest);

const metric = (name: string, canary: object, query: object = { type: "newrelic" }) => ({
  name,
  query,
  analysisConfigurations: { canary },
});

function config(metrics: unknown, classifier: object = { scoreThresholds: { pass: 95, marginal: 75 } }) {
  return { name: "triage", judge: { name: "NetflixACAJudge-v1.0" }, metrics, classifier };
}

test("directions, and the score that is needed", () => {
  const metrics = [
    metric("errors", { direction: "increase", critical: true, effectSize: { allowedIncrease: 1.1 } }),
    metric("apdex", { direction: "decrease", critical: false }),
    metric("load", { direction: "either" }),
    metric("other", {}),
  ];
  const { observations, details } = read(config(metrics));
  expect(problems(config(metrics))).toEqual([]);
  expect(objectives(config(metrics))).toEqual([
    { name: "triage.errors", metrics: [], op: "lte" },
    { name: "triage.apdex", metrics: [], op: "gte" },
    { name: "triage.load", metrics: [] },
    { name: "triage.other", metrics: [] },
    { name: "triage.score.pass", metrics: [], op: "gte", target: 95 },
    { name: "triage.score.marginal", metrics: [], op: "gte", target: 75 },
  ]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["score.pass", 95],
    ["score.marginal", 75],
    ["metrics", 4],
    ["metrics.critical", 1],
  ]);
  expect(details?.parameters?.slice(0, 3).map(({ name, value }) => [name, value])).toEqual([
    ["triage.errors.direction", "increase"],
    ["triage.errors.critical", true],
    ["triage.errors.effectSize.allowedIncrease", 1.1],
  ]);
});

test("metrics of Prometheus are named, those of other systems are not", () => {
  const named = metric("a", {}, { type: "prometheus", metricName: "http_requests_total" });
  const written = metric(
    "b",
    {},
    { type: "prometheus", customInlineTemplate: "PromQL:sum(rate(errors[5m]))" },
  );
  const other = metric("c", {}, { type: "datadog", metricName: "avg:http.requests" });
  expect(objectives(config([named, written, other], {})).map(({ metrics }) => metrics)).toEqual([
    ["http_requests_total"],
    ["errors"],
    [],
  ]);
});

test.for([
  ["no metrics", config([]), ["no-metrics"]],
  ["no list of them", config({}), ["no-metrics"]],
  ["a direction that is none", config([metric("a", { direction: "up" })]), ["no-direction"]],
  ["a direction of JavaScript's", config([metric("a", { direction: "__proto__" })]), ["no-direction"]],
  ["a metric without a name", config([{}]), ["no-direction"]],
  ["a score as text", config([metric("a", {})], { scoreThresholds: { pass: "95" } }), ["no-score"]],
  ["half a file", '{"classifier": {', ["not-json"]],
] as const)("%s", ([, content, expected]) => {
  expect(problems(content)).toEqual(expected);
});

test("anything at any place gives an honest reading", () => {
  expect(
    brokenDuties(kayenta, "evidence.json", [
      config([metric("a", { direction: "increase", effectSize: { a: 1 } })]),
    ]),
  ).toEqual([]);
});

test("recognises configurations only", () => {
  expect(kayenta.detect(JSON.stringify(config([metric("a", {})])), "c.json")).toBe(true);
  expect(kayenta.detect('{"metrics": [], "name": "x"}', "c.json")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real configuration (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "kayenta-canary.json"), "utf8");
  expect(kayenta.detect(text, "canary.json")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(objectives(text).map(({ name, op, target }) => [name.split(".")[1], op, target])).toEqual([
    ["Apdex", "gte", undefined],
    ["Transaction Time", "lte", undefined],
    ["Error Rate", "lte", undefined],
    ["Average Database Call Duration", "lte", undefined],
    ["score", "gte", 95],
    ["score", "gte", 75],
  ]);
});
