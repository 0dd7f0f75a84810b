import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { documentOf, evidenceOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { blocks } from "#core/model/outcome.ts";
import { sayer } from "../define-gate.ts";
import { STRENGTHS } from "./binding.ts";
import { factsOf } from "./facts.fixture.ts";
import { evidence } from "./gate.ts";
import { options } from "./options.ts";

type Input = z.input<typeof options>;

const some = { requiredKeys: [] };
const names = fc.uniqueArray(fc.constantFrom("unit", "load", "staging"), { maxLength: 2 });
const check = fc.record(
  {
    name: fc.constant("AUC"),
    read: fc.constant("metrics:auc"),
    op: fc.constant("gte" as const),
    threshold: fc.constantFrom(0.5, 0.7, 0.9),
    binding: fc.constantFrom(...STRENGTHS),
    severity: fc.constantFrom("warn" as const, "block" as const),
  },
  { requiredKeys: ["name", "read", "op", "threshold"] },
);
const inputs: fc.Arbitrary<Input> = fc.record(
  {
    checks: fc.array(check, { maxLength: 2 }),
    binding: fc.constantFrom(...STRENGTHS),
    max_age: fc.constantFrom("1d", "7d", "30d"),
    agreement: fc.record({ relative: fc.constantFrom(0, 0.01, 0.5) }, some),
    requires_suites: names,
    requires_environments: names,
  },
  some,
);

const packages: fc.Arbitrary<PackageFacts> = fc
  .record({
    auc: fc.constantFrom(0.4, 0.6, 0.8, 0.95),
    card: fc.constantFrom(0.6, 0.8, 0.805),
    at: fc.constantFrom("2026-11-20T00:00:00Z", "2026-11-10T00:00:00Z", "2026-01-01T00:00:00Z"),
    suite: fc.constantFrom("unit", "load"),
    about: fc.constantFrom([], ["model"]),
    run: fc.constantFrom("r1", "r2", undefined),
  })
  .map(({ auc, card, at, suite, about, run }) => {
    const path = "handoffs/churn/reports/m.json";
    const subjects = run === undefined ? [] : [{ kind: "run" as const, id: run, source: { pointer: "/r" } }];
    const observations = [observationOf("auc", auc, { at })];
    const manifest = `model: { run_id: r1 }\nevidence: [{ path: reports/m.json, suite: ${suite} }]\n`;
    return packageOf(manifest, {
      evidence: [evidenceOf(path, "metrics", { observations, details: { subjects } }, { about, suite })],
      documents: [
        documentOf("c.md", "card", {}, ["/model/card"], { observations: [observationOf("auc", card)] }),
      ],
    });
  });

/** Ids of what keeps the package back. */
function blocking(one: PackageFacts, chosen: Input): ReadonlySet<string> {
  const { findings } = evidence.evaluate(factsOf(one), options.parse(chosen), sayer(evidence.messages));
  return new Set(
    findings.filter(({ outcome, severity }) => blocks(outcome) && severity !== "warn").map(({ id }) => id),
  );
}

test("what either of two layers blocks, both together block", () => {
  fc.assert(
    fc.property(packages, inputs, inputs, (one, earlier, later) => {
      const joined = blocking(one, evidence.strengthen(options.parse(earlier), later));
      for (const id of [...blocking(one, earlier), ...blocking(one, later)]) expect(joined).toContain(id);
    }),
    { seed: 20261121, numRuns: 300 },
  );
});
