import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readLegacyMetrics } from "./read-legacy-metrics.ts";
import { readSnapshotMetrics } from "./read-snapshot-metrics.ts";
import { readTests } from "./read-tests.ts";

const FORMAT = "evidently";
const SNAPSHOT = /"(?:metric_config|metric_name|metric_id)"\s*:|"evidently:metric/;
const LEGACY_METRIC = /"metric"\s*:\s*"[A-Z]\w*"\s*,\s*"result"\s*:/;
const LEGACY_TESTS = /"by_status"\s*:/;

/** A report, test suite or snapshot of Evidently, in either of its two JSON shapes. The mapping is in this folder's README. */
export const evidently = defineReader({
  id: FORMAT,
  title: "Evidently",
  detect: (text) =>
    text.trimStart().startsWith("{") &&
    ((text.includes('"metrics"') && (SNAPSHOT.test(text) || LEGACY_METRIC.test(text))) ||
      (text.includes('"tests"') && (LEGACY_TESTS.test(text) || SNAPSHOT.test(text)))),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const written = root.at("timestamp").text;
    const at = written === undefined ? undefined : readInstant(written);
    const about = at === undefined ? {} : { at };
    const metrics = root.at("metrics").items;
    if (metrics.some((metric) => metric.at("metric").present))
      readLegacyMetrics(builder, metrics, root.at("metrics"), about);
    else readSnapshotMetrics(builder, metrics, about);
    readTests(builder, root, metrics.length > 0, about);
    if (builder.empty) {
      const says = "No metric and no test of Evidently was found, so it proves nothing.";
      builder.problem({ id: "no-metrics", says, fix: "Run the report again, and commit its JSON." });
    }
    const version = root.at("version").text;
    return builder.build({ tool: "Evidently", ...(version === undefined ? {} : { version }) });
  },
});
