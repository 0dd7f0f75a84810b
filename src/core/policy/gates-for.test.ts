import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { type ConfiguredGate, gatesFor } from "./gates-for.ts";
import { type GateSetting, type GateSettings, type Policy, RISKS, type Risk, type Stage } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

function policyOf(text: string): Policy {
  const reading = readPolicy(`version: 1\n${text}`, ".github/gatehouse.yml", "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function stageNamed(policy: Policy, name: string): Stage {
  const stage = policy.stages.find((each) => each.name === name);
  if (stage === undefined) throw new Error(`no stage ${name}`);
  return stage;
}

function configured(policy: Policy, stage: string, risk: Risk, gate: string): ConfiguredGate | undefined {
  return gatesFor(policy, stageNamed(policy, stage), risk).find((each) => each.gate.meta.id === gate);
}

const optionsOf = (policy: Policy, stage: string, risk: Risk, gate: string) =>
  configured(policy, stage, risk, gate)?.options;

const ROLES = 'roles: { security: { owners: ["@a/b"] }, operations: { owners: ["@a/c"] } }\n';

describe("stages and risks only add", () => {
  const policy = policyOf(`${ROLES}stages:
  engineering:
    branches: [main]
    requires: research-to-engineering
    gates:
      checklist: { use: [basics] }
      sign-offs: { code-owners: any, roles: { security: 1 } }
      rollback: { max_within: 30m, severity: warn }
  operations:
    branches: [staging]
    gates: { checklist: { use: [ready, basics] }, rollback: { max_within: 2h } }
  production:
    branches: ["release/*"]
    requires: production
    gates: { sign-offs: { code-owners: off, roles: { security: 2, operations: 1 } } }
risk:
  Medium: { gates: { rollback: { max_within: 10m } } }
  High: { gates: { sign-offs: { distinct: true } } }
`);

  test("without any setting every gate has its defaults and blocks", () => {
    const plain = policyOf("stages: { a: { branches: [a] } }\n");
    const gates = gatesFor(plain, stageNamed(plain, "a"), "Low");
    expect(gates.map(({ gate, severity }) => [gate.meta.id, severity])).toEqual([
      ["checklist", "block"],
      ["evidence", "block"],
      ["package", "block"],
      ["rollback", "block"],
      ["sign-offs", "block"],
    ]);
    expect(gates.find(({ gate }) => gate.meta.id === "sign-offs")?.options).toEqual({
      "code-owners": "every",
      unowned: "fail",
      roles: {},
      distinct: false,
      "after-gates": false,
    });
  });

  test("lists are joined, each entry once", () => {
    expect(optionsOf(policy, "engineering", "Low", "checklist")).toEqual({ use: ["basics"] });
    expect(optionsOf(policy, "operations", "Low", "checklist")).toEqual({ use: ["basics", "ready"] });
    expect(optionsOf(policy, "production", "Low", "checklist")).toEqual({ use: ["basics", "ready"] });
  });

  test("the greater count and the stronger word win, whichever stage says it", () => {
    expect(optionsOf(policy, "production", "Low", "sign-offs")).toMatchObject({
      "code-owners": "any",
      roles: { security: 2, operations: 1 },
      distinct: false,
    });
  });

  test("the shorter time wins, and naming a gate again without `severity` makes it block", () => {
    expect(configured(policy, "engineering", "Low", "rollback")).toMatchObject({ severity: "warn" });
    const later = configured(policy, "operations", "Low", "rollback");
    expect(later).toMatchObject({ severity: "block", options: { max_within: "30m" } });
  });

  test("a risk adds what lighter risks add, too", () => {
    expect(optionsOf(policy, "operations", "Low", "rollback")).toMatchObject({ max_within: "30m" });
    expect(optionsOf(policy, "operations", "High", "rollback")).toMatchObject({ max_within: "10m" });
    expect(optionsOf(policy, "production", "Medium", "sign-offs")).toMatchObject({ distinct: false });
    expect(optionsOf(policy, "production", "High", "sign-offs")).toMatchObject({ distinct: true });
  });

  test.for([
    ["engineering", "research-to-engineering"],
    ["operations", "research-to-engineering"],
    ["production", "production"],
  ] as const)("what %s requires reaches the package gate: %s", ([stage, requires]) => {
    expect(optionsOf(policy, stage, "Low", "package")).toEqual({ requires });
  });
});

describe("a gate that the first stage leaves to its defaults is asked for by it", () => {
  const policy = policyOf(`stages:
  first: { branches: [a] }
  second: { branches: [b], gates: { sign-offs: { code-owners: off, unowned: allow, severity: warn } } }
`);

  test("so a later stage cannot weaken it", () => {
    expect(configured(policy, "second", "Low", "sign-offs")).toMatchObject({
      severity: "block",
      options: { "code-owners": "every", unowned: "fail" },
    });
  });
});

test("what neither a later stage nor a risk mentions stays as it was, whatever the default", () => {
  const policy = policyOf(`${ROLES}stages:
  first: { branches: [a], gates: { sign-offs: { code-owners: off, unowned: allow } } }
  second: { branches: [b], gates: { sign-offs: { distinct: true } } }
risk: { High: { gates: { sign-offs: { roles: { security: 1 } } } } }
`);
  expect(optionsOf(policy, "second", "High", "sign-offs")).toEqual({
    "code-owners": "off",
    unowned: "allow",
    roles: { security: 1 },
    distinct: true,
    "after-gates": false,
  });
});

test("a check that two stages write alike is asked once", () => {
  const one = '{ op: gte, read: "metrics:auc", threshold: 0.8, name: AUC }';
  const policy = policyOf(`stages:
  first: { branches: [a], gates: { evidence: { checks: [${one}] } } }
  second: { branches: [b], gates: { evidence: { checks: [${one}] } } }
`);
  expect(optionsOf(policy, "second", "Low", "evidence")).toMatchObject({ checks: [{ name: "AUC" }] });
  expect(optionsOf(policy, "second", "Low", "evidence")?.["checks"]).toHaveLength(1);
});

describe("`requires`: the farthest wins, whoever says it", () => {
  test.for([
    {
      name: "an option of the gate that is nearer than the stage's own",
      own: "production",
      option: "research-to-engineering",
      wins: "production",
    },
    {
      name: "an option of the gate that is farther",
      own: "research-to-engineering",
      option: "production",
      wins: "production",
    },
    {
      name: "the option alone",
      own: null,
      option: "engineering-to-operations",
      wins: "engineering-to-operations",
    },
  ])("$name", ({ own, option, wins }) => {
    const requires = own === null ? "" : `requires: ${own}, `;
    const policy = policyOf(
      `stages: { a: { branches: [a], ${requires}gates: { package: { requires: ${option} } } } }\n`,
    );
    expect(optionsOf(policy, "a", "Low", "package")).toEqual({ requires: wins });
  });

  test("a nearer boundary of a later stage takes nothing back", () => {
    const policy = policyOf(
      "stages: { a: { branches: [a], requires: production }, b: { branches: [b], requires: research-to-engineering } }\n",
    );
    expect(optionsOf(policy, "b", "Low", "package")).toEqual({ requires: "production" });
  });
});

describe("off", () => {
  const policy = policyOf(`stages:
  a: { branches: [a], gates: { rollback: off, evidence: off } }
  b: { branches: [b], gates: { rollback: { required: true } } }
  c: { branches: [c] }
risk: { High: { gates: { evidence: {} } } }
`);

  test.for([
    ["a", "Low", false, false],
    ["b", "Low", true, false],
    ["c", "Low", true, false],
    ["a", "High", false, true],
  ] as const)("%s at %s: rollback %s, evidence %s", ([stage, risk, rollback, evidence]) => {
    expect(configured(policy, stage, risk, "rollback") !== undefined).toBe(rollback);
    expect(configured(policy, stage, risk, "evidence") !== undefined).toBe(evidence);
  });
});

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
  const parsed = parseDuration(String(value));
  if (!parsed.ok) throw new Error(`nothing is known of ${name}: ${String(value)}`);
  return -Number(parsed.value);
}

function expectAsStrict(name: string, earlier: unknown, later: unknown): void {
  if (Array.isArray(earlier)) return void expect(later).toEqual(expect.arrayContaining(earlier));
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
    const policy = policyOf("stages: { a: { branches: [a], requires: production } }\n");
    const weaker = policyOf("stages: { a: { branches: [a], gates: { sign-offs: { code-owners: any } } } }\n");
    const [strict, loose] = [policy, weaker].map((each) => gatesFor(each, stageNamed(each, "a"), "Low"));
    expect(() => expectNotWeaker(strict ?? [], loose ?? [])).toThrow();
  });
});
