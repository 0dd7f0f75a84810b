import { MOST_METRICS } from "./read-promql.ts";

/** Metrics of each recording rule of a file, by the name that it records under. */
export type Records = ReadonlyMap<string, readonly string[]>;

/** Metrics of an expression, and whether there were more than are named. */
interface Resolved {
  readonly metrics: readonly string[];
  readonly cut: boolean;
}

/**
 * The metrics that an expression reads, followed by those from which the file's recording rules compute them, each once.
 * Rules that record each other in a circle come to an end; at most {@link MOST_METRICS} names.
 */
export function resolveRecords(metrics: readonly string[], records: Records): Resolved {
  const seen = new Set(metrics.slice(0, MOST_METRICS + 1));
  // A set that grows while it is gone through is a queue in which each name stands once.
  for (const name of seen) {
    for (const source of records.get(name) ?? []) seen.add(source);
    if (seen.size > MOST_METRICS) break;
  }
  return { metrics: [...seen].slice(0, MOST_METRICS), cut: seen.size > MOST_METRICS };
}
