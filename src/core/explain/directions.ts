import type { Handoff } from "#core/handoff/handoff-schema.ts";
import { OPERATORS, type Operator } from "#core/quantity/operator.ts";

/** Which way a metric gets better. */
export type Direction = "higher" | "lower";

/** A metric that somebody asks for, and how. */
export interface AskedMetric {
  readonly metric: string;
  readonly op: Operator;
}

/**
 * Which way each metric gets better, by what is asked of it: targets and the checks of a policy want more of it or less,
 * triggers of a rollback fire on what is worse. A metric of which two ask the opposite is left out, as are those that nobody asks about.
 */
export function directionsOf(
  handoffs: readonly Handoff[],
  checks: readonly AskedMetric[],
): ReadonlyMap<string, Direction> {
  const said = [
    ...checks.map(({ metric, op }) => [metric, wanted(op)] as const),
    ...handoffs.flatMap(({ problem, rollback }) => [
      ...(problem?.success ?? []).map(({ metric, op }) => [metric, wanted(op)] as const),
      ...(rollback?.triggers ?? []).map(({ metric, op }) => [metric, feared(op)] as const),
      ...(rollback?.stable === undefined
        ? []
        : [[rollback.stable.metric, wanted(rollback.stable.op)] as const]),
    ]),
  ];
  const directions = new Map<string, Direction>();
  const contested = new Set<string>();
  for (const [metric, direction] of said) {
    if (direction === null) continue;
    if ((directions.get(metric) ?? direction) !== direction) contested.add(metric);
    directions.set(metric, direction);
  }
  for (const metric of contested) directions.delete(metric);
  return directions;
}

/** Metrics that the checks among a gate's options ask for, by the name behind the format in `metrics:test.auc`. */
export function askedMetrics(options: Readonly<Record<string, unknown>>): readonly AskedMetric[] {
  const { checks } = options;
  if (!Array.isArray(checks)) return [];
  return checks.flatMap((check: unknown) => {
    const { read, op } = Object(check) as { readonly read?: unknown; readonly op?: unknown };
    const known = OPERATORS.find((each) => each === op);
    if (typeof read !== "string" || known === undefined) return [];
    return [{ metric: read.slice(read.indexOf(":") + 1), op: known }];
  });
}

function wanted(op: Operator): Direction | null {
  if (op === "eq") return null;
  return op === "gte" || op === "gt" ? "higher" : "lower";
}

function feared(op: Operator): Direction | null {
  const direction = wanted(op);
  return direction === null ? null : direction === "higher" ? "lower" : "higher";
}
