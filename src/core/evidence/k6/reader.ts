import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, type EvidenceFile, startOf, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { type Metric, metricsOf, type Shape, shapeOf } from "./metrics-of.ts";
import { countsOf, observeMetrics } from "./observe-metrics.ts";

const FORMAT = "k6";

/** End-of-test summaries of Grafana k6, in the three shapes that it writes. The mapping is in this folder's README. */
export const k6 = defineReader({
  id: FORMAT,
  title: "k6 summary",
  detect: (text) =>
    /^\s{0,100}\{/.test(text) &&
    text.includes('"metrics"') &&
    ['"root_group"', '"k6Version"', '"iteration_duration"', '"vus_max"'].some((sign) => text.includes(sign)),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const shape = shapeOf(root);
    if (shape === undefined) return refused(file, notSummary);
    const metrics = metricsOf(root, shape);
    if ((countsOf(metrics).iterations ?? 0) <= 0) return refused(file, nothingRan);
    const builder = new ReadingBuilder(FORMAT, file);
    const at = readInstant(root.at("metadata", "generatedAt").text ?? "");
    observeMetrics(metrics, at, builder);
    observeRun(root, shape, builder);
    observeThresholds(metrics, builder);
    const version = root.at("metadata", "k6Version").text;
    return builder.build({ tool: "k6", ...(version === undefined ? {} : { version: shown(version, 40) }) });
  },
});

function observeRun(root: Foreign, shape: Shape, builder: ReadingBuilder): void {
  const duration =
    shape === "versioned" ? root.at("config", "duration") : root.at("state", "testRunDurationMs");
  if (duration.present) builder.observe("duration", duration, { unit: shape === "versioned" ? "s" : "ms" });
  const script = root.at("config", "script");
  if (script.text !== undefined)
    builder.add("parameters", { name: "script", value: script.text, source: script.source });
  if (shape === "versioned") observeChecks(root, builder);
}

/** The newer schema names the checks otherwise; a policy finds them under the name that all shapes share. */
function observeChecks(root: Foreign, builder: ReadingBuilder): void {
  const succeeded = root
    .at("results", "checks", "metrics")
    .items.find((metric) => metric.at("name").text === "checks_succeeded");
  const [matches, total] = [succeeded?.at("values", "matches"), succeeded?.at("values", "total")];
  const samples = total?.number;
  if (succeeded === undefined || matches?.number === undefined || samples === undefined || samples === 0)
    return;
  builder.observe("checks.rate", succeeded.at("values", "rate"), { samples });
  builder.observe("checks.passes", matches, { samples });
  builder.record({ name: "checks.fails", value: samples - matches.number, samples, source: matches.source });
}

/** A summary without thresholds says nothing of them: "none failed" would be an empty claim. */
function observeThresholds(metrics: readonly Metric[], builder: ReadingBuilder): void {
  const thresholds = metrics.flatMap((metric) => metric.thresholds);
  for (const { expression, from } of thresholds.filter(({ ok }) => ok === undefined)) {
    const says = "The threshold `{expression}` has no verdict.";
    const fix = "Write the summary again with k6.";
    builder.problem({ id: "no-verdict", says, fix, values: { expression: shown(expression) } }, from.where);
  }
  const [first] = thresholds;
  if (first === undefined) return;
  const failed = thresholds.filter(({ ok }) => ok === false);
  const samples = thresholds.length;
  const source = (failed[0] ?? first).from.source;
  builder.record({ name: "thresholds.total", value: samples, source: first.from.source });
  builder.record({
    name: "thresholds.failed",
    value: failed.length,
    samples,
    passed: failed.length === 0,
    source,
  });
}

function refused(
  file: EvidenceFile,
  told: { readonly id: string; readonly says: string; readonly fix: string },
) {
  return unreadable(FORMAT, file, [{ ...told, values: {}, where: startOf(file) }]);
}

const notSummary = {
  id: "not-a-summary",
  says: "This is no summary of k6: it has neither `metrics` nor `results.metrics`.",
  fix: "Write the data of `handleSummary` as JSON, or run k6 with `--summary-export`.",
};

const nothingRan = {
  id: "nothing-ran",
  says: "This run finished no iteration at all, so it proves nothing.",
  fix: "Run the test for longer than one iteration takes, against a system that answers.",
};
