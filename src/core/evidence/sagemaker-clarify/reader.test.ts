import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { sagemakerClarify } from "./reader.ts";

const sample = join(
  import.meta.dirname,
  "../../../../../shared/evidence/fairness/sagemaker-clarify-analysis.json",
);

const FAILED = { name: "CDDPL", value: null, error: "Group variable is empty or not provided" };
const metrics = (...list: unknown[]) => ({
  version: "1.0",
  post_training_bias_metrics: {
    label: "fraud",
    facets: { gender: [{ value_or_threshold: "1", metrics: list }] },
    label_value_or_threshold: "0",
  },
});
const REPORT = {
  ...metrics({ name: "DI", value: 0.9 }, FAILED),
  explanations: { kernel_shap: { label0: { global_shap_values: { age: 0.2 }, expected_value: 0.1 } } },
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return sagemakerClarify.read({ path: "analysis.json", text, oid: "0".repeat(40) });
}

test("metrics by facet, and what could not be computed", () => {
  const { observations, problems: none, details } = read(REPORT);
  expect(none).toEqual([]);
  expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
    { name: "post_training_bias_metrics.DI", value: 0.9, slice: { gender: "1" } },
    {
      name: "explanations.kernel_shap.global_shap_values",
      value: 0.2,
      slice: { label: "label0", feature: "age" },
    },
    { name: "metrics", value: 2, samples: 2 },
    { name: "metrics.not_computed", value: 1, samples: 2 },
  ]);
  expect(details?.properties).toMatchObject([
    { name: "post_training_bias_metrics.CDDPL.error", value: "Group variable is empty or not provided" },
  ]);
});

test.for([
  ["only errors", metrics(FAILED), ["no-metrics"]],
  ["null without a reason", metrics({ name: "DI", value: null }, { name: "RD", value: 0 }), ["null"]],
  ["NaN in quotes", metrics({ name: "DI", value: "NaN" }, { name: "RD", value: 0 }), ["not-finite"]],
  ["a number as text", metrics({ name: "DI", value: "20,3" }, { name: "RD", value: 0 }), ["number-as-text"]],
  ["no facet", { pre_training_bias_metrics: { facets: {} } }, ["no-facets"]],
  ["something else", { version: "1.0" }, ["no-metrics"]],
  ["an empty file", "", ["empty"]],
] as const)("not evaluable: %s", ([, document, expected]) => {
  expect(read(document).problems.map(({ id }) => id)).toEqual(expected);
});

test("a facet with several values keeps them apart", () => {
  const report = metrics();
  const group = (value: number) => ({ value_or_threshold: value, metrics: [{ name: "DI", value: 1 }] });
  report.post_training_bias_metrics.facets.gender = [group(1), group(2)] as never;
  expect(
    read(report)
      .observations.slice(0, 2)
      .map(({ slice }) => slice),
  ).toEqual([{ gender: "1" }, { gender: "2" }]);
});

test("detects analyses, and nothing that merely has facets", () => {
  expect(sagemakerClarify.detect(JSON.stringify(REPORT), "a.json")).toBe(true);
  expect(sagemakerClarify.detect('{"run": {"facets": {}}}', "a.json")).toBe(false);
});

test("any text gives a reading", () =>
  expect(brokenDuties(sagemakerClarify, "a.json", [REPORT])).toEqual([]));

describe.skipIf(!existsSync(sample))("a real analysis (skipped where the samples are absent)", () => {
  test("17 of 19 metrics were computed", () => {
    const text = readFileSync(sample, "utf8");
    expect(sagemakerClarify.detect(text, "analysis.json")).toBe(true);
    const { observations, problems: none } = read(text);
    expect(none).toEqual([]);
    const whole = observations
      .filter(({ slice }) => slice === undefined)
      .map(({ name, value }) => [name, value]);
    expect(whole).toEqual([
      ["metrics", 19],
      ["metrics.not_computed", 2],
    ]);
    const impact = observations.find(({ name }) => name === "post_training_bias_metrics.DI");
    expect(impact).toMatchObject({ value: 1, slice: { customer_gender_female: "1" } });
  });
});
