import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Counts of measurements of a metric; Argo leaves out those that are zero. */
const COUNTS = ["count", "successful", "failed", "inconclusive", "error"] as const;

/** Observes the phase of a run, of each of its metrics, and their last measurements. `before` is put before each name. */
export function readRun(run: Foreign, before: string, builder: ReadingBuilder): void {
  const status = run.at("status");
  const phase = status.at("phase");
  const at = readInstant(status.at("completedAt").text ?? "") ?? lastOf(status);
  const when = at === undefined ? {} : { at };
  if (phase.text !== undefined) {
    builder.observe(`${before}phase`, phase, { passed: phase.text === "Successful", ...when });
  }
  checkPhase(phase, run, builder);
  const results = status.at("metricResults");
  if (results.items.length === 0) {
    const says = "This analysis has no results of any metric, so it proves nothing.";
    builder.problem({ id: "no-results", says, fix: "Print the run again when it has ended." }, status.where);
  }
  for (const result of results.items) {
    if (builder.overflowing) break;
    readResult(result, before, builder);
  }
}

/** `Failed` is an answer. `Inconclusive` and `Error` are none, and a run that goes on has none yet. */
function checkPhase(phase: Foreign, run: Foreign, builder: ReadingBuilder): void {
  const text = phase.text ?? "absent";
  if (text === "Successful" || text === "Failed") return;
  const values = { phase: shown(text, 40) };
  if (text === "Inconclusive" || text === "Error") {
    const says = "This analysis came to no answer: its phase is `{phase}`.";
    const fix = "Find out why from its message, and run the analysis again.";
    builder.problem({ id: "no-answer", says, fix, values }, phase.where);
    return;
  }
  const says = "This analysis has not ended: its phase is `{phase}`.";
  const place = phase.present ? phase : run;
  builder.problem(
    { id: "not-finished", says, fix: "Print the run again when it has ended.", values },
    place.where,
  );
}

function readResult(result: Foreign, before: string, builder: ReadingBuilder): void {
  const metric = result.at("name").text;
  if (metric === undefined) {
    const says = "This result has no name, so it cannot be told what was measured.";
    builder.problem({ id: "no-name", says, fix: "Print the run again with kubectl." }, result.where);
    return;
  }
  // A dry run is measured and does not count.
  const name = `${before}${metric}`;
  const phase = result.at("phase");
  const dry = result.at("dryRun").boolean === true;
  if (phase.text !== undefined) {
    builder.observe(`${name}.phase`, phase, dry ? {} : { passed: phase.text === "Successful" });
  }
  for (const key of COUNTS) {
    const count = result.at(key);
    if (count.present) builder.observe(`${name}.${key}`, count);
    else builder.record({ name: `${name}.${key}`, value: 0, source: result.source });
  }
  const measurements = result.at("measurements").items;
  const last = measurements.at(-1);
  const value = last === undefined ? undefined : valueOf(last.at("value").text);
  if (last === undefined || value === undefined) return;
  const at = readInstant(last.at("finishedAt").text ?? "");
  const samples = result.at("count").number;
  builder.record({
    name: `${name}.value`,
    value,
    ...(samples === undefined || samples < 0 ? {} : { samples }),
    passed: last.at("phase").text === "Successful",
    ...(at === undefined ? {} : { at }),
    source: last.source,
  });
}

/** Argo writes every measurement as a text: a number, a list of one number, a truth, or anything else. */
function valueOf(text: string | undefined): Observation["value"] | undefined {
  if (text === undefined || text.length > 1000) return undefined;
  const number = /^\[?(-?\d{1,15}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?)\]?$/.exec(text)?.[1];
  if (number !== undefined) return Number.isFinite(Number(number)) ? Number(number) : undefined;
  if (text === "true" || text === "false") return text === "true";
  return /^\[?(?:NaN|[+-]?Inf)\]?$/i.test(text) ? undefined : text;
}

/** End of the last measurement, for runs that do not say when they ended. */
function lastOf(status: Foreign): string | undefined {
  const ends = status
    .at("metricResults")
    .items.map((result) => readInstant(result.at("measurements").items.at(-1)?.at("finishedAt").text ?? ""))
    .filter((end) => end !== undefined);
  return ends.toSorted().at(-1);
}
