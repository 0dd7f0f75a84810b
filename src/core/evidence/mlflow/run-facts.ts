import type { Parameter } from "#core/model/details.ts";
import type { Location } from "#core/model/location.ts";
import type { Source } from "#core/model/source.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Characters of a parameter, as MLflow itself limits them; tags are cut, too. */
export const LONGEST_TEXT = 6_000;
const NUMBER = /^-?(?:0|[1-9]\d{0,20})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;
const COMMIT = /^[0-9a-f]{7,64}$/i;
/** States of a run. Source: mlflow/mlflow:mlflow/protos/service.proto. */
const STATES = ["", "RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"];
/** No date reaches further in JavaScript. */
const LAST_INSTANT = 8_640_000_000_000_000;

/** ISO 8601 of milliseconds since 1970; `undefined` when there is no such time. */
export function instantOf(milliseconds: number | undefined): string | undefined {
  const known = milliseconds !== undefined && milliseconds > 0 && milliseconds <= LAST_INSTANT;
  return known ? new Date(milliseconds).toISOString() : undefined;
}

/** MLflow keeps parameters as Python's text of them; numbers, `True`, `False` and `None` become values again. */
export function restoredValue(written: string): Parameter["value"] {
  const text = written.trim();
  if (text === "True" || text === "False") return text === "True";
  if (text === "None") return null;
  if (!NUMBER.test(text)) return written.slice(0, LONGEST_TEXT);
  const value = Number(text);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? value : text;
}

/** A tag of a run: the commit that it ran from is a subject, all others are properties. */
export function addTag(
  name: string,
  value: string,
  where: Location,
  source: Source,
  builder: ReadingBuilder,
): void {
  if (name !== "mlflow.source.git.commit") {
    builder.add("properties", { name: `tags.${name}`, value, source });
  } else if (COMMIT.test(value)) {
    builder.add("subjects", { kind: "commit", id: value.toLowerCase(), source });
  } else {
    builder.problem({ ...NO_COMMIT, values: { found: shown(value, 60) } }, where);
  }
}

/** State and deletion of a run. A run that broke off or was deleted proves nothing. */
export function judgeRun(info: Foreign, builder: ReadingBuilder): void {
  const status = info.at("status");
  const state = status.text ?? STATES[status.number ?? -1];
  if (state !== "FINISHED")
    builder.problem({ ...NOT_FINISHED, values: { state: shown(state ?? "unknown", 40) } }, status.where);
  else builder.add("properties", { name: "status", value: state, source: status.source });
  const stage = info.at("lifecycle_stage");
  if (stage.text === "deleted") builder.problem(DELETED, stage.where);
  for (const name of ["run_name", "experiment_id", "lifecycle_stage"]) {
    const value = info.at(name).text ?? info.at(name).number;
    if (value !== undefined) builder.add("properties", { name, value, source: info.at(name).source });
  }
  const run = info.at("run_id").text === undefined ? info.at("run_uuid") : info.at("run_id");
  if (run.text !== undefined) builder.add("subjects", { kind: "run", id: run.text, source: run.source });
  else builder.problem(NO_RUN, run.where);
}

const NO_COMMIT = {
  id: "not-a-commit",
  says: "The run names `{found}` as its commit, which is none.",
  fix: "Start the run from a git checkout, so that MLflow notes the commit itself.",
};

const NOT_FINISHED = {
  id: "run-not-finished",
  says: "The state of this run is `{state}`, not `FINISHED`, so what it logged may be incomplete.",
  fix: "Let the run finish, or name the run that did.",
};

const DELETED = {
  id: "run-deleted",
  says: "This run was deleted in MLflow.",
  fix: "Restore it with `mlflow runs restore`, or name a run that is kept.",
};

const NO_RUN = {
  id: "no-run-id",
  says: "This run has no `run_id`, so nothing can be bound to it.",
  fix: "Write the file again with `mlflow runs describe --run-id <id>`.",
};
