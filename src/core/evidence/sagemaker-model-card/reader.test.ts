import { expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { sagemakerModelCard } from "./reader.ts";

// aws/sagemaker-python-sdk: sagemaker-core/src/sagemaker/core/tools/model_card/model_card_schema.json
const EVALUATION = {
  name: "test",
  datasets: ["s3://b/test.csv"],
  metric_groups: [
    {
      name: "binary_classification_metrics",
      metric_data: [
        { name: "accuracy", type: "number", value: 0.9 },
        { name: "roc", type: "linear_graph", value: [[0, 0]] },
      ],
    },
  ],
};
const IMAGE = `1.dkr.ecr.us-east-1.amazonaws.com/train:1.0@sha256:${"a".repeat(64)}`;
const CARD = {
  model_overview: { model_owner: "ann", algorithm_type: "trees", model_artifact: ["s3://b/model.tar.gz"] },
  intended_uses: { purpose_of_model: "Find.", intended_uses: "Calls.", risk_rating: "High" },
  business_details: { business_problem: "Churn." },
  training_details: {
    training_job_details: {
      training_arn: "arn:aws:sagemaker:x",
      training_datasets: ["s3://b/train.csv"],
      training_environment: { container_image: [IMAGE, "localhost:5000/train"] },
      training_metrics: [{ name: "loss", value: 0.1 }],
      hyper_parameters: [{ name: "depth", value: "6" }],
    },
  },
  evaluation_details: [EVALUATION],
  additional_information: { caveats_and_recommendations: "Adults only." },
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return sagemakerModelCard.read({ path: "card.json", text, oid: "0".repeat(40) });
}

test("metrics, risk, purpose and origin", () => {
  const { observations, details, problems } = read(CARD);
  expect(problems).toEqual([]);
  expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
    { name: "training.loss", value: 0.1 },
    { name: "binary_classification_metrics.accuracy", value: 0.9, dataset: "s3://b/test.csv" },
  ]);
  expect(details?.terms?.map(({ kind, value }) => [kind, value])).toEqual([
    ["owner", "ann"],
    ["purpose", "Find."],
    ["purpose", "Calls."],
    ["risk", "High"],
    ["purpose", "Churn."],
    ["limitation", "Adults only."],
  ]);
  expect(details?.transformations).toMatchObject([
    { inputs: [{ name: "s3://b/train.csv" }], outputs: [{ name: "s3://b/model.tar.gz" }] },
  ]);
  expect(details?.pins).toMatchObject([
    {
      kind: "image",
      name: "1.dkr.ecr.us-east-1.amazonaws.com/train",
      version: "1.0",
      exact: true,
      locked: true,
    },
    { name: "localhost:5000/train", exact: false, locked: false },
  ]);
  expect(details?.parameters).toMatchObject([{ name: "depth", value: "6" }]);
  expect(details?.subjects).toMatchObject([{ kind: "run", id: "arn:aws:sagemaker:x" }]);
});

test("several evaluations are slices", () => {
  const { observations } = read({ evaluation_details: [EVALUATION, { ...EVALUATION, name: "live" }] });
  expect(observations.map(({ slice }) => slice)).toEqual([{ evaluation: "test" }, { evaluation: "live" }]);
});

const withMetric = (metric: unknown) => ({
  evaluation_details: [{ name: "a", metric_groups: [{ name: "g", metric_data: [metric] }] }],
});

test.for([
  ["a number as text", withMetric({ name: "a", type: "string", value: "20,3" }), ["number-as-text"]],
  ["no value", withMetric({ name: "a", type: "number", value: null }), ["null"]],
  ["no name", withMetric({ type: "number", value: 1 }), ["unnamed-metric"]],
  ["a rating that is none", { intended_uses: { risk_rating: "high" } }, ["unknown-rating"]],
  ["nothing", { model_overview: {} }, ["empty-card"]],
  ["an empty file", "", ["empty"]],
] as const)("a problem: %s", ([, document, expected]) => {
  expect(read(document).problems.map(({ id }) => id)).toEqual(expected);
});

test.for([
  [CARD, true],
  [{ intended_uses: { risk_rating: "Low" } }, true],
  [{ model_details: {}, considerations: {} }, false],
  [{ intended_uses: "x" }, false],
] as const)("detects %#", ([document, expected]) => {
  expect(sagemakerModelCard.detect(JSON.stringify(document), "c.json")).toBe(expected);
});

test("any text gives a reading", () =>
  expect(brokenDuties(sagemakerModelCard, "c.json", [CARD])).toEqual([]));
