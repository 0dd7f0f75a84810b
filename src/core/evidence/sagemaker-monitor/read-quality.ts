import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/**
 * The metrics of a model: `<group>.<metric>`. A value of `"NaN"` is a problem. A standard deviation of `"NaN"` is what the tool
 * writes for small data, and is left out: it is not the metric.
 */
export function readQuality(
  builder: ReadingBuilder,
  metrics: Foreign,
  group: string,
  about: Partial<Observation>,
): void {
  if (!metrics.present) return;
  if (metrics.entries.length === 0) {
    const says = "`{group}` holds no metric, so it proves nothing.";
    builder.problem(
      { id: "no-metrics", says, fix: "Run the monitor again.", values: { group } },
      metrics.where,
    );
  }
  for (const [name, metric] of metrics.entries) {
    if (name === "confusion_matrix") readMatrix(builder, metric, `${group}.${name}`, about);
    else if (!metric.isMapping) readBare(builder, metric, `${group}.${name}`, about);
    else if (Object.hasOwn(metric.value ?? {}, "value")) {
      builder.observe(`${group}.${name}`, metric.at("value"), about);
      const deviation = metric.at("standard_deviation");
      if (deviation.number !== undefined)
        builder.observe(`${group}.${name}.standard_deviation`, deviation, about);
    }
  }
}

/** A metric of one's own is a bare number; curves are lists of points. */
function readBare(builder: ReadingBuilder, metric: Foreign, name: string, about: Partial<Observation>): void {
  if (!metric.isList) builder.observe(name, metric, about);
}

function readMatrix(
  builder: ReadingBuilder,
  matrix: Foreign,
  name: string,
  about: Partial<Observation>,
): void {
  for (const [actual, row] of matrix.entries)
    for (const [predicted, count] of row.entries)
      builder.observe(name, count, { ...about, slice: { actual, predicted } });
}
