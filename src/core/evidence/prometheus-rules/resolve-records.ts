/** Most metrics that are named for one alert. */
export const MOST_METRICS = 100;

/** Metrics of each recording rule of a file, by the name that it records under. */
export type Records = ReadonlyMap<string, readonly string[]>;

/** Metrics of an expression, and whether there were more than are named. */
export interface Resolved {
  readonly metrics: readonly string[];
  readonly cut: boolean;
}

/**
 * The metrics that an expression reads, followed by those from which the file's recording rules compute them, each once.
 * Rules that record each other in a circle come to an end; at most {@link MOST_METRICS} names.
 */
export function resolveRecords(metrics: readonly string[], records: Records): Resolved {
  const seen = new Set<string>();
  let layer = metrics;
  while (layer.length > 0) {
    const fresh: string[] = [];
    for (const name of layer) {
      if (seen.has(name)) continue;
      if (seen.size >= MOST_METRICS) return { metrics: [...seen], cut: true };
      seen.add(name);
      for (const source of records.get(name) ?? []) if (!seen.has(source)) fresh.push(source);
    }
    layer = fresh;
  }
  return { metrics: [...seen], cut: false };
}
