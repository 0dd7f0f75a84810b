import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Parts that draw a picture: many numbers and no finding. */
const PICTURES: ReadonlySet<string> = new Set([
  "small_distribution",
  "distribution",
  "plot_data",
  "histogram",
  "hist",
  "curve",
  "widgets",
]);
const NOT_A_NUMBER = /^[+-]?(?:nan|inf|infinity)$/i;

/**
 * The numbers and verdicts inside of a value under dotted names. NaN is a problem; texts, lists and `null` are lawful there and say
 * nothing that can be compared. What names its `column_name` is of that column's slice.
 */
export function observeNumbers(
  builder: ReadingBuilder,
  name: string,
  from: Foreign,
  about: Partial<Observation>,
): void {
  const { value } = from;
  if (typeof value === "number" || typeof value === "boolean") builder.observe(name, from, about);
  else if (typeof value === "string" && value.length < 12 && NOT_A_NUMBER.test(value))
    builder.observe(name, from, about);
  if (!from.isMapping) return;
  const column = from.at("column_name").text;
  const inner = column === undefined ? about : { ...about, slice: { ...about.slice, column } };
  for (const [key, child] of from.entries) {
    if (PICTURES.has(key)) continue;
    // `drift_by_columns.age.drift_score` is one value of many columns: the column goes into the slice, not into the name.
    const isColumn = child.at("column_name").text === key;
    observeNumbers(builder, isColumn ? name : `${name}.${key}`, child, inner);
  }
}
