import { fewestDigits } from "./fewest-digits.ts";
import { formatQuantity } from "./parse-quantity.ts";

/** A measured number before and after, as people write it: in as many digits as tell the two apart. */
export interface MeasuredChange {
  readonly before: string;
  readonly after: string;
  /**
   * Of the two as they are shown: signed, with the unit; behind it, of what has a unit other than `%`, the part that it is of what was:
   * `−0.3ms (−12 %)`. Absent where it is larger than a number can be.
   */
  readonly difference?: string;
}

/** Part of a difference by which that of the two as they are shown may miss it. */
const NEAR = 0.05;

/** Two different numbers of one unit, in six significant digits, or in as many more as tell how far they are apart. */
export function measuredChange(before: number, after: number, unit: string): MeasuredChange {
  const apart = after - before;
  const shorten = fewestDigits(
    (short) => Math.abs(short(after) - short(before) - apart) <= NEAR * Math.abs(apart),
  );
  const [was, is] = [shorten(before), shorten(after)];
  const shown = {
    before: formatQuantity({ value: was, unit }),
    after: formatQuantity({ value: is, unit }),
  };
  // Two that are as far apart as numbers go have no difference that is one.
  if (!Number.isFinite(apart)) return shown;
  const sign = after < before ? "−" : "+";
  const size = withDecimals(Math.abs(is - was), Math.max(decimalsOf(was), decimalsOf(is)));
  const part = unit === "" || unit === "%" ? "" : partOf(before, after);
  const difference = `${sign}${formatQuantity({ value: size, unit })}${part === "" ? "" : ` (${sign}${part})`}`;
  return { ...shown, difference };
}

/** The difference of two decimals without the noise that it carries in its last digits: as exact as the two are. */
function withDecimals(size: number, decimals: number): number {
  const digits = Math.floor(Math.log10(size)) + 1 + decimals;
  return Number(size.toPrecision(Math.min(100, Math.max(1, digits))));
}

/** A measured number by itself, in six significant digits; a whole number keeps all of its own. */
export function measured(value: number, unit: string): string {
  return formatQuantity({ value: fewestDigits()(value), unit });
}

/** How many digits stand behind the decimal point when a number is written out. */
function decimalsOf(value: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** Above this many times the value before, a part in percent is nothing that people read. */
const MOST_TIMES = 10;

/** How large a change is beside what was, such as `12 %`; empty beside zero, and where it is many times that. */
function partOf(before: number, after: number): string {
  const times = Math.abs((after - before) / before);
  if (!Number.isFinite(times) || times > MOST_TIMES) return "";
  const percent = times * 100;
  return `${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2))} %`;
}
