import type { Objective } from "#core/model/details.ts";

/** The bound of a condition that is one comparison of the result. */
export type Bound = Required<Pick<Objective, "op" | "target">>;

const OPS: Readonly<Record<string, Bound["op"]>> = {
  ">=": "gte",
  ">": "gt",
  "<=": "lte",
  "<": "lt",
  "==": "eq",
};
const OPPOSITE: Readonly<Record<string, Bound["op"]>> = { gte: "lt", gt: "lte", lte: "gt", lt: "gte" };

const RESULT =
  /^(?:result(?:\[\d{1,3}\])?|(?:asFloat|asInt|float|int)\(result(?:\[\d{1,3}\])?\))(?=[\s<>=!])/;
const COMPARED =
  /^\s{0,9}(>=|<=|==|>|<)\s{0,9}(?:(-?\d{1,15}(?:\.\d{1,15})?(?:[eE]-?\d{1,3})?)|"([^"\\]{1,80})"|(true|false))$/;

/**
 * The bound that a condition of Argo Rollouts puts on a measurement, when it is one plain comparison: `result[0] >= 0.95`,
 * `asFloat(result) < 2`, `result == "true"`. `undefined` for anything else: what it asks for cannot be said in one bound.
 */
export function readCondition(condition: string): Bound | undefined {
  const text = condition.slice(0, 300).trim();
  const result = RESULT.exec(text)?.[0];
  const compared = result === undefined ? null : COMPARED.exec(text.slice(result.length));
  if (compared === null) return undefined;
  const [, sign = "", number, quoted, word] = compared;
  const op = OPS[sign];
  const target = number === undefined ? (quoted ?? word) : Number(number);
  return op === undefined || target === undefined || (typeof target === "number" && !Number.isFinite(target))
    ? undefined
    : { op, target };
}

/** The bound that must hold for a failure condition not to: `result > 5` fails, so at most 5 is asked for. */
export function readFailure(condition: string): Bound | undefined {
  const bound = readCondition(condition);
  const op = bound === undefined ? undefined : OPPOSITE[bound.op];
  return bound === undefined || op === undefined ? undefined : { op, target: bound.target };
}
