const NON_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Decimal numbers of YAML; those of other bases are seldom written, and are shown by their value. */
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const LONGEST_NUMBER = 40;
/** What the numbers of YAML, also those that are not finite, begin with. */
const NUMERIC: ReadonlySet<number> = new Set([..."+-.0123456789"].map((sign) => sign.charCodeAt(0)));
/** Most digits of a whole number that is printed as it is written, whatever they are. */
const SHORT = 15;
const ZERO = 48;

/** Whether a plain scalar may be a number that is printed otherwise than it is written, or none that is finite. Cheap. */
export function isOddNumber(text: string, start: number, end: number): boolean {
  const length = end - start;
  return length <= LONGEST_NUMBER && NUMERIC.has(text.charCodeAt(start)) && !isShortWhole(text, start, end);
}

/** Whether YAML reads a plain scalar as a number that is printed otherwise: `1.0`, `+3`. */
export function isRespelled(found: string): boolean {
  return NUMBER.test(found) && String(Number(found)) !== found;
}

/** Whether YAML reads a plain scalar as infinite or not a number. */
export function isNonFinite(found: string): boolean {
  return NON_FINITE.test(found);
}

function isShortWhole(text: string, start: number, end: number): boolean {
  if (end - start > SHORT || (text.charCodeAt(start) === ZERO && end - start > 1)) return false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < ZERO || code > ZERO + 9) return false;
  }
  return true;
}
