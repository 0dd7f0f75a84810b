import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { modelCardToolkit } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/cards/mct-full-0.0.2.json");

// tensorflow/model-card-toolkit: model_card_toolkit/schema/v0.0.2/model_card.schema.json
const METRIC = {
  type: "accuracy",
  value: "0.9",
  slice: "sex:female",
  confidence_interval: { lower_bound: "0.85", upper_bound: "0.95" },
};
const CARD = {
  schema_version: "0.0.2",
  model_details: {
    name: "churn",
    version: { name: "v1.0", date: "2026-10-02" },
    owners: [{ name: "ann" }],
    licenses: [{ identifier: "Apache-2.0" }, { custom_text: "Ours." }],
    references: [{ reference: "https://a.b" }],
    path: "model.pkl",
  },
  model_parameters: {
    data: [
      {
        name: "people",
        sensitive: { sensitive_data: ["age"] },
        graphics: { collection: [{ image: "iVBORw0KGgo=" }] },
      },
    ],
    output_format_map: [{ key: "score", value: "float" }],
  },
  quantitative_analysis: {
    performance_metrics: [METRIC],
    graphics: { collection: [{ image: "iVBORw0KGgo=" }] },
  },
  considerations: {
    use_cases: [{ description: "find" }],
    limitations: [{ description: "adults" }],
    ethical_considerations: [{ name: "bias", mitigation_strategy: "weigh" }],
  },
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return modelCardToolkit.read({ path: "card.json", text, oid: "0".repeat(40) });
}

function withMetric(metric: unknown) {
  return read({ ...CARD, quantitative_analysis: { performance_metrics: [metric] } });
}

test("metrics with their slice and bounds, and what is said about model and data", () => {
  const { observations, details, problems: none } = read(CARD);
  expect(none).toEqual([]);
  const slice = { slice: "sex:female" };
  expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
    { name: "accuracy", value: 0.9, slice },
    { name: "accuracy.lower_bound", value: 0.85, slice },
    { name: "accuracy.upper_bound", value: 0.95, slice },
  ]);
  expect(details?.terms?.map(({ kind, of, value }) => [kind, of, value])).toEqual([
    ["owner", undefined, "ann"],
    ["purpose", undefined, "find"],
    ["limitation", undefined, "adults"],
    ["risk", undefined, "bias"],
    ["mitigation", undefined, "weigh"],
    ["sensitive-data", "people", "age"],
  ]);
  expect(details?.licences?.map(({ expression }) => expression)).toEqual(["Apache-2.0", "Ours."]);
  expect(details?.artifacts).toMatchObject([{ name: "model.pkl" }]);
  expect(details?.columns).toMatchObject([{ of: "output", name: "score", type: "float" }]);
});

test("images in the card are never repeated", () => {
  expect(JSON.stringify(read(CARD))).not.toContain("iVBORw0KGgo");
});

test("the whole data has no slice", () => {
  expect(withMetric({ ...METRIC, slice: "Overall" }).observations[0]).not.toHaveProperty("slice");
});

describe("numbers as text", () => {
  test.for([
    ["0.9", 0.9],
    ["-1e-3", -0.001],
    ["12", 12],
  ] as const)("%s is %d, since the schema makes every value a text", ([value, expected]) => {
    const { observations, problems: none } = withMetric({ type: "a", value });
    expect(none).toEqual([]);
    expect(observations[0]?.value).toBe(expected);
  });

  test.for([
    ["20,3", "number-as-text"],
    ["87%", "number-as-text"],
    [".9", "number-as-text"],
    ["+1", "number-as-text"],
    [" 0.9", "number-as-text"],
    ["1e999", "number-as-text"],
    ["NaN", "not-finite"],
    ["", "empty-value"],
    [null, "null"],
  ] as const)("%j is none", ([value, expected]) => {
    const { observations, problems: told } = withMetric({ type: "a", value });
    expect(observations).toEqual([]);
    expect(told.map(({ id }) => id)).toEqual([expected]);
  });
});

test.for([
  [
    "a metric without a type",
    { model_details: {}, quantitative_analysis: { performance_metrics: [{ value: "1" }] } },
    ["unnamed-metric"],
  ],
  ["nothing", { model_details: {} }, ["empty-card"]],
  ["an empty file", "", ["empty"]],
] as const)("a problem: %s", ([, document, expected]) => {
  expect(read(document).problems.map(({ id }) => id)).toEqual(expected);
});

test("detects the toolkit's cards and no other", () => {
  expect(modelCardToolkit.detect(JSON.stringify(CARD), "c.json")).toBe(true);
  expect(modelCardToolkit.detect('{"model_overview": {}, "intended_uses": {}}', "c.json")).toBe(false);
});

test("any text gives a reading", () => expect(brokenDuties(modelCardToolkit, "c.json", [CARD])).toEqual([]));

describe.skipIf(!existsSync(sample))("a real card (skipped where the samples are absent)", () => {
  test("its values are texts", () => {
    const text = readFileSync(sample, "utf8");
    expect(modelCardToolkit.detect(text, "card.json")).toBe(true);
    const { observations, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(observations.map(({ name, value, slice }) => [name, value, slice])).toEqual([
      ["accuracy", 0.9, undefined],
      ["accuracy.lower_bound", 0.85, undefined],
      ["accuracy.upper_bound", 0.95, undefined],
    ]);
  });
});
