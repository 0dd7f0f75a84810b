import type { Foreign } from "../foreign.ts";
import { MOST_METRICS, metricsOfQuery, readPromql } from "../prometheus-rules/read-promql.ts";
import { notPromql } from "../prometheus-rules/read-rule.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Parts of an indicator that hold a query, in the order in which they are read. */
const PARTS = [
  ["thresholdMetric"],
  ["ratioMetric", "good"],
  ["ratioMetric", "bad"],
  ["ratioMetric", "total"],
  ["ratioMetric", "raw"],
] as const;

/** Whether an indicator is compared with a value of the objective, and is no ratio of good events. */
export function isThreshold(indicator: Foreign): boolean {
  return indicator.at("thresholdMetric").present;
}

/** Metrics that an indicator (the `spec` of an SLI) reads. */
export type MetricsOf = (indicator: Foreign) => readonly string[];

/**
 * Tells the metrics that the queries of an indicator read, each once. Only PromQL is understood: a source of another type
 * reads nothing that can be told. A source that says it is Prometheus and holds no PromQL is told.
 * An indicator is read once, however many objectives refer to it.
 */
export function indicatorMetrics(builder: ReadingBuilder): MetricsOf {
  const known = new Map<unknown, readonly string[]>();
  return (indicator) => {
    const metrics = known.get(indicator.value) ?? metricsIn(indicator, builder);
    known.set(indicator.value, metrics);
    return metrics;
  };
}

function metricsIn(indicator: Foreign, builder: ReadingBuilder): readonly string[] {
  const names = PARTS.flatMap((keys) => {
    const part = indicator.at(...keys);
    // v1 wraps the query in a `metricSource`; v2alpha does not.
    const source = part.at("metricSource").present ? part.at("metricSource") : part;
    return metricsOfSource(source, builder);
  });
  return atMost([...new Set(names)], indicator, builder);
}

/** The first metrics of a list; that there were more is told. */
export function atMost(metrics: readonly string[], of: Foreign, builder: ReadingBuilder): readonly string[] {
  if (metrics.length <= MOST_METRICS) return metrics;
  const says = "More than {limit} metrics are read here, so not all of them were named.";
  const fix = "Compute them with recording rules, and read those.";
  builder.problem({ id: "too-many-metrics", says, fix, values: { limit: MOST_METRICS } }, of.where);
  return metrics.slice(0, MOST_METRICS);
}

function metricsOfSource(source: Foreign, builder: ReadingBuilder): readonly string[] {
  const type = source.at("type").text?.toLowerCase();
  const query = [source.at("spec", "query"), source.at("spec", "promql")].find(
    (each) => each.text !== undefined,
  );
  const text = query?.text;
  if (query === undefined || text === undefined) return [];
  if (type === "prometheus" && !/\{\{|\$/.test(text)) {
    const read = readPromql(text);
    if (read.ok) return read.metrics;
    notPromql(text, read.at, query, builder);
    return [];
  }
  return type === undefined || type === "prometheus" ? metricsOfQuery(text) : [];
}
