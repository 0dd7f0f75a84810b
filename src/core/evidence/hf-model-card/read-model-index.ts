import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** What must be there for a result to say anything, as huggingface/hub-docs: modelcard.md requires it. */
const REQUIRED: readonly (readonly string[])[] = [
  ["task", "type"],
  ["dataset", "type"],
  ["dataset", "name"],
];

/**
 * The results of `model-index`: an observation named like the metric's type, with the data set's Hub id as `dataset`, and as
 * slice the configuration and split where they are given. A result that leaves out what is required is a problem and is not read.
 */
export function readModelIndex(builder: ReadingBuilder, index: Foreign): void {
  if (!index.present) return;
  const models = index.items;
  if (models.length === 0) invalid(builder, index, "it is no list of models");
  for (const model of models) {
    const results = model.at("results");
    if (!results.isList || results.items.length === 0)
      invalid(builder, model, "`results` is missing or empty");
    for (const result of results.items) readResult(builder, result);
  }
}

function readResult(builder: ReadingBuilder, result: Foreign): void {
  const missing = REQUIRED.find((path) => result.at(...path).text === undefined);
  if (missing !== undefined) {
    invalid(builder, result, `a result has no ${missing.join(".")}`);
    return;
  }
  const metrics = result.at("metrics").items;
  if (metrics.length === 0) invalid(builder, result, "a result has no metrics");
  const dataset = result.at("dataset");
  const name = dataset.at("type").text ?? "";
  const revision = dataset.at("revision").text;
  builder.add("subjects", {
    kind: "dataset",
    name,
    ...(revision === undefined ? {} : { revision }),
    digests: [],
    source: dataset.source,
  });
  const times = new Map<string | undefined, number>();
  for (const metric of metrics) {
    const type = metric.at("type").text;
    times.set(type, (times.get(type) ?? 0) + 1);
  }
  for (const metric of metrics) {
    // Two metrics of one type are told apart by the name that people gave them.
    const repeated = (times.get(metric.at("type").text) ?? 0) > 1;
    readMetric(builder, metric, {
      dataset: name,
      ...sliceOf(dataset, repeated ? metric.at("name").text : undefined),
    });
  }
}

function readMetric(builder: ReadingBuilder, metric: Foreign, about: Partial<Observation>): void {
  const type = metric.at("type").text;
  const value = metric.at("value");
  if (type === undefined) {
    invalid(builder, metric, "a metric has no type");
  } else if (value.isMapping && value.entries.length > 0) {
    for (const [key, inner] of value.entries) builder.observe(`${type}.${key}`, inner, about);
  } else {
    builder.observe(type, value, about);
  }
}

function sliceOf(dataset: Foreign, name: string | undefined): Pick<Observation, "slice"> {
  const config = dataset.at("config").text;
  const split = dataset.at("split").text;
  const slice = {
    ...(config === undefined ? {} : { config }),
    ...(split === undefined ? {} : { split }),
    ...(name === undefined ? {} : { name }),
  };
  return Object.keys(slice).length === 0 ? {} : { slice };
}

function invalid(builder: ReadingBuilder, place: Foreign, reason: string): void {
  const says = "`model-index` is not valid: {reason}.";
  const fix = "Give every result its `task.type`, `dataset.type`, `dataset.name` and `metrics`.";
  builder.problem({ id: "invalid-model-index", says, fix, values: { reason: shown(reason) } }, place.where);
}
