import type { Quantity } from "./parse-quantity.ts";
import { type Dimension, UNITS } from "./units.ts";

/** How the left quantity stands to the right one; or a refusal, when they are of different kinds. */
export type Comparison =
  | { readonly ok: true; readonly order: -1 | 0 | 1 }
  | { readonly ok: false; readonly left: Dimension; readonly right: Dimension };

/** Compares two quantities of the same dimension. Unlike dimensions are refused, never coerced. */
export function compareQuantities(left: Quantity, right: Quantity): Comparison {
  if (left.dimension !== right.dimension) {
    return { ok: false, left: left.dimension, right: right.dimension };
  }
  // Same unit, however it is spelled: as written, so that no factor can round two different numbers into one.
  const isSame = left.unit === right.unit || factorOf(left) === factorOf(right);
  const [a, b] = isSame ? [left.value, right.value] : [left.base, right.base];
  return { ok: true, order: a < b ? -1 : a > b ? 1 : 0 };
}

function factorOf({ unit }: Quantity): number | undefined {
  return UNITS.get(unit)?.factor;
}
