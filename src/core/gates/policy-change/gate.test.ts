import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { ProposalFacts, RuleKind } from "#core/facts/proposal-facts.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { policyChange } from "./gate.ts";
import { options, strengthen } from "./options.ts";

const POLICY = ".github/gatehouse.yml";
const PATHS: Readonly<Record<RuleKind, string>> = {
  policy: POLICY,
  owners: "CODEOWNERS",
  checklist: ".github/checklists/release.md",
  key: ".github/keys/release.pub",
  workflow: ".github/workflows/ci.yml",
};
const LESS = { id: "check-loosened", says: "The check `{check}` asks for less.", values: { check: "AUC" } };
const MORE = { id: "gate-added", says: "Gate `{gate}` is asked now.", values: { gate: "rollback" } };
const MISTAKE = {
  id: "unknown-key",
  says: "Unknown key `{key}`.",
  fix: "Did you mean `{nearest}`?",
  values: { key: "evidense", nearest: "evidence" },
  where: { path: POLICY, line: 7, column: 5 },
};

function facts(
  kinds: readonly RuleKind[],
  more: Partial<ProposalFacts> = {},
  touched: "head" | "base" | "none" = "none",
) {
  const paths = kinds.map((kind) => ({ path: PATHS[kind], kind }));
  return {
    proposal: { paths, issues: [], loosened: [], tightened: [], ...more },
    packages: touched === "head" ? [packageOf()] : [],
    baseline: touched === "base" ? [packageOf()] : [],
  };
}

const ALLOW = { with_package: "allow" } as const;

testGate(policyChange, [
  { name: "no rule, no package", facts: facts([]), finds: ["unchanged"], outcome: "skip" },
  { name: "a package alone", facts: facts([], {}, "head"), finds: ["unchanged"], outcome: "skip" },
  {
    name: "the policy, written differently",
    facts: facts(["policy"]),
    finds: ["asks-the-same", "changed"],
    outcome: "pass",
  },
  {
    name: "less and more",
    facts: facts(["policy"], { loosened: [LESS], tightened: [MORE, MORE] }),
    finds: ["loosened", "tightened", "tightened", "changed"],
    outcome: "pass",
  },
  {
    name: "a broken policy",
    facts: facts(["policy"], { issues: [MISTAKE, MISTAKE] }),
    finds: ["broken", "broken", "changed"],
    outcome: "fail",
    at: ["7:5", "7:5"],
  },
  {
    name: "each kind by itself, in one order",
    facts: facts(["workflow", "key", "checklist", "owners"]),
    finds: ["changed", "changed", "changed", "changed"],
    outcome: "pass",
  },
  ...(["policy", "owners", "checklist", "key"] as const).map((kind) => ({
    name: `${kind} with a package`,
    facts: facts([kind], {}, "head"),
    finds: kind === "policy" ? ["with-package", "asks-the-same", "changed"] : ["with-package", "changed"],
    outcome: "fail" as const,
  })),
  {
    name: "a package that goes",
    facts: facts(["owners"], {}, "base"),
    finds: ["with-package", "changed"],
    outcome: "fail",
  },
  {
    name: "a workflow with a package",
    facts: facts(["workflow"], {}, "head"),
    finds: ["changed"],
    outcome: "pass",
  },
  {
    name: "with a package, where that is allowed",
    facts: facts(["owners"], {}, "head"),
    options: ALLOW,
    finds: ["changed"],
    outcome: "pass",
  },
  {
    name: "broken, where a package is allowed",
    facts: facts(["policy"], { issues: [MISTAKE] }, "head"),
    options: ALLOW,
    finds: ["broken", "changed"],
    outcome: "fail",
  },
]);

test("what is said of the policy is quoted whole, and named with its file", () => {
  const found = policyChange.evaluate(
    facts(["policy"], { loosened: [LESS] }),
    options.parse({}),
    sayer(policyChange.messages, policyChange.meta),
  );
  expect(found.findings[0]).toMatchObject({
    id: "loosened",
    values: { change: "The check AUC asks for less." },
    where: { path: POLICY },
  });
});

describe("strengthen", () => {
  const written = fc.record(
    { with_package: fc.constantFrom("allow" as const, "refuse" as const) },
    { requiredKeys: [] },
  );
  test("refusing wins, in any order, and nothing is made up", () => {
    fc.assert(
      fc.property(written, written, (earlier, later) => {
        const joined = strengthen(earlier, later);
        const said = [earlier.with_package, later.with_package];
        if (said.includes("refuse")) expect(options.parse(joined).with_package).toBe("refuse");
        expect(Object.keys(joined)).toEqual(Object.keys({ ...earlier, ...later }));
        expect(strengthen(later, earlier)).toEqual(joined);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  test("a stage that says nothing refuses, and a later one cannot allow it", () => {
    expect(strengthen(options.parse({}), ALLOW)).toEqual({ with_package: "refuse" });
  });
});
