import { fewestDigits } from "./fewest-digits.ts";
import { formatQuantity } from "./parse-quantity.ts";

/** A measured number before and after, as people write it: in as many digits as tell the two apart. */
export interface MeasuredChange {
  readonly before: string;
  readonly after: string;
  /** Signed, with the unit; behind it, of what has a unit other than `%`, the part that it is of what was: `−0.3ms (−12 %)`. */
  readonly difference: string;
}

/** Two different numbers of one unit, in six significant digits, or in more where six are the same in both. */
export function measuredChange(before: number, after: number, unit: string): MeasuredChange {
  const shorten = fewestDigits((short) => short(before) !== short(after));
  const [was, is] = [shorten(before), shorten(after)];
  const sign = after < before ? "−" : "+";
  // As exact as the two are shown: the difference of two decimals carries noise in its last digits.
  const decimals = Math.min(100, Math.max(decimalsOf(was), decimalsOf(is)));
  const size = Number(Math.abs(after - before).toFixed(decimals));
  const part = unit === "" || unit === "%" ? "" : partOf(before, after);
  return {
    before: formatQuantity({ value: was, unit }),
    after: formatQuantity({ value: is, unit }),
    difference: `${sign}${formatQuantity({ value: size, unit })}${part === "" ? "" : ` (${sign}${part})`}`,
  };
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
