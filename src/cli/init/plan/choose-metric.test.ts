import { expect, test } from "vitest";
import type { Observation } from "#core/model/observation.ts";
import type { FoundEvidence } from "../survey/survey.ts";
import { chooseMetric } from "./choose-metric.ts";

function report(values: Readonly<Record<string, Observation["value"]>>, format = "metrics"): FoundEvidence {
  const observations = Object.entries(values).map(([name, value]) => ({
    name,
    value,
    source: { pointer: "" },
  }));
  return { path: "r", format, bytes: Buffer.from(""), observations };
}

test.for<[string, Readonly<Record<string, Observation["value"]>>, string | undefined]>([
  ["nothing", {}, undefined],
  ["numbers of which nobody knows the good side", { rows: 7, threshold: 0.5, "test.score": 0.9 }, undefined],
  ["text", { "test.auc": "0.9" }, undefined],
  ["more is better", { "test.auc": 0.8 }, "metrics:test.auc gte 0.8"],
  ["less is better", { val_rmse: 1.5 }, "metrics:val_rmse lte 1.5"],
  ["a name with words of both sides", { auc_error: 0.1 }, undefined],
  ["test before train", { "train.auc": 0.99, "test.f1": 0.7 }, "metrics:test.f1 gte 0.7"],
  ["train, where there is nothing else", { train_loss: 0.2 }, "metrics:train_loss lte 0.2"],
  ["AUC before others", { test_accuracy: 0.9, test_auc: 0.8 }, "metrics:test_auc gte 0.8"],
  ["words, not parts of them", { aucuba: 3, lossless: 1, f1: 0.4 }, "metrics:f1 gte 0.4"],
])("%s", ([, values, chosen]) => {
  const metric = chooseMetric([report(values)]);
  expect(metric && `${metric.read} ${metric.op} ${metric.value}`).toBe(chosen);
});

test("numbers of slices say nothing about the whole", () => {
  const source = { pointer: "" };
  const observations = [{ name: "auc", value: 0.9, slice: { age: "31-40" }, source }];
  expect(chooseMetric([{ ...report({}), observations }])).toBeUndefined();
});

test("failures of tests stand behind what was measured on the model", () => {
  const chosen = chooseMetric([report({ failures: 0 }, "junit"), report({ loss: 0.1 })]);
  expect(chosen?.read).toBe("metrics:loss");
});
