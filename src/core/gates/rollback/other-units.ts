import { parseQuantity, type Quantity, quantity } from "#core/quantity/parse-quantity.ts";
import type { Context } from "./context.ts";

/** Another place that gives a metric a value, in words, as written and as a quantity. */
export interface OtherUnit {
  readonly place: string;
  readonly text: string;
  readonly quantity: Quantity;
}

/**
 * Every other place of the package that gives a metric a value: constraints, targets, triggers before this one,
 * and the evidence. A threshold without unit is told from one with a forgotten unit by what stands there.
 */
export function otherUnits(metric: string, context: Context, pointer: string): readonly OtherUnit[] {
  const { handoff, plan, package: facts } = context;
  const { migration, problem } = handoff.handoff;
  const constraints = Object.entries(migration?.constraints ?? {}).flatMap(([name, value]) =>
    name === metric ? [["migration.constraints", value] as const] : [],
  );
  const targets = (problem?.success ?? []).flatMap((one) =>
    one.metric === metric ? [["problem.success", one.target] as const] : [],
  );
  const triggers = (plan.triggers ?? []).flatMap((one, index) =>
    one.metric === metric && isBefore(index, pointer)
      ? [[`trigger ${index + 1}`, one.threshold] as const]
      : [],
  );
  const written = [...constraints, ...targets, ...triggers].flatMap(([place, value]) => {
    const parsed = parseQuantity(value);
    return parsed.ok ? [{ place, text: String(value), quantity: parsed.value }] : [];
  });
  const measured = facts.evidence.flatMap(({ reading }) =>
    reading.observations.flatMap(({ name, value, unit = "" }) => {
      const parsed = name === metric && typeof value === "number" ? quantity(value, unit) : undefined;
      return parsed?.ok === true
        ? [{ place: reading.path, text: `${value}${unit}`, quantity: parsed.value }]
        : [];
    }),
  );
  return [...written, ...measured];
}

/** A trigger is compared with the ones before it, `stable` with all. */
function isBefore(index: number, pointer: string): boolean {
  const own = /^\/triggers\/(\d+)\//.exec(pointer)?.[1];
  return own === undefined || index < Number(own);
}
