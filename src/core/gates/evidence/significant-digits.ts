/** Decimal digits that a number needs when it is written out, without leading zeros: 0.0812 has 3, 100 has 3, 0 has 1. */
export function significantDigits(value: number): number {
  const [mantissa = ""] = String(Math.abs(value)).split("e");
  const digits = mantissa.replace(".", "").replace(/^0{1,400}/, "");
  return Math.max(1, digits.length);
}

/**
 * Whether two numbers are the same one, written with different care: rounded to the digits of the shorter, they are equal. A tie
 * may have been rounded either way. With `relative`, they may also lie apart by that part of the larger one.
 */
export function agree(a: number, b: number, relative = 0): boolean {
  if (a === b || Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b))) return true;
  if (a === 0 || b === 0) return false;
  const [coarse, fine] = significantDigits(a) <= significantDigits(b) ? [a, b] : [b, a];
  const digits = significantDigits(coarse);
  if (Number(fine.toPrecision(Math.min(digits, 17))) === coarse) return true;
  const half = 10 ** (Math.floor(Math.log10(Math.abs(fine))) - digits + 1) / 2;
  return Math.abs(Math.abs(fine - coarse) - half) <= half * 1e-9;
}
