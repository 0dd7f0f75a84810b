import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** A number of JSON's own grammar, and nothing around it. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;

/** The performance metrics of a card: named like their `type`, with the bounds of their confidence interval. */
export function readMetrics(builder: ReadingBuilder, metrics: Foreign): void {
  for (const metric of metrics.items) {
    const name = metric.at("type").text;
    if (name === undefined) {
      const says = "A performance metric has no `type`, so nobody knows what was measured.";
      builder.problem(
        { id: "unnamed-metric", says, fix: "Write its `type`, such as `accuracy`." },
        metric.where,
      );
      continue;
    }
    const about = sliceOf(metric.at("slice"));
    observe(builder, name, metric.at("value"), about);
    for (const bound of ["lower_bound", "upper_bound"] as const) {
      const from = metric.at("confidence_interval", bound);
      if (from.present) observe(builder, `${name}.${bound}`, from, about);
    }
  }
}

/**
 * The card's schema makes every value a text, so a text that is exactly one JSON number is that number here and nowhere else.
 * `20,3`, `87%`, `.9` and `+1` are not, and remain problems.
 */
function observe(
  builder: ReadingBuilder,
  name: string,
  from: Foreign,
  about: Pick<Observation, "slice">,
): void {
  const number = from.text !== undefined && JSON_NUMBER.test(from.text) ? Number(from.text) : Number.NaN;
  if (Number.isFinite(number)) builder.record({ name, value: number, ...about, source: from.source });
  else builder.observe(name, from, about);
}

/** `overall` is the whole data, which has no slice. */
function sliceOf({ text }: Foreign): Pick<Observation, "slice"> {
  return text === undefined || text.toLowerCase() === "overall" ? {} : { slice: { slice: text } };
}
