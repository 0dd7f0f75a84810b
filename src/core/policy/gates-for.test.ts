import { describe, expect, test } from "vitest";
import { gates as registered } from "#core/gates/registry.ts";
import { type ConfiguredGate, gateFor, gatesFor } from "./gates-for.ts";
import { type Policy, RISKS, type Risk, type Stage } from "./policy.ts";
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
    // Gates that have nothing to look at without a setting are left out.
    const idle = ["freeze", "promotion", "required-checks"];
    const asked = registered.map(({ meta }) => meta.id).filter((id) => !idle.includes(id));
    expect(gates.map(({ gate, severity }) => [gate.meta.id, severity])).toEqual(
      asked.map((id) => [id, "block"]),
    );
    expect(asked).toEqual(
      expect.arrayContaining(["checklist", "evidence", "package", "rollback", "sign-offs"]),
    );
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

test("one gate by its id is as it is among all of them, at every stage and risk", () => {
  const policy = policyOf(`${ROLES}stages:
  a: { branches: [a], gates: { rollback: off, checklist: { use: [basics] } } }
  b: { branches: [b], requires: production, gates: { rollback: { max_within: 1h }, sign-offs: { roles: { security: 1 } } } }
risk: { High: { gates: { evidence: { severity: warn }, checklist: { use: [more] } } } }
freezes: [{ name: n, from: 2026-01-01, to: 2026-01-02, stages: [b] }]
`);
  const places = policy.stages.flatMap((stage) => RISKS.map((risk) => ({ stage, risk })));
  for (const { stage, risk } of places) {
    const alone = registered.flatMap(({ meta }) => gateFor(meta.id, policy, stage, risk) ?? []);
    expect(alone, `${stage.name}, ${risk}`).toEqual(gatesFor(policy, stage, risk));
  }
  expect(gateFor("rollback", policy, stageNamed(policy, "a"), "Low")).toBeUndefined();
  expect(gateFor("no-such-gate", policy, stageNamed(policy, "b"), "Low")).toBeUndefined();
});

test("no gate has an option of a name that the policy itself gives a meaning", () => {
  for (const { meta, options } of registered)
    expect(Object.keys(options.shape), meta.id).not.toContain("severity");
});
