import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { evidenceOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { blocks } from "#core/model/outcome.ts";
import { sayer } from "../define-gate.ts";
import { fairness } from "./gate.ts";
import { options } from "./options.ts";

type Input = z.input<typeof options>;

const some = { requiredKeys: [] };
const attributes = fc.uniqueArray(fc.constantFrom("Age", "Sex", "Region"), { maxLength: 2 });
const check = fc.record(
  {
    name: fc.constant("gap"),
    metric: fc.constantFrom("recall", "precision"),
    attributes: attributes.filter(({ length }) => length > 0),
    max_gap: fc.constantFrom(0.05, 0.2),
    min: fc.constantFrom(0.5, 0.8),
    min_samples: fc.constantFrom(10, 50),
    small_groups: fc.constantFrom("fail" as const, "report" as const),
    severity: fc.constantFrom("warn" as const, "block" as const),
  },
  { requiredKeys: ["name", "metric"] },
);
const inputs: fc.Arbitrary<Input> = fc.record(
  {
    required: fc.boolean(),
    requires: fc.constantFrom(...BOUNDARIES),
    attributes,
    checks: fc.array(check, { maxLength: 2 }),
  },
  some,
);

const observation = fc
  .record({
    name: fc.constantFrom("recall", "precision"),
    attribute: fc.constantFrom("Age", "Sex"),
    group: fc.constantFrom("a", "b"),
    value: fc.constantFrom(0.4, 0.6, 0.7, 0.9),
    samples: fc.constantFrom(5, 20, 100),
  })
  .map(({ name, attribute, group, value, samples }) =>
    observationOf(name, value, { slice: { [attribute]: group }, samples }),
  );

/** Ids of what keeps a package with these results back. */
function blocking(observations: Parameters<typeof evidenceOf>[2], chosen: Input): ReadonlySet<string> {
  const one = packageOf("evidence: [{ path: m.json }]\n", {
    evidence: [evidenceOf("handoffs/churn/m.json", "metrics", observations)],
  });
  const { findings } = fairness.evaluate(
    { packages: [one] },
    options.parse(chosen),
    sayer(fairness.messages),
  );
  const counted = findings.filter(({ outcome, severity }) => blocks(outcome) && severity !== "warn");
  return new Set(counted.map(({ id, check: of = "" }) => (of === "" ? "presence" : id)));
}

test("what either of two layers blocks, both together block", () => {
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 8 }), inputs, inputs, (observations, earlier, later) => {
      const joined = blocking({ observations }, fairness.strengthen(options.parse(earlier), later));
      const alone = [...blocking({ observations }, earlier), ...blocking({ observations }, later)];
      for (const id of alone) expect(joined).toContain(id);
    }),
    { seed: 20261121, numRuns: 300 },
  );
});
