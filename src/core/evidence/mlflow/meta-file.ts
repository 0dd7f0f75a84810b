import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { instantOf, judgeRun } from "./run-facts.ts";

/** State of a logged model that is ready, as the file store writes it. Source: mlflow/mlflow:mlflow/entities/logged_model_status.py. */
const READY = 2;

/** Reads `meta.yaml` of a run or, in MLflow 3, of a logged model. */
export function readMeta(root: Foreign, builder: ReadingBuilder): void {
  if (root.at("model_id").present) {
    readLoggedModel(root, builder);
    return;
  }
  judgeRun(root, builder);
  const ended = root.at("end_time");
  const at = instantOf(ended.number);
  if (at !== undefined) builder.add("properties", { name: "end_time", value: at, source: ended.source });
}

function readLoggedModel(root: Foreign, builder: ReadingBuilder): void {
  for (const name of ["model_id", "name", "model_type", "artifact_location"]) {
    const from = root.at(name);
    if (from.text !== undefined) builder.add("properties", { name, value: from.text, source: from.source });
  }
  const run = root.at("source_run_id");
  if (run.text !== undefined) builder.add("subjects", { kind: "run", id: run.text, source: run.source });
  const status = root.at("status");
  if (status.number !== READY && status.text !== "READY")
    builder.problem({ ...NOT_READY, values: { state: String(status.number ?? "unknown") } }, status.where);
}

const NOT_READY = {
  id: "model-not-ready",
  says: "The state of this logged model is `{state}`, not `READY`, so its files may be incomplete.",
  fix: "Log the model again, or name the one that is ready.",
};
