import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { sagemakerMonitor } from "./reader.ts";

// awsdocs/amazon-sagemaker-developer-guide: doc_source/model-monitor-model-quality-metrics.md
const QUALITY = {
  version: 0.0,
  dataset: { item_count: 4, evaluation_time: "2026-10-02T10:00:00.000Z" },
  binary_classification_metrics: {
    confusion_matrix: { "0": { "0": 1, "1": 2 } },
    recall: { value: 1.0, standard_deviation: "NaN" },
    precision: { value: 0.33, standard_deviation: 0.01 },
    receiver_operating_characteristic_curve: { false_positive_rates: [0, 1], true_positive_rates: [0, 1] },
    my_metric: 27.5,
  },
};
// awsdocs/amazon-sagemaker-developer-guide: doc_source/model-monitor-interpreting-statistics.md
const DATA = {
  version: 0,
  dataset: { item_count: 10 },
  features: [
    {
      name: "age",
      inferred_type: "Integral",
      numerical_statistics: {
        common: { num_present: 9, num_missing: 1 },
        mean: 40,
        distribution: { kll: {} },
      },
    },
  ],
};
const VIOLATIONS = {
  violations: [{ feature_name: "age", constraint_check_type: "baseline_drift_check", description: "…" }],
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return sagemakerMonitor.read({ path: "statistics.json", text, oid: "0".repeat(40) });
}

function problems(document: unknown) {
  return read(document).problems.map(({ id }) => id);
}

function told(document: unknown) {
  return read(document).observations.map(({ source: _, ...rest }) => rest);
}

describe("mapping", () => {
  test("quality of a model; a standard deviation that small data does not have is left out", () => {
    expect(problems(QUALITY)).toEqual([]);
    const about = { samples: 4, at: "2026-10-02T10:00:00.000Z" };
    const name = "binary_classification_metrics";
    expect(told(QUALITY)).toEqual([
      { name: "dataset.item_count", value: 4, at: about.at },
      { name: `${name}.confusion_matrix`, value: 1, slice: { actual: "0", predicted: "0" }, ...about },
      { name: `${name}.confusion_matrix`, value: 2, slice: { actual: "0", predicted: "1" }, ...about },
      { name: `${name}.recall`, value: 1, ...about },
      { name: `${name}.precision`, value: 0.33, ...about },
      { name: `${name}.precision.standard_deviation`, value: 0.01, ...about },
      { name: `${name}.my_metric`, value: 27.5, ...about },
    ]);
  });

  test("statistics of data", () => {
    expect(problems(DATA)).toEqual([]);
    const more = { slice: { feature: "age" }, samples: 10 };
    expect(told(DATA)).toEqual([
      { name: "dataset.item_count", value: 10 },
      { name: "features.num_present", value: 9, ...more },
      { name: "features.num_missing", value: 1, ...more },
      { name: "features.mean", value: 40, ...more },
    ]);
    expect(read(DATA).details?.columns).toMatchObject([{ of: "dataset", name: "age", kind: "integer" }]);
  });

  test("violations, and none", () => {
    expect(told(VIOLATIONS)).toEqual([
      { name: "violations", value: 1 },
      { name: "violations.baseline_drift_check", value: 1 },
    ]);
    expect(told({ violations: [] })).toEqual([{ name: "violations", value: 0 }]);
  });
});

test.for([
  ["NaN in quotes", { regression_metrics: { mae: { value: "NaN", standard_deviation: 0 } } }, ["not-finite"]],
  ["NaN", '{"regression_metrics": {"mae": {"value": NaN}}}', ["not-finite"]],
  ["a number as text", { regression_metrics: { mae: { value: "0.3" } } }, ["number-as-text"]],
  ["no metrics", { regression_metrics: {} }, ["no-metrics"]],
  ["no rows", { ...QUALITY, dataset: { item_count: 0 } }, ["no-samples"]],
  ["no features", { features: [] }, ["no-features"]],
  ["violations that are no list", { violations: 3 }, ["not-violations"]],
  ["nothing", { version: 0 }, ["no-metrics"]],
  ["an empty file", "", ["empty"]],
] as const)("not evaluable: %s", ([, document, expected]) => {
  expect(problems(document)).toEqual(expected);
});

test.for([
  [QUALITY, "s.json", true],
  [DATA, "s.json", true],
  [VIOLATIONS, "v.json", true],
  [{ violations: [] }, "out/constraint_violations.json", true],
  [{ violations: [] }, "axe.json", false],
  [{ features: ["a"] }, "s.json", false],
] as const)("detects %#", ([document, path, expected]) => {
  expect(sagemakerMonitor.detect(JSON.stringify(document), path)).toBe(expected);
});

test("any text gives a reading", () =>
  expect(brokenDuties(sagemakerMonitor, "s.json", [QUALITY, DATA, VIOLATIONS])).toEqual([]));
