import type { Parsed } from "./parsed.ts";
import type { Dimension } from "./units.ts";
import { memoryUnits, nearestUnit, UNITS } from "./units.ts";

/** A finite number with its unit. `base` is the value in the base unit of its dimension, rounded to 15 digits. */
export interface Quantity {
  readonly value: number;
  /** As written; `""` for a bare number. */
  readonly unit: string;
  readonly dimension: Dimension;
  readonly base: number;
}

// `1/s` after a number would read as "501/s": in a text a rate is `50/s`, so the unit cannot start with a digit.
const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?) ?([a-zA-Zµ%/]*)$/;
const EXPECTED = "expected a number with its unit, such as 250ms, 512Mi, 50/s, 12% or a bare 0.01";

const SOME_UNITS = "ms, s, min, h, MB, Mi, /s or %";

/**
 * Reads `250ms`, `512Mi`, `50/s`, `12%`, `0.01` or a number. Refuses what is not finite, decimal commas,
 * thousands separators and unknown units.
 */
export function parseQuantity(text: string | number): Parsed<Quantity> {
  if (typeof text === "number") return quantity(text, "");
  if (text.length > 64) return { ok: false, problem: EXPECTED };
  const match = QUANTITY.exec(text);
  if (match === null) {
    const comma = /^\d+,\d+/.test(text);
    return { ok: false, problem: comma ? `${EXPECTED}; the decimal mark is a point` : EXPECTED };
  }
  const [, digits = "", unit = ""] = match;
  return quantity(Number(digits), unit);
}

/** A quantity of a number and a unit symbol; the unit may be a UCUM symbol as observations carry it. */
export function quantity(value: number, unit: string): Parsed<Quantity> {
  const known = UNITS.get(unit);
  if (known === undefined) return { ok: false, problem: expectedFor(unit) };
  if (!Number.isFinite(value)) return { ok: false, problem: "expected a finite number" };
  const base = rounded(value * known.factor);
  if (!Number.isFinite(base)) return { ok: false, problem: "expected a smaller number" };
  return { ok: true, value: { value, unit, dimension: known.dimension, base } };
}

function expectedFor(unknown: string): string {
  const meant = memoryUnits(unknown)?.join(" or ") ?? nearestUnit(unknown);
  return meant === undefined ? `expected a known unit, such as ${SOME_UNITS}` : `expected the unit ${meant}`;
}

/** Rounded to 15 digits. A whole number with fewer digits is round already, and rounding is slow for many of them. */
function rounded(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value + 0 : Number(value.toPrecision(15));
}

/** Units that people write in another way than UCUM does. */
const AS_PEOPLE_WRITE: Readonly<Record<string, string>> = {
  By: "B",
  "1/s": "/s",
  "1/min": "/min",
  "1/h": "/h",
};

/** A quantity as people read it, and as {@link parseQuantity} reads it back: `250ms`, `0.62`, `50/s`, `3B`. */
export function formatQuantity({ value, unit }: Pick<Quantity, "value" | "unit">): string {
  return `${value}${Object.hasOwn(AS_PEOPLE_WRITE, unit) ? AS_PEOPLE_WRITE[unit] : unit}`;
}
