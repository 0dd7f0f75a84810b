import fc from "fast-check";
import { expect } from "vitest";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import type { ConfiguredGate } from "#core/policy/gates-for.ts";
import type { GateSetting, GateSettings } from "#core/policy/policy.ts";
import { canonical } from "#core/policy/rule-change.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";

const on = (options: fc.Arbitrary<Readonly<Record<string, unknown>>>): fc.Arbitrary<GateSetting> =>
  fc.oneof(
    fc.constant<GateSetting>({ on: false }),
    fc.record({
      on: fc.constant(true as const),
      severity: fc.constantFrom("block" as const, "warn" as const),
      options,
    }),
  );

const some = { requiredKeys: [] };
const minutes = fc.constantFrom("5m", "15m", "1h", "2d");
const check = fc
  .constantFrom("a", "b", "c")
  .map((name) => ({ name, read: "metrics:x", op: "gte", threshold: 1 }));

/** Settings of some gates, as a policy could write them. */
export const settings: fc.Arbitrary<GateSettings> = fc.record(
  {
    checklist: on(fc.record({ use: fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 2 }) }, some)),
    evidence: on(fc.record({ checks: fc.array(check, { maxLength: 2 }) }, some)),
    package: on(fc.record({ requires: fc.constantFrom(...BOUNDARIES) }, some)),
    rollback: on(fc.record({ required: fc.boolean(), max_within: minutes, drill_max_age: minutes }, some)),
    "sign-offs": on(
      fc.record(
        {
          "code-owners": fc.constantFrom("every", "any", "off"),
          unowned: fc.constantFrom("fail", "allow"),
          roles: fc.dictionary(fc.constantFrom("r", "s"), fc.integer({ min: 1, max: 3 })),
          distinct: fc.boolean(),
          "after-gates": fc.boolean(),
        },
        some,
      ),
    ),
  },
  some,
);

/** How strict one option is; a set is at least as strict as each of its parts. */
function strictness(name: string, value: unknown): number {
  const order: Readonly<Record<string, readonly unknown[]>> = {
    "code-owners": ["off", "any", "every"],
    unowned: ["allow", "fail"],
    requires: [undefined, ...BOUNDARIES],
  };
  const known = order[name];
  if (known !== undefined) return known.indexOf(value);
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return value;
  if (value === undefined) return Number.NEGATIVE_INFINITY;
  const parsed = typeof value === "string" ? parseDuration(value) : null;
  if (parsed?.ok !== true) throw new Error(`nothing is known of the option ${name}`);
  return -parsed.value;
}

/** That an option asks for as much as another. */
export function expectAsStrict(name: string, earlier: unknown, later: unknown): void {
  // Options that no policy here sets stay what they are.
  if (canonical(earlier) === canonical(later)) return;
  if (Array.isArray(earlier)) {
    expect(later).toEqual(expect.arrayContaining(earlier));
    return;
  }
  if (typeof earlier === "object" && earlier !== null) {
    for (const [key, value] of Object.entries(earlier)) {
      expectAsStrict(key, value, Reflect.get(Object(later), key));
    }
    return;
  }
  expect(strictness(name, later), name).toBeGreaterThanOrEqual(strictness(name, earlier));
}

/** That all of the gates are still asked, for at least as much. */
export function expectNotWeaker(earlier: readonly ConfiguredGate[], later: readonly ConfiguredGate[]): void {
  for (const before of earlier) {
    const after = later.find(({ gate }) => gate === before.gate);
    expect(after, before.gate.meta.id).toBeDefined();
    if (before.severity === "block") expect(after?.severity).toBe("block");
    for (const [name, value] of Object.entries(before.options))
      expectAsStrict(name, value, after?.options[name]);
  }
}
