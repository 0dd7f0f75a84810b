import type { Comparison } from "./compare-quantities.ts";

/** Names of comparisons, as OpenSLO spells `op`; `eq` is ours. */
export const OPERATORS = ["gte", "gt", "lte", "lt", "eq"] as const;

export type Operator = (typeof OPERATORS)[number];

/** A comparison in words, to stand before a number: "at least 0.78". */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  gte: "at least",
  gt: "more than",
  lte: "at most",
  lt: "less than",
  eq: "exactly",
};

/** Whether "left op right" holds, given how left stands to right. */
export function holds(operator: Operator, order: Extract<Comparison, { ok: true }>["order"]): boolean {
  if (operator === "gte") return order >= 0;
  if (operator === "gt") return order > 0;
  if (operator === "lte") return order <= 0;
  if (operator === "lt") return order < 0;
  return order === 0;
}
