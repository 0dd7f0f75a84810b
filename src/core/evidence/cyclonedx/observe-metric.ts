import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

const DECIMAL = /^-?\d{1,32}(?:\.\d{1,32})?(?:[eE][+-]?\d{1,3})?$/;

/** A finite number, or a text that is nothing but one: bills of materials write their metrics as text. */
function strictNumber({ value }: Foreign): number | undefined {
  const number = typeof value === "string" && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/**
 * Records a metric that its format writes as text. `20,3`, `87%`, `NaN` and empty values are refused, since what is meant by them
 * would be a guess.
 */
export function observeMetric(
  name: string,
  from: Foreign,
  builder: ReadingBuilder,
  more: Pick<Observation, "slice" | "at" | "dataset"> = {},
): void {
  const value = strictNumber(from);
  if (value !== undefined) {
    builder.record({ name, value, ...more, source: from.source });
    return;
  }
  builder.problem(
    {
      id: "not-a-number",
      says: "`{name}` is `{found}`, which is not a plain number.",
      fix: "Write the number with a point as decimal mark, without a percent sign; leave the metric out if it has no value.",
      values: { name: shown(name), found: from.spelled },
    },
    from.where,
  );
}
