/** Digits of a first bar. The noise of a training run moves the ones behind them. */
const DIGITS = 2;

/**
 * A first bar for a number that was measured: the number itself with two digits, rounded to the side that asks less (0.8602 or more
 * becomes 0.86 or more, 0.3411 or less becomes 0.35 or less). With all its digits, the next version would fail by noise alone.
 */
export function firstBar(value: number, op: "gte" | "lte"): number {
  const rounded = Number(value.toPrecision(DIGITS));
  const asksMore = op === "gte" ? rounded > value : rounded < value;
  if (!asksMore) return rounded;
  const exponent = Number(value.toExponential().split("e")[1]);
  const step = 10 ** (exponent - DIGITS + 1);
  return Number((rounded + (op === "gte" ? -step : step)).toPrecision(DIGITS));
}
