import { shown } from "#core/source/source-issue.ts";
import type { EvidenceFile } from "../define-reader.ts";
import { judgeLeaf } from "../judge-leaf.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { addTag, instantOf, LONGEST_TEXT, restoredValue } from "./run-facts.ts";
import type { StorePath } from "./store-path.ts";

/** One logged value of a metric. */
interface Point {
  readonly time: number;
  readonly value: number;
  readonly written: string;
  readonly step: number;
  readonly line: number;
  readonly run?: string;
  readonly dataset?: string;
}

const NUMBER =
  /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$|^[+-]?(?:nan|inf|infinity)$/i;
const WHOLE = /^-?\d{1,16}$/;

/** Reads a file of the file store: `metrics/<name>`, `params/<name>` or `tags/<name>`. */
export function readStoreFile(file: EvidenceFile, place: StorePath, builder: ReadingBuilder): void {
  const source = { pointer: "", line: 1, column: 1 };
  if (place.run !== undefined) builder.add("subjects", { kind: "run", id: place.run, source });
  if (place.model !== undefined) builder.add("properties", { name: "model_id", value: place.model, source });
  if (place.kind === "metric") readMetricFile(file, place, builder);
  else if (place.kind === "param")
    builder.add("parameters", { name: place.name, value: restoredValue(file.text), source });
  else
    addTag(
      place.name,
      file.text.trim().slice(0, LONGEST_TEXT),
      { path: file.path, ...source },
      source,
      builder,
    );
}

/** Lines `timestamp value step`; MLflow 3 adds the run (of a logged model) and the data set with its digest. */
function readMetricFile(file: EvidenceFile, { name, run }: StorePath, builder: ReadingBuilder): void {
  const latest = new Map<string, Point>();
  let runs: string | undefined;
  for (const [index, text] of file.text.split("\n").entries()) {
    if (text.trim() === "") continue;
    const point = pointOf(text.trim(), index + 1);
    if (point === undefined) {
      const where = { path: file.path, line: index + 1, column: 1 };
      builder.problem({ ...BROKEN_LINE, values: { found: shown(text, 60) } }, where);
      continue;
    }
    runs ??= point.run;
    const before = latest.get(point.dataset ?? "");
    if (before === undefined || isLater(point, before)) latest.set(point.dataset ?? "", point);
  }
  if (run === undefined && runs !== undefined)
    builder.add("subjects", { kind: "run", id: runs, source: { pointer: "", line: 1, column: 1 } });
  for (const point of latest.values()) observePoint(name, point, file, builder);
  if (builder.empty || latest.size === 0) builder.problem({ ...NO_VALUE, values: { name: shown(name) } });
}

function observePoint(name: string, point: Point, { path }: EvidenceFile, builder: ReadingBuilder): void {
  const { value, written, line, time, dataset } = point;
  const judged = judgeLeaf(value);
  if (!judged.ok) {
    const { id, says, fix } = judged;
    builder.problem(
      { id, says, fix, values: { name: shown(name), found: written } },
      { path, line, column: 1 },
    );
    return;
  }
  const at = instantOf(time);
  builder.record({
    name,
    value,
    ...(dataset === undefined ? {} : { dataset }),
    ...(at === undefined ? {} : { at }),
    source: { pointer: "", line, column: 1 },
  });
}

function pointOf(text: string, line: number): Point | undefined {
  const [time = "", written = "", step = "0", ...rest] = text.slice(0, 2_000).split(" ");
  if (!WHOLE.test(time) || !NUMBER.test(written) || !WHOLE.test(step) || rest.length > 3) return undefined;
  const value = Number(written.replace(/^\+/, ""));
  // Four and six fields begin with the run, five and six end with a data set and its digest.
  const run = rest.length === 1 || rest.length === 3 ? rest[0] : undefined;
  const dataset = rest.length >= 2 ? rest.at(-2) : undefined;
  return {
    time: Number(time),
    value,
    written: shown(written, 40),
    step: Number(step),
    line,
    ...(run === undefined ? {} : { run }),
    ...(dataset === undefined ? {} : { dataset }),
  };
}

/** MLflow takes the highest step, and of those the latest. */
function isLater(a: Point, b: Point): boolean {
  return a.step !== b.step ? a.step > b.step : a.time >= b.time;
}

const BROKEN_LINE = {
  id: "broken-metric-line",
  says: "This line is `{found}`; a metric is logged as time in milliseconds, value and step.",
  fix: "Copy the file from the run again; do not edit it by hand.",
};

const NO_VALUE = {
  id: "no-metrics",
  says: "The metric `{name}` has no value in this file.",
  fix: "Find out why the run logged nothing, and run it again.",
};
