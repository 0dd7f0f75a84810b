/** Significant digits that a measured number is shown with: a machine writes up to 17, of which the last tell nothing. */
const DIGITS = 6;
/** Significant digits that tell any two numbers apart. */
const ALL_DIGITS = 17;

/** Shortens numbers. Whole ones, and the digits before a point, are kept as they are. */
export type Shorten = (value: number) => number;

/**
 * Six significant digits, or as many more as it takes until what is printed still `tells` what was found of the numbers themselves;
 * where none does, all of their digits.
 */
export function fewestDigits(tells: (shorten: Shorten) => boolean = () => true): Shorten {
  for (let digits = DIGITS; digits < ALL_DIGITS; digits++) {
    const shorten = (value: number) => rounded(value, digits);
    if (tells(shorten)) return shorten;
  }
  return (value) => value;
}

function rounded(value: number, digits: number): number {
  if (Number.isInteger(value)) return value;
  const whole = Math.trunc(Math.abs(value)).toString().length;
  // Digits before the point are kept, however many they are; `toPrecision` would make zeros of them.
  return Number(value.toPrecision(Math.min(100, Math.max(digits, whole))));
}
