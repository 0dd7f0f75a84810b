import type { Rounded } from "#core/model/statement.ts";
import { compareQuantities } from "./compare-quantities.ts";
import { fewestDigits, type Shorten } from "./fewest-digits.ts";
import { formatQuantity, type Quantity, quantity } from "./parse-quantity.ts";
import { UNITS } from "./units.ts";

/** A number for people: a text, or two where it has more digits than people read. */
export type Shown = string | Rounded;

/** A number with its unit, which may be one that nobody knows. */
type Measured = Pick<Quantity, "value" | "unit">;

/** Part of a difference by which the printed numbers may miss it. */
const NEAR = 0.05;

/** A measured number by itself. */
export function shownAlone(measured: Measured): Shown {
  return shownWith(fewestDigits(), measured);
}

/**
 * A measured number beside the bar that it is held against, in as many digits as keep what was found true of what is printed: 0.8499996 is
 * never "0.85" beside a bar of 0.85. Where the bar has another unit, it is told in that one, too: `0.1203s (120.3ms)`.
 */
export function shownBeside(measured: Quantity, bar: Quantity): Shown {
  const order = orderOf(measured, bar);
  const shorten = fewestDigits((short) => orderOf(changed(measured, short), bar) === order);
  const own = shownWith(shorten, measured);
  const other = inUnitOf(measured, bar);
  // A conversion that rounds the two into one, or apart, is no help.
  if (other === null || orderOf(other, bar) !== order) return own;
  const again = fewestDigits((short) => orderOf(changed(other, short), bar) === order);
  const shown = `${textOf(own)} (${formatQuantity({ ...other, value: again(other.value) })})`;
  return { shown, exact: formatQuantity(measured) };
}

/** Two measured numbers of which one is told from the other: printed, they lie as far apart as they do, up to a twentieth of that. */
export function shownApart(a: Measured, b: Measured): readonly [a: Shown, b: Shown] {
  const [factor, other] = [UNITS.get(a.unit)?.factor ?? 1, UNITS.get(b.unit)?.factor ?? 1];
  const difference = a.value * factor - b.value * other;
  const shorten = fewestDigits((short) => {
    const printed = short(a.value) * factor - short(b.value) * other;
    return Math.abs(printed - difference) <= NEAR * Math.abs(difference);
  });
  return [shownWith(shorten, a), shownWith(shorten, b)];
}

/** What is shown, amid words of our own: `men (0.841235)`. `before` may be foreign text, which is escaped with the number. */
export function amid(before: string, number: Shown, after: string): Shown {
  const around = (text: string | number) => `${before}${text}${after}`;
  return typeof number === "string"
    ? around(number)
    : { shown: around(number.shown), exact: around(number.exact) };
}

function shownWith(shorten: Shorten, { value, unit }: Measured): Shown {
  const exact = formatQuantity({ value, unit });
  const shown = formatQuantity({ value: shorten(value), unit });
  return shown === exact ? exact : { shown, exact };
}

function textOf(shown: Shown): string {
  return typeof shown === "string" ? shown : shown.shown;
}

function orderOf(left: Quantity, right: Quantity): -1 | 0 | 1 | null {
  const comparison = compareQuantities(left, right);
  return comparison.ok ? comparison.order : null;
}

function changed(measured: Quantity, shorten: Shorten): Quantity {
  const value = shorten(measured.value);
  if (value === measured.value) return measured;
  const short = quantity(value, measured.unit);
  return short.ok ? short.value : measured;
}

/** A quantity in the unit of a bar; `null` where its own is as good, or is no such kind. */
function inUnitOf(measured: Quantity, bar: Quantity): Quantity | null {
  const [own, theirs] = [UNITS.get(measured.unit), UNITS.get(bar.unit)];
  if (own === undefined || theirs === undefined || own.factor === theirs.factor) return null;
  if (own.dimension !== theirs.dimension) return null;
  // Free of the noise of a division in its last digits.
  const converted = quantity(Number((measured.base / theirs.factor).toPrecision(15)), bar.unit);
  return converted.ok ? converted.value : null;
}
