import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { type ConfiguredGate, gatesFor } from "./gates-for.ts";
import { type GateSetting, type GateSettings, type Policy, RISKS } from "./policy.ts";
import { canonical } from "./rule-change.ts";

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

const settings: fc.Arbitrary<GateSettings> = fc.record(
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

const policies: fc.Arbitrary<Policy> = fc
  .record({
    stages: fc.array(
      fc.record({ gates: settings, requires: fc.constantFrom(...BOUNDARIES) }, { requiredKeys: ["gates"] }),
      { minLength: 1, maxLength: 4 },
    ),
    risk: fc.record({ Low: settings, Medium: settings, High: settings }, some),
  })
  .map(({ stages, risk }) => ({
    path: "p",
    digest: "d",
    packages: ["handoffs/*"],
    roles: {},
    stages: stages.map((stage, index) => ({ ...stage, name: `s${index}`, branches: [`b${index}`] })),
    risk: Object.fromEntries(
      Object.entries(risk).map(([tier, added]) => [tier, without(added, stages[0]?.gates)]),
    ),
  }));

/**
 * A risk that turns on what the first stage turned off has nothing to be compared with: there, the gate's defaults come
 * from the risk, and a later stage may have chosen otherwise in so many words.
 */
function without(added: GateSettings, first: GateSettings = {}): GateSettings {
  return Object.fromEntries(Object.entries(added).filter(([gate]) => first[gate]?.on !== false));
}

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

function expectAsStrict(name: string, earlier: unknown, later: unknown): void {
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

function expectNotWeaker(earlier: readonly ConfiguredGate[], later: readonly ConfiguredGate[]): void {
  for (const before of earlier) {
    const after = later.find(({ gate }) => gate === before.gate);
    expect(after, before.gate.meta.id).toBeDefined();
    if (before.severity === "block") expect(after?.severity).toBe("block");
    for (const [name, value] of Object.entries(before.options))
      expectAsStrict(name, value, after?.options[name]);
  }
}

describe("whatever a policy says", () => {
  test("no stage is weaker than the one before it, and no risk than the lighter one", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const grid = policy.stages.map((stage) => RISKS.map((risk) => gatesFor(policy, stage, risk)));
        grid.forEach((row, s) => {
          row.forEach((gates, r) => {
            const [lighter, before] = [row[r - 1], grid[s - 1]?.[r]];
            if (lighter !== undefined) expectNotWeaker(lighter, gates);
            if (before !== undefined) expectNotWeaker(before, gates);
          });
        });
      }),
      { seed: 20261120, numRuns: 200 },
    );
  });

  test("the comparison finds a weaker option", () => {
    const [strict, loose] = (["every", "any"] as const).map((owners) => {
      const gates: GateSettings = {
        "sign-offs": { on: true, severity: "block", options: { "code-owners": owners } },
      };
      const stage = { name: "a", branches: ["a"], gates };
      const policy: Policy = { path: "p", digest: "d", packages: [], roles: {}, stages: [stage], risk: {} };
      return gatesFor(policy, stage, "Low");
    });
    expect(() => expectNotWeaker(loose ?? [], strict ?? [])).not.toThrow();
    expect(() => expectNotWeaker(strict ?? [], loose ?? [])).toThrow("code-owners");
  });
});
