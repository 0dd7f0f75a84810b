import type { Foreign } from "../foreign.ts";

/** A metric of a summary, whichever of the three shapes it came in. */
export interface Metric {
  /** As k6 spells it, with the tags of a sub-metric: `http_req_duration{expected_response:true}`. */
  readonly name: string;
  readonly type: "counter" | "gauge" | "rate" | "trend" | "unknown";
  /** What its values are: milliseconds, bytes, or whatever the script counts. */
  readonly contains: "time" | "data" | "default";
  readonly metric: Foreign;
  /** Where its statistics stand. */
  readonly values: Foreign;
  /** Its statistics under the names of `handleSummary`. */
  readonly stats: readonly (readonly [string, Foreign])[];
  readonly thresholds: readonly Threshold[];
}

/** A threshold of the script. `ok` is absent where the file does not say so in its own way. */
interface Threshold {
  readonly expression: string;
  readonly ok: boolean | undefined;
  readonly from: Foreign;
}

/**
 * The shapes of a summary (grafana/k6:internal/js/summary-wrapper.js, internal/lib/summary/machine_readable.go):
 * `handleSummary`'s data, `--summary-export`, and the schema that k6 2 writes.
 */
export type Shape = "handle-summary" | "summary-export" | "versioned";

/** Which shape a summary has; `undefined` when it has none of them. */
export function shapeOf(root: Foreign): Shape | undefined {
  if (root.at("results", "metrics").isList) return "versioned";
  const metrics = root.at("metrics");
  if (!metrics.isMapping) return undefined;
  return metrics.entries.some(([, metric]) => metric.at("values").isMapping)
    ? "handle-summary"
    : "summary-export";
}

/** The metrics of a summary. */
export function metricsOf(root: Foreign, shape: Shape): readonly Metric[] {
  if (shape === "versioned") return versionedMetrics(root);
  return root.at("metrics").entries.map(([name, metric]) => {
    const values = shape === "handle-summary" ? metric.at("values") : metric;
    const type = typeOf(metric.at("type").text) ?? guessType(values);
    const contains = shape === "handle-summary" ? containsOf(metric) : builtInContains(name);
    const stats = statsOf(values, shape === "summary-export" && type === "rate");
    return { name, type, contains, metric, values, stats, thresholds: thresholdsOf(metric, shape) };
  });
}

function versionedMetrics(root: Foreign): readonly Metric[] {
  const listed = [...root.at("results", "metrics").items, ...root.at("results", "checks", "metrics").items];
  return listed.flatMap((metric) => {
    const name = metric.at("name").text;
    const values = metric.at("values");
    const type = typeOf(metric.at("type").text) ?? guessType(values);
    const stats = statsOf(values, false);
    if (name === undefined) return [];
    return { name, type, contains: containsOf(metric), metric, values, stats, thresholds: [] };
  });
}

/** `--summary-export` calls the rate of a rate metric `value`; the thresholds of a flat metric are no statistic. */
function statsOf(values: Foreign, renamed: boolean): Metric["stats"] {
  return values.entries
    .filter(([key]) => key !== "thresholds")
    .map(([key, value]) => [renamed && key === "value" ? "rate" : key, value]);
}

/**
 * `handleSummary` writes `{ "p(95)<250": { "ok": true } }` for a threshold that holds. `--summary-export` writes
 * `{ "p(95)<250": true }` for one that is *crossed* (grafana/k6#1498).
 */
function thresholdsOf(metric: Foreign, shape: Shape): readonly Threshold[] {
  return metric.at("thresholds").entries.map(([expression, from]) => {
    const crossed = from.boolean;
    const exported = crossed === undefined ? undefined : !crossed;
    return { expression, from, ok: shape === "handle-summary" ? from.at("ok").boolean : exported };
  });
}

function typeOf(text: string | undefined): Metric["type"] | undefined {
  return (["counter", "gauge", "rate", "trend"] as const).find((type) => type === text);
}

function guessType(values: Foreign): Metric["type"] {
  if (values.at("passes").present && values.at("fails").present) return "rate";
  if (values.at("matches").present && values.at("total").present) return "rate";
  if (values.at("count").present) return "counter";
  if (values.at("value").present) return "gauge";
  // Which statistics a trend has is for `--summary-trend-stats` to say: perhaps a percentile alone.
  const trend = /^(?:avg|med|min|max|p\(\d{1,3}(?:\.\d{1,6})?\))$/;
  return values.entries.some(([key]) => trend.test(key)) ? "trend" : "unknown";
}

function containsOf(metric: Foreign): Metric["contains"] {
  return (["time", "data"] as const).find((each) => each === metric.at("contains").text) ?? "default";
}

/** `--summary-export` does not say what a metric contains; of k6's own metrics it is known (grafana/k6:metrics/builtin.go, internal/js/modules/k6/browser/k6ext/metrics.go). */
function builtInContains(name: string): Metric["contains"] {
  const bare = name.split("{", 1)[0] ?? name;
  if (/^(?:browser_)?data_(?:sent|received)$/.test(bare)) return "data";
  const time =
    /^(?:http_req_(?:duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration|ws_(?:connecting|session_duration|ping)|grpc_req_duration|browser_(?:http_req_duration|web_vital_(?:fcp|inp|lcp|ttfb)))$/;
  return time.test(bare) ? "time" : "default";
}
