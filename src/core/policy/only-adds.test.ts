import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { expectNotWeaker, settings } from "../../../test/strictness.ts";
import { gatesFor } from "./gates-for.ts";
import { type GateSettings, type Policy, RISKS } from "./policy.ts";

const some = { requiredKeys: [] };

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
