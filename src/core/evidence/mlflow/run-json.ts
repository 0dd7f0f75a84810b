import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { addTag, instantOf, judgeRun, LONGEST_TEXT, restoredValue } from "./run-facts.ts";

/** A named value of a run with what stands beside it. */
interface Named {
  readonly name: string;
  readonly value: Foreign;
  /** The entry of a list; in a mapping the value itself, which has nothing beside it. */
  readonly entry: Foreign;
}

/**
 * Reads a run as REST's `runs/get` and `mlflow runs describe` write it: REST has lists of `key` and `value`, the command
 * mappings. Source: mlflow/mlflow:mlflow/protos/service.proto, mlflow/entities/run.py.
 */
export function readRunJson(root: Foreign, builder: ReadingBuilder): void {
  const run = runOf(root, builder);
  if (run === undefined) return;
  judgeRun(run.at("info"), builder);
  const ended = wholeOf(run.at("info", "end_time"));
  for (const metric of latestOf(namedIn(run.at("data", "metrics")))) {
    const at = instantOf(wholeOf(metric.entry.at("timestamp")) ?? ended);
    const dataset = metric.entry.at("dataset_name").text;
    const more = { ...(at === undefined ? {} : { at }), ...(dataset === undefined ? {} : { dataset }) };
    builder.observe(metric.name, metric.value, more);
  }
  for (const { name, value } of namedIn(run.at("data", "params")))
    builder.add("parameters", { name, value: restoredValue(textIn(value)), source: value.source });
  for (const { name, value } of namedIn(run.at("data", "tags")))
    addTag(name, textIn(value).slice(0, LONGEST_TEXT), value.where, value.source, builder);
  readInputs(run, builder);
}

function runOf(root: Foreign, builder: ReadingBuilder): Foreign | undefined {
  const runs = root.at("runs").items;
  const [only] = runs;
  if (runs.length > 1) {
    builder.problem({ ...SEVERAL, values: { count: runs.length } }, root.at("runs").where);
    return undefined;
  }
  const run = only ?? (root.at("run").isMapping ? root.at("run") : root);
  if (run.at("info").isMapping) return run;
  builder.problem(NO_RUN, run.where);
  return undefined;
}

function namedIn(from: Foreign): readonly Named[] {
  if (from.isMapping) return from.entries.map(([name, value]) => ({ name, value, entry: value }));
  return from.items.flatMap((entry) => {
    const name = entry.at("key").text;
    return name === undefined ? [] : [{ name, value: entry.at("value"), entry }];
  });
}

/** Of each metric and data set the value of the highest step, and of those the latest. */
function latestOf(metrics: readonly Named[]): readonly Named[] {
  const latest = new Map<string, Named>();
  for (const metric of metrics) {
    const key = JSON.stringify([metric.name, metric.entry.at("dataset_name").text]);
    const before = latest.get(key);
    if (before === undefined || isLater(metric.entry, before.entry)) latest.set(key, metric);
  }
  return [...latest.values()];
}

function isLater(a: Foreign, b: Foreign): boolean {
  const steps = (wholeOf(a.at("step")) ?? 0) - (wholeOf(b.at("step")) ?? 0);
  return steps !== 0 ? steps > 0 : (wholeOf(a.at("timestamp")) ?? 0) >= (wholeOf(b.at("timestamp")) ?? 0);
}

function readInputs(run: Foreign, builder: ReadingBuilder): void {
  for (const input of run.at("inputs", "dataset_inputs").items) {
    const dataset = input.at("dataset");
    const name = dataset.at("name").text;
    const digest = dataset.at("digest").text;
    if (name === undefined) continue;
    // MLflow shortens its digests and computes them from samples, so they are of a kind of their own.
    const digests = digest === undefined ? [] : [{ algorithm: "mlflow", value: digest.toLowerCase() }];
    builder.add("subjects", { kind: "dataset", name, digests, source: dataset.source });
  }
  for (const output of run.at("outputs", "model_outputs").items) {
    const model = output.at("model_id");
    if (model.text !== undefined)
      builder.add("properties", { name: "model_id", value: model.text, source: model.source });
  }
}

/** A whole number; REST writes those of 64 bits as text. */
function wholeOf(from: Foreign): number | undefined {
  if (from.number !== undefined) return from.number;
  return from.text !== undefined && /^-?\d{1,16}$/.test(from.text) ? Number(from.text) : undefined;
}

function textIn(from: Foreign): string {
  return typeof from.value === "string"
    ? from.value
    : from.present && !from.isMapping && !from.isList
      ? String(from.value)
      : "";
}

const SEVERAL = {
  id: "several-runs",
  says: "This file holds {count} runs, and only one can be what was measured.",
  fix: "Write the file with `mlflow runs describe --run-id <id>`.",
};

const NO_RUN = {
  id: "no-run",
  says: "This file holds no run: `info` is missing.",
  fix: "Write the file with `mlflow runs describe --run-id <id>`.",
};
