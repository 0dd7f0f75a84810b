import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePolicies } from "./compare-policies.ts";
import type { Policy } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

const CHECK = {
  name: "AUC holds",
  read: "metrics:auc",
  op: "gte",
  threshold: 0.8,
  min_samples: 100,
  max_age: "30d",
  min_absolute_change: -0.005,
  first: "fail",
  binding: "embedded",
};
const LATENCY = { name: "p95", read: "metrics:p95", op: "lte", threshold: "250ms" };
const TESTS = { name: "tests pass", read: "junit:failures", op: "lte", threshold: 0 };
const SOURCE = {
  version: 1,
  packages: ["handoffs/*", "models/*"],
  roles: {
    security: { owners: ["@acme/appsec"], covers: ["src/**", "deploy/**"] },
    operations: { owners: ["@acme/sre", "@dana"] },
  },
  stages: {
    engineering: { branches: ["main", "dev/*"], requires: "engineering-to-operations" },
    production: {
      branches: ["release/**"],
      after: { stage: "engineering", soak: "24h", within: "30d" },
      gates: {
        evidence: { checks: [CHECK, LATENCY, TESTS] },
        rollback: { max_within: "15m" },
        "sign-offs": { roles: { security: 2 }, distinct: true },
        checklist: { use: ["release"] },
      },
    },
  },
  risk: { High: { gates: { "sign-offs": { roles: { operations: 1 } } } } },
  freezes: [{ name: "year end", from: "2026-12-18", to: "2027-01-04", stages: ["production"] }],
  waivers: [
    {
      gate: "evidence",
      check: "p95",
      package: "churn@3.1.0",
      reason: "the load test ran on the small machine",
      authority: "@acme/risk",
      expires: "2026-12-31",
    },
  ],
  review_by: "2027-05-01",
};

type Json = unknown;

/** A copy with the value at a path (`stages/production/branches/0`) replaced; `undefined` takes it away. */
function changed(source: Json, path: string, value: Json): Json {
  const [key = "", ...rest] = path.split("/");
  const next = (here: Json) => (rest.length === 0 ? value : changed(here, rest.join("/"), value));
  if (Array.isArray(source)) {
    const at = key === "-" ? source.length : Number(key);
    const one = next(source[at]);
    return [...source.slice(0, at), ...(one === undefined ? [] : [one]), ...source.slice(at + 1)];
  }
  const entries = Object.entries(Object(source));
  const known = entries.some(([name]) => name === key) ? entries : [...entries, [key, undefined] as const];
  return Object.fromEntries(
    known.flatMap(([name, here]) => {
      const one = name === key ? next(here) : here;
      return one === undefined ? [] : [[name, one]];
    }),
  );
}

function policyOf(source: Json): Policy {
  const reading = readPolicy(JSON.stringify(source), ".github/gatehouse.yml", "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const PRODUCTION = "stages/production";
const AUC = `${PRODUCTION}/gates/evidence/checks/0`;
const WAIVER = SOURCE.waivers[0] ?? {};

/** Single changes that ask for less, and what is said of each. */
const LOOSER: readonly (readonly [string, Json, string])[] = [
  ["packages/1", undefined, "packages-removed"],
  ["roles/security/owners/-", "@eve", "role-owner-added"],
  ["roles/security/covers/0", undefined, "role-covers-less"],
  ["roles/operations/covers", ["src/**"], "role-covers-less"],
  ["stages/engineering/branches/1", undefined, "branch-removed"],
  ["stages/engineering/branches/-", "release/hot", "branch-moved"],
  ["stages/engineering/requires", "research-to-engineering", "option-loosened"],
  ["stages/engineering/gates", { rollback: { severity: "warn" } }, "gate-warns"],
  ["stages/engineering/gates", { checklist: "off", package: "off" }, "gate-removed"],
  [`${PRODUCTION}/after`, undefined, "after-removed"],
  [`${PRODUCTION}/after/soak`, "12h", "after-time"],
  [`${PRODUCTION}/after/soak`, undefined, "after-time"],
  [`${PRODUCTION}/after/within`, "31d", "after-time"],
  [`${PRODUCTION}/after/within`, undefined, "after-time"],
  [`${PRODUCTION}/after/same`, "model", "after-same"],
  [`${PRODUCTION}/gates/rollback/max_within`, "16m", "option-loosened"],
  [`${PRODUCTION}/gates/rollback/max_within`, undefined, "option-loosened"],
  [`${PRODUCTION}/gates/sign-offs/roles/security`, 1, "option-loosened"],
  [`${PRODUCTION}/gates/sign-offs/roles/security`, undefined, "option-loosened"],
  [`${PRODUCTION}/gates/sign-offs/distinct`, undefined, "option-loosened"],
  [`${PRODUCTION}/gates/checklist/use`, [], "option-loosened"],
  [`${PRODUCTION}/gates/evidence/checks/2`, undefined, "check-removed"],
  [`${PRODUCTION}/gates/evidence/checks/1/threshold`, "0.3s", "check-loosened"],
  [`${PRODUCTION}/gates/evidence/checks/1/threshold`, 250, "check-changed"],
  [`${AUC}/threshold`, 0.79, "check-loosened"],
  [`${AUC}/op`, "gt", "check-removed"],
  [`${AUC}/read`, "metrics:train_auc", "check-removed"],
  [`${AUC}/suite`, "unit", "check-removed"],
  [`${AUC}/min_samples`, 99, "check-loosened"],
  [`${AUC}/min_samples`, undefined, "check-loosened"],
  [`${AUC}/max_age`, "31d", "check-loosened"],
  [`${AUC}/max_age`, undefined, "check-loosened"],
  [`${AUC}/min_absolute_change`, -0.01, "check-loosened"],
  [`${AUC}/min_absolute_change`, undefined, "check-loosened"],
  [`${AUC}/severity`, "warn", "check-loosened"],
  [`${AUC}/tolerance`, "either", "check-loosened"],
  [`${AUC}/first`, undefined, "check-loosened"],
  [`${AUC}/binding`, "declared", "check-loosened"],
  [`${AUC}/binding`, undefined, "check-loosened"],
  [`${AUC}/dataset`, "validation", "check-removed"],
  ["risk/High", undefined, "option-loosened"],
  ["freezes/0", undefined, "freeze-removed"],
  ["freezes/0/from", "2026-12-19", "freeze-begins"],
  ["freezes/0/to", "2027-01-03", "freeze-ends"],
  ["freezes/0/except", "rollback", "freeze-exception"],
  ["freezes/0/stages", ["engineering"], "freeze-stages"],
  ["waivers/-", { ...WAIVER, package: "churn@3.2.0" }, "waiver-added"],
  ["waivers/0/expires", "2027-01-01", "waiver-moved"],
  ["waivers/0/authority", "@eve", "waiver-authority"],
  ["review_by", "2027-05-02", "review-moved"],
  ["review_by", undefined, "review-moved"],
];

const ids = (statements: readonly { readonly id: string }[]) => statements.map(({ id }) => id);

describe("every single loosening is said", () => {
  const before = policyOf(SOURCE);
  test.for(LOOSER.map(([path, value, id]) => ({ path, value, id })))(
    "$path: $value",
    ({ path, value, id }) => {
      const after = policyOf(changed(SOURCE, path, value));
      expect(ids(comparePolicies(before, after).loosened)).toContain(id);
    },
  );

  test.for(LOOSER.map(([path, value]) => ({ path, value })))(
    "$path: $value, back again",
    ({ path, value }) => {
      const after = policyOf(changed(SOURCE, path, value));
      expect(
        comparePolicies(after, before).tightened.length + Number(path.endsWith("authority")),
      ).toBeGreaterThan(0);
    },
  );

  test("a stage that goes", () => {
    const less = ["freezes", "waivers", PRODUCTION].reduce<Json>(
      (here, path) => changed(here, path, undefined),
      SOURCE,
    );
    const { loosened } = comparePolicies(before, policyOf(less));
    expect(ids(loosened)).toEqual(["stage-removed", "freeze-removed"]);
  });
});

describe("what is said is exact", () => {
  test("a threshold, with its stage and both values", () => {
    const after = policyOf(changed(SOURCE, `${AUC}/threshold`, 0.79));
    expect(comparePolicies(policyOf(SOURCE), after)).toEqual({
      loosened: [
        {
          id: "check-loosened",
          says: "The check `{check}` asks for less in {stages}: its `{key}` was {before} and is {after}.",
          values: {
            check: "AUC holds",
            key: "threshold",
            before: "0.8",
            after: "0.79",
            stages: ["production"],
          },
        },
      ],
      tightened: [],
    });
  });

  test("a gate of the first stage is said once, with all stages", () => {
    const after = policyOf(changed(SOURCE, "stages/engineering/gates", { rollback: { required: true } }));
    expect(comparePolicies(policyOf(SOURCE), after)).toMatchObject({
      loosened: [],
      tightened: [{ values: { option: "required", stages: ["engineering", "production"] } }],
    });
  });

  test("what holds for one risk alone says so", () => {
    const after = policyOf(changed(SOURCE, "risk/High", undefined));
    const { loosened } = comparePolicies(policyOf(SOURCE), after);
    expect(loosened.map(({ values }) => [values["option"], values["stages"]])).toEqual([
      ["roles", ["engineering (risk High)"]],
      ["roles", ["production (risk High)"]],
    ]);
  });

  test("an option that asks for something else is both", () => {
    const after = policyOf(changed(SOURCE, `${PRODUCTION}/gates/checklist/use`, ["other"]));
    const { loosened, tightened } = comparePolicies(policyOf(SOURCE), after);
    expect([ids(loosened), ids(tightened)]).toEqual([["option-changed"], ["option-changed"]]);
  });
});

describe("what asks for the same is no difference", () => {
  test.for([
    ["a default written out", "stages/engineering/gates", { "sign-offs": { unowned: "fail" } }],
    ["a rule that an earlier stage asks for already", `${PRODUCTION}/requires`, "research-to-engineering"],
    ["checks in another order", `${PRODUCTION}/gates/evidence/checks`, [TESTS, LATENCY, CHECK]],
    ["a default of a check written out", `${AUC}/severity`, "block"],
    ["a handle in other letters", "roles/security/owners/0", "@ACME/appsec"],
    ["another reason of a waiver", "waivers/0/reason", "the load test ran on a machine that is too small"],
    ["a note", "x-note", "kept out"],
  ] as const)("%s", ([, path, value]) => {
    const after = policyOf(changed(SOURCE, path, value));
    expect(comparePolicies(policyOf(SOURCE), after)).toEqual({ loosened: [], tightened: [] });
  });
});

describe("whatever the policies", () => {
  const changes = fc.subarray([...LOOSER.keys()], { maxLength: 5 });
  /** The source with some changes made, the later ones first, so that places in lists stay what they were. */
  function withAll(at: readonly number[]): Policy | null {
    const source = at.toReversed().reduce<Json>((here, index) => {
      const [path = "", value] = LOOSER[index] ?? [];
      return changed(here, path, value);
    }, SOURCE);
    const reading = readPolicy(JSON.stringify(source), "p", "d");
    return reading.ok ? reading.value : null;
  }

  test("one is no different from itself, and what is looser one way is tighter the other", () => {
    let compared = 0;
    fc.assert(
      fc.property(changes, changes, (left, right) => {
        const [a, b] = [withAll(left), withAll(right)];
        if (a === null || b === null) return;
        compared += 1;
        expect(comparePolicies(a, a)).toEqual({ loosened: [], tightened: [] });
        const quiet = (policy: Policy): Policy => ({ ...policy, waivers: [] });
        const [there, back] = [comparePolicies(quiet(a), quiet(b)), comparePolicies(quiet(b), quiet(a))];
        expect(there.loosened.length > 0).toBe(back.tightened.length > 0);
        expect(there.tightened.length > 0).toBe(back.loosened.length > 0);
      }),
      { seed: 20261121, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});
