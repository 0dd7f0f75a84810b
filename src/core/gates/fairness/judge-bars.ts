import type { Finding } from "#core/model/finding.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity, parseQuantity, type Quantity } from "#core/quantity/parse-quantity.ts";
import { amid, type Shown, shownAlone, shownApart, shownBeside } from "#core/quantity/shown-quantity.ts";
import { DIMENSION_WORDS, UNITS } from "#core/quantity/units.ts";
import { at, type Context } from "./context.ts";
import type { Check } from "./options.ts";
import type { Group, Series } from "./series-of.ts";

/** A group whose value is a number. */
export type Measured = Group & { readonly value: Quantity };

/** Holds comparable groups, from the lowest to the highest, against the bars of a check. */
export function judgeBars(
  check: Check,
  series: Series,
  groups: readonly [Measured, Measured, ...Measured[]],
  context: Context,
): readonly Finding[] {
  const findings = [
    ...judgeGap(check, series, groups, context),
    ...judgeRatio(check, series, groups, context),
    ...judgeLimit("min", check, series, groups, context),
    ...judgeLimit("max", check, series, groups, context),
  ];
  if (findings.length > 0) return findings;
  const [low] = groups;
  const values = { ...shared(check, series), count: groups.length };
  return [context.say("groups-measured", values, at(context.about, low.where))];
}

function judgeGap(
  check: Check,
  series: Series,
  groups: readonly [Measured, ...Measured[]],
  context: Context,
): readonly Finding[] {
  const asked = bar(check.max_gap, groups[0], check, series, context);
  if (asked === undefined) return [];
  if ("finding" in asked) return [asked.finding];
  const { low, high } = extremes(groups);
  const gap = clean(high.value.base - low.value.base);
  const factor = UNITS.get(low.value.unit)?.factor ?? 1;
  const width = { ...low.value, value: clean(gap / factor), base: gap };
  const values = {
    ...shared(check, series),
    gap: shownBeside(width, asked.value),
    most: formatQuantity(asked.value),
    ...describedApart(low, high),
  };
  const id = isAbove(width, asked.value) ? "gap-too-wide" : "gap-holds";
  return [context.say(id, values, at(context.about, low.where))];
}

function judgeRatio(
  check: Check,
  series: Series,
  groups: readonly [Measured, ...Measured[]],
  { say, about }: Context,
): readonly Finding[] {
  const least = check.min_ratio;
  if (least === undefined) return [];
  const { low, high } = extremes(groups);
  const there = at(about, low.where);
  const values = { ...shared(check, series), ...describedApart(low, high), least };
  if (low.value.base < 0) return [say("ratio-undefined", values, there)];
  const ratio = high.value.base === 0 ? 1 : clean(low.value.base / high.value.base);
  const id = ratio >= least ? "ratio-holds" : "ratio-too-low";
  return [say(id, { ...values, ratio: shownBeside(plain(ratio), plain(least)) }, there)];
}

function judgeLimit(
  which: "min" | "max",
  check: Check,
  series: Series,
  groups: readonly [Measured, ...Measured[]],
  context: Context,
): readonly Finding[] {
  const asked = bar(check[which], groups[0], check, series, context);
  if (asked === undefined) return [];
  if ("finding" in asked) return [asked.finding];
  const limit = asked.value;
  const { low, high } = extremes(groups);
  const worst = which === "min" ? low : high;
  const beyond = groups.filter(({ value }) =>
    which === "min" ? isAbove(limit, value) : isAbove(value, limit),
  );
  const beside = (group: Measured) => described(group, shownBeside(group.value, limit));
  const values = {
    ...shared(check, series),
    limit: `at ${which === "min" ? "least" : "most"} ${formatQuantity(limit)}`,
    worst: beside(worst),
  };
  const there = at(context.about, worst.where);
  if (beyond.length === 0) return [context.say("limit-holds", values, there)];
  return [context.say("beyond-limit", { ...values, groups: beyond.map(beside) }, there)];
}

/** A bar of a check in the kind of the metric, or the refusal to compare the two; nothing where none is set. */
function bar(
  written: string | number | undefined,
  { value, where }: Measured,
  check: Check,
  series: Series,
  { say, about }: Context,
): { readonly value: Quantity } | { readonly finding: Finding } | undefined {
  if (written === undefined) return undefined;
  const parsed = parseQuantity(written);
  if (parsed.ok && parsed.value.dimension === value.dimension) return { value: parsed.value };
  const values = {
    ...shared(check, series),
    actual: shownAlone(value),
    left: DIMENSION_WORDS[value.dimension],
    bar: String(written),
    right: parsed.ok ? DIMENSION_WORDS[parsed.value.dimension] : "no quantity",
  };
  return { finding: say("unlike-units", values, at(about, where)) };
}

/** What every sentence about a check names. */
export function shared({ name }: Check, { metric, attribute }: Series) {
  return { check: name, metric, attribute };
}

function extremes(groups: readonly [Measured, ...Measured[]]) {
  const high = groups.at(-1) ?? groups[0];
  return { low: groups[0], high };
}

function described({ name }: Measured, value: Shown): Shown {
  return amid(`${name} (`, value, ")");
}

function describedApart(low: Measured, high: Measured): { readonly low: Shown; readonly high: Shown } {
  const [lowest, highest] = shownApart(low.value, high.value);
  return { low: described(low, lowest), high: described(high, highest) };
}

function isAbove(value: Quantity, limit: Quantity): boolean {
  const comparison = compareQuantities(value, limit);
  return comparison.ok && comparison.order > 0;
}

function plain(value: number): Quantity {
  return { value, unit: "", dimension: "number", base: value };
}

/** Differences of decimals carry noise in the last digits: 0.8 - 0.7 must be 0.1. Adding 0 makes -0 into 0. */
function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
