import { shown } from "#core/source/source-issue.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import type { Metric } from "./metrics-of.ts";

/** Observes each statistic of each metric as `<metric>.<statistic>`, with its unit and what it was computed from. */
export function observeMetrics(
  metrics: readonly Metric[],
  at: string | undefined,
  builder: ReadingBuilder,
): void {
  const counts = countsOf(metrics);
  for (const metric of metrics) {
    if (builder.overflowing) break;
    const counted = samplesOf(metric, counts);
    const samples = counted === undefined || counted < 0 ? undefined : counted;
    if (metric.type === "rate" && counted !== undefined && counted <= 0) {
      builder.problem(noSamples(metric.name), metric.metric.where);
      continue;
    }
    for (const [stat, value] of metric.stats) {
      const unit = unitOf(metric, stat);
      const passed = passedOf(metric, stat);
      builder.observe(`${metric.name}.${stat}`, value, {
        ...(unit === undefined ? {} : { unit }),
        ...(samples === undefined ? {} : { samples }),
        ...(passed === undefined ? {} : { passed }),
        ...(at === undefined ? {} : { at }),
      });
    }
  }
}

/** Counts of requests and iterations: what most trends were computed from. */
interface Counts {
  readonly requests: number | undefined;
  readonly iterations: number | undefined;
}

/** The counts of a summary; `undefined` for one that it does not give. */
export function countsOf(metrics: readonly Metric[]): Counts {
  const count = (wanted: string) => metrics.find(({ name }) => name === wanted)?.values.at("count").number;
  return { requests: count("http_reqs"), iterations: count("iterations") };
}

/** A sub-metric holds for an unknown part of the requests, and a trend of the script for an unknown number of calls. */
function samplesOf(
  { name, type, contains, values }: Metric,
  { requests, iterations }: Counts,
): number | undefined {
  if (type === "rate")
    return rateSamples(values.at("passes").number, values.at("fails").number) ?? values.at("total").number;
  if (type === "counter") return contains === "default" ? values.at("count").number : undefined;
  if (/^http_req_[a-z_]+$/.test(name)) return requests;
  return name === "iteration_duration" ? iterations : undefined;
}

function rateSamples(passes: number | undefined, fails: number | undefined): number | undefined {
  return passes === undefined || fails === undefined ? undefined : passes + fails;
}

/** Times are milliseconds and data are bytes, whatever unit the printed summary uses; counters have a rate a second. */
function unitOf({ type, contains }: Metric, stat: string): string | undefined {
  if (type === "rate" || type === "unknown") return undefined;
  if (type === "counter" && stat === "rate") return contains === "default" ? "1/s" : undefined;
  if (contains === "time") return "ms";
  return contains === "data" ? "By" : undefined;
}

/** What the script's own thresholds say of a statistic; nothing when it has none. */
function passedOf({ thresholds }: Metric, stat: string): boolean | undefined {
  const verdicts = thresholds.flatMap(({ expression, ok }) => {
    const about = /^\s{0,9}([a-z]{1,9}(?:\(\d{1,3}(?:\.\d{1,6})?\))?)\s{0,9}[<>=!]/.exec(expression)?.[1];
    return about === stat && ok !== undefined ? [ok] : [];
  });
  return verdicts.length === 0 ? undefined : verdicts.every(Boolean);
}

function noSamples(name: string) {
  return {
    id: "no-samples",
    says: "`{name}` was computed from no sample at all, so neither it nor a threshold on it proves anything.",
    fix: "Find out why nothing was measured; remove the threshold if the script no longer measures it.",
    values: { name: shown(name) },
  };
}
