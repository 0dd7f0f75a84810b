import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { observeNumbers } from "./observe-numbers.ts";

interface Metric {
  readonly type: string;
  readonly column: string | undefined;
  readonly metric: Foreign;
}

/**
 * Metrics of a snapshot (0.7): `<type>`, or `<type>.<part>` for a value with parts. The column is the slice; where a file has
 * two metrics of one type and column, their other settings are in the slice as well.
 */
export function readSnapshotMetrics(
  builder: ReadingBuilder,
  metrics: readonly Foreign[],
  about: Partial<Observation>,
): void {
  const read = metrics.flatMap((metric): Metric[] => {
    const type = typeOf(metric);
    if (type === undefined) {
      const says = "A metric has no name, so nobody knows what was measured.";
      builder.problem({ id: "no-result", says, fix: "Run the report again." }, metric.where);
      return [];
    }
    return [{ type, column: metric.at("config", "column").text, metric }];
  });
  const times = new Map<string, number>();
  const keyOf = ({ type, column }: Metric) => JSON.stringify([type, column ?? null]);
  for (const each of read) times.set(keyOf(each), (times.get(keyOf(each)) ?? 0) + 1);
  const samples = rowsOf(read);
  if (samples?.count === 0) {
    const says = "The current data holds no rows, so no metric proves anything.";
    builder.problem({ id: "no-samples", says, fix: "Run the report on data." }, samples.where);
  }
  for (const each of read) {
    const slice = sliceOf(each, (times.get(keyOf(each)) ?? 0) > 1);
    const more = {
      ...about,
      ...(samples === undefined ? {} : { samples: samples.count }),
      ...(Object.keys(slice).length === 0 ? {} : { slice }),
    };
    const value = each.metric.at("value");
    if (value.present) observeNumbers(builder, each.type, value, more);
    else builder.observe(each.type, value, more);
  }
}

/** `DriftedColumnsCount` of `evidently:metric_v2:DriftedColumnsCount`, or of `DriftedColumnsCount(drift_share=0.5)`. */
function typeOf(metric: Foreign): string | undefined {
  const type = metric.at("config", "type").text;
  if (type !== undefined) return type.slice(type.lastIndexOf(":") + 1);
  const name = metric.at("metric_name").text ?? metric.at("metric_id").text;
  return name?.split("(", 1)[0]?.trim();
}

function sliceOf({ column, metric }: Metric, repeated: boolean): Readonly<Record<string, string>> {
  const own = column === undefined ? {} : { column };
  if (!repeated) return own;
  const settings = metric.at("config").entries.flatMap(([key, from]) => {
    const plain = from.text ?? from.number ?? from.boolean;
    return key === "type" || plain === undefined ? [] : [[key, String(plain)] as const];
  });
  return { ...own, ...Object.fromEntries(settings) };
}

/** Rows of the current data, where the snapshot counts them. */
function rowsOf(
  metrics: readonly Metric[],
): { readonly count: number; readonly where: Foreign["where"] } | undefined {
  for (const { type, metric } of metrics) {
    const value = metric.at("value");
    const count = type === "RowCount" ? value.number : undefined;
    if (count !== undefined && Number.isSafeInteger(count) && count >= 0)
      return { count, where: value.where };
  }
  return undefined;
}
