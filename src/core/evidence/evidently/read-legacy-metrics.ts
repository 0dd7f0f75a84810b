import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { observeNumbers } from "./observe-numbers.ts";

/** Metrics up to 0.6, and of the legacy API since: `<metric>.<result's key>`. */
export function readLegacyMetrics(
  builder: ReadingBuilder,
  metrics: readonly Foreign[],
  list: Foreign,
  about: Partial<Observation>,
): void {
  const samples = rowsOf(metrics);
  const more = samples === undefined ? about : { ...about, samples };
  for (const metric of metrics) {
    const name = metric.at("metric").text;
    const result = metric.at("result");
    if (name === undefined || !result.present) {
      const says = "A metric has no name or no result, so nobody knows what was measured.";
      builder.problem({ id: "no-result", says, fix: "Run the report again." }, metric.where);
    } else if (result.at("error").text !== undefined || metric.at("error").text !== undefined) {
      const says = "The metric `{name}` could not be computed.";
      builder.problem(
        {
          id: "metric-error",
          says,
          fix: "Mend what it needs, and run the report again.",
          values: { name: name.slice(0, 80) },
        },
        result.where,
      );
    } else {
      observeNumbers(builder, name, result, more);
    }
  }
  if (samples === 0) {
    const says = "The current data holds no rows, so no metric proves anything.";
    builder.problem({ id: "no-samples", says, fix: "Run the report on data." }, list.where);
  }
}

/** Rows of the current data, where a metric counts them. */
function rowsOf(metrics: readonly Foreign[]): number | undefined {
  for (const metric of metrics) {
    const { number } = metric.at("result", "current", "number_of_rows");
    if (number !== undefined && Number.isSafeInteger(number) && number >= 0) return number;
  }
  return undefined;
}
