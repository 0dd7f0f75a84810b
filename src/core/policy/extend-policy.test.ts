import { describe, expect, test } from "vitest";
import { fillTemplate, PLAIN } from "#core/report/fill-template.ts";
import { COMMIT, extended, joined } from "./extended.fixture.ts";
import { gatesFor } from "./gates-for.ts";
import type { Policy, Risk } from "./policy.ts";

const THEIRS = `packages: ["handoffs/*"]
roles:
  security: { owners: ["@acme/appsec"] }
stages:
  engineering:
    branches: [main]
    requires: research-to-engineering
    gates:
      impact: off
      evidence:
        checks:
          - { name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }
      rollback: { max_within: 30m }
      sign-offs: { roles: { security: 1 }, unowned: allow }
  production:
    branches: ["release/**"]
    requires: production
    after: { stage: engineering, soak: 24h, within: 30d }
    gates:
      rollback: { max_within: 15m }
      signature: { ignore: ["*.tmp"] }
risk:
  High: { gates: { sign-offs: { roles: { security: 2 } } } }
freezes:
  - { name: year end, from: 2026-12-18, to: 2027-01-04, stages: [production] }
waivable: [licence]
`;

function optionsOf(policy: Policy, stage: string, gate: string, risk: Risk = "Low") {
  const chosen = policy.stages.find(({ name }) => name === stage);
  if (chosen === undefined) throw new Error(`no stage ${stage}`);
  return gatesFor(policy, chosen, risk).find((each) => each.gate.meta.id === gate);
}

describe("a policy that extends another and says nothing more", () => {
  const policy = joined(THEIRS, "");
  const theirs = policy.extends?.policy;

  test("asks for the same, stage by stage and risk by risk", () => {
    if (theirs === undefined) throw new Error("nothing is extended");
    expect(policy.stages.map(({ name, branches }) => ({ name, branches }))).toEqual(
      theirs.stages.map(({ name, branches }) => ({ name, branches })),
    );
    for (const stage of theirs.stages) {
      for (const risk of ["Low", "Medium", "High"] as const) {
        expect(gatesFor(policy, stage, risk)).toEqual(gatesFor(theirs, stage, risk));
      }
    }
    expect(policy).toMatchObject({ packages: theirs.packages, roles: theirs.roles });
    expect(policy.freezes).toMatchObject([{ name: "year end", where: { line: 2 } }]);
  });

  test("says which file of which commit it stands on, and that nothing is overtaken", () => {
    expect(policy).toMatchObject({
      digest: "o",
      extends: { repository: "acme/.github", commit: COMMIT, policy: { digest: "t" }, weaker: [] },
    });
  });
});

describe("what is added", () => {
  test("options are joined so that the stricter wins", () => {
    const policy = joined(
      THEIRS,
      `stages:
  engineering:
    gates:
      rollback: { max_within: 20m }
      evidence: { checks: [{ name: p95, read: "metrics:p95", op: lte, threshold: 250ms }] }
`,
    );
    expect(policy.extends?.weaker).toEqual([]);
    expect(optionsOf(policy, "engineering", "rollback")?.options).toMatchObject({ max_within: "20m" });
    expect(optionsOf(policy, "production", "rollback")?.options).toMatchObject({ max_within: "15m" });
    expect(optionsOf(policy, "engineering", "evidence")?.options["checks"]).toMatchObject([
      { name: "AUC holds" },
      { name: "p95" },
    ]);
  });

  test("a gate that the other policy turns off may be turned on", () => {
    expect(optionsOf(joined(THEIRS, ""), "production", "impact")).toBeUndefined();
    const policy = joined(THEIRS, "stages: { production: { gates: { impact: {} } } }\n");
    expect(optionsOf(policy, "engineering", "impact")).toBeUndefined();
    expect(optionsOf(policy, "production", "impact")).toBeDefined();
  });

  test("branches, environments, packages, roles and freezes are those of both", () => {
    const policy = joined(
      THEIRS,
      `packages: ["models/*"]
roles: { operations: { owners: ["@acme/sre"] } }
stages:
  engineering: { branches: ["dev/*"] }
  production: { environments: [prod-eu], gates: { sign-offs: { roles: { operations: 1 } } } }
freezes:
  - { name: fair, from: 2026-11-01, to: 2026-11-03, stages: [engineering] }
`,
    );
    expect(policy.packages).toEqual(["handoffs/*", "models/*"]);
    expect(Object.keys(policy.roles).sort()).toEqual(["operations", "security"]);
    expect(policy.stages).toMatchObject([
      { name: "engineering", branches: ["main", "dev/*"] },
      { name: "production", branches: ["release/**"], environments: ["prod-eu", "production"] },
    ]);
    expect(policy.freezes?.map(({ name }) => name)).toEqual(["year end", "fair"]);
    expect(optionsOf(policy, "production", "sign-offs")?.options["roles"]).toEqual({
      security: 1,
      operations: 1,
    });
  });

  test("a wait may be longer, and its merge fresher", () => {
    const after = "after: { stage: engineering, soak: 48h, within: 7d }";
    const policy = joined(THEIRS, `stages: { production: { ${after} } }\n`);
    expect(policy.extends?.weaker).toEqual([]);
    expect(policy.stages[1]?.after).toEqual({
      stage: "engineering",
      soak: "48h",
      within: "7d",
      same: "package",
    });
  });

  test.for([
    [
      "before the one named next",
      "{ staging: { branches: [s] }, production: {} }",
      "engineering staging production",
    ],
    [
      "last where none is named after it",
      "{ production: {}, hotfix: { branches: [h] } }",
      "engineering production hotfix",
    ],
    ["last where it stands alone", "{ dev: { branches: [d] } }", "engineering production dev"],
    [
      "first where the first is named next",
      "{ dev: { branches: [d] }, engineering: {} }",
      "dev engineering production",
    ],
  ] as const)("a further stage stands %s", ([, stages, expected]) => {
    expect(joined(THEIRS, `stages: ${stages}\n`).stages.map(({ name }) => name)).toEqual(expected.split(" "));
  });

  test("a stage between asks for what the ones before it ask for, and one before all for nothing of theirs", () => {
    const policy = joined(
      THEIRS,
      "stages: { dev: { branches: [d], gates: { rollback: { max_within: 2h } } }, engineering: {}, staging: { branches: [s] }, production: {} }\n",
    );
    expect(policy.extends?.weaker).toEqual([]);
    expect(optionsOf(policy, "dev", "rollback")?.options).toMatchObject({ max_within: "2h" });
    expect(optionsOf(policy, "staging", "rollback")?.options).toMatchObject({ max_within: "30m" });
    expect(optionsOf(policy, "dev", "impact")).toBeDefined();
  });

  test("their risk tiers hold at a stage before all of theirs, too", () => {
    const policy = joined(THEIRS, "stages: { dev: { branches: [d] }, engineering: {} }\n");
    expect(optionsOf(policy, "dev", "sign-offs", "High")?.options["roles"]).toEqual({ security: 2 });
    expect(optionsOf(policy, "dev", "sign-offs", "Low")?.options["roles"]).toEqual({});
  });
});

/** What asks for less: its place in the own file, what it says, and where the other policy says what counts. */
const WEAKER: readonly (readonly [string, string, string, string])[] = [
  [
    "a laxer limit",
    "stages: { engineering: { gates: { rollback: { max_within: 1h } } } }",
    "weaker-than-extended",
    "14",
  ],
  [
    "a limit that an earlier stage of theirs sets",
    "stages: { production: { gates: { rollback: { max_within: 20m } } } }",
    "weaker-than-extended",
    "21",
  ],
  [
    "less than a default",
    "stages: { engineering: { gates: { sign-offs: { code-owners: off } } } }",
    "weaker-than-extended",
    "15",
  ],
  [
    "fewer signatures",
    "risk: { High: { gates: { sign-offs: { roles: { security: 1 } } } } }",
    "weaker-than-extended",
    "24",
  ],
  [
    "more that is ignored",
    'stages: { production: { gates: { signature: { ignore: ["*.bin"] } } } }',
    "weaker-than-extended",
    "22",
  ],
  [
    "a softer gate",
    "stages: { engineering: { gates: { evidence: { severity: warn } } } }",
    "weaker-than-extended",
    "11",
  ],
  [
    "a lower bar of their check",
    'stages: { engineering: { gates: { evidence: { checks: [{ name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.7 }] } } } }',
    "weaker-than-extended",
    "12",
  ],
  [
    "a check of theirs that only warns",
    'stages: { engineering: { gates: { evidence: { checks: [{ name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8, severity: warn }] } } } }',
    "weaker-than-extended",
    "12",
  ],
  [
    "a gate turned off",
    "stages: { engineering: { gates: { rollback: off } } }",
    "cannot-turn-off-extended",
    "14",
  ],
  [
    "a gate that is on by default",
    "stages: { engineering: { gates: { package: off } } }",
    "cannot-turn-off-extended",
    "9",
  ],
  [
    "a manifest that may hold less",
    "stages: { production: { requires: engineering-to-operations } }",
    "weaker-than-extended",
    "18",
  ],
  [
    "a shorter wait",
    "stages: { production: { after: { stage: engineering, soak: 1h } } }",
    "weaker-than-extended",
    "19",
  ],
  [
    "an older merge",
    "stages: { production: { after: { stage: engineering, within: 90d } } }",
    "weaker-than-extended",
    "19",
  ],
  [
    "the model alone",
    "stages: { production: { after: { stage: engineering, same: model } } }",
    "weaker-than-extended",
    "19",
  ],
  [
    "a waiver of a gate that is not waivable",
    'waivers: [{ gate: evidence, package: churn@1.0.0, reason: "the owners know and accept it", authority: "@dana", expires: 2027-01-01 }]',
    "waiver-of-extended",
    "27",
  ],
  [
    "a waiver of a check of theirs",
    'waivers: [{ gate: evidence, check: AUC holds, package: churn@1.0.0, reason: "the owners know and accept it", authority: "@dana", expires: 2027-01-01 }]',
    "waiver-of-extended",
    "27",
  ],
];

describe("what asks for less does nothing, and is told with what counts and where that stands", () => {
  test.for(WEAKER)("%s", ([, own, id, line]) => {
    const reading = extended(THEIRS, `${own}\n`);
    expect(reading.ok && reading.warnings).toMatchObject([
      { id, where: { path: ".github/gatehouse.yml", line: 3 } },
    ]);
    if (!reading.ok) return;
    expect(reading.value.extends?.weaker).toEqual(reading.warnings);
    const said = JSON.stringify(reading.warnings);
    expect(said).toContain(`acme/.github@3f2a1bc:${line}`);
    expect(said).toContain('"fix"');
    const silent = joined(THEIRS, "");
    expect(reading.value.waivers).toBeUndefined();
    for (const stage of reading.value.stages) {
      for (const risk of ["Low", "High"] as const) {
        const without = ({ gate, severity, options }: ReturnType<typeof gatesFor>[number]) =>
          gate.meta.id === "evidence" ? { severity } : { severity, options };
        expect(gatesFor(reading.value, stage, risk).map(without)).toEqual(
          gatesFor(silent, stage, risk).map(without),
        );
      }
    }
  });

  test("the sentence says all of it", () => {
    const reading = extended(
      THEIRS,
      "stages: { engineering: { gates: { rollback: { max_within: 1h } } } }\n",
    );
    const [issue] = (reading.ok && reading.warnings) || [];
    expect(issue && fillTemplate(issue.says, issue.values, PLAIN)).toBe(
      "`max_within` is 1h here, which asks for less than 30m of the policy that this one extends (acme/.github@3f2a1bc:14).",
    );
  });
});

describe("what is as strict, or only written otherwise, is not told", () => {
  test.for([
    "stages: { engineering: { gates: { rollback: { max_within: 1800s } } } }",
    "stages: { engineering: { gates: { rollback: { max_within: 30m } } } }",
    "stages: { engineering: { gates: { sign-offs: { roles: { security: 1 } } } } }",
    "stages: { engineering: { gates: { impact: off } } }",
    "stages: { engineering: { gates: { evidence: {} } } }",
    "stages: { production: { requires: production, after: { stage: engineering, soak: 1d } } }",
    'roles: { security: { owners: ["@acme/appsec"] } }',
    "stages: { dev: { branches: [d], gates: { rollback: off } }, engineering: {} }",
    'waivers: [{ gate: licence, package: churn@1.0.0, reason: "the owners know and accept it", authority: "@dana", expires: 2027-01-01 }]',
  ])("%s", (own) => {
    const reading = extended(THEIRS, `${own}\n`);
    expect(reading.ok ? (reading.warnings ?? []) : reading.issues).toEqual([]);
  });

  test("a check that only the repository asks for may be waived by it", () => {
    const own = `stages:
  engineering:
    gates: { evidence: { checks: [{ name: ours, read: "metrics:x", op: gte, threshold: 1 }] } }
waivers:
  - { gate: evidence, check: ours, package: churn@1.0.0, reason: the owners know and accept it, authority: "@dana", expires: 2027-01-01 }
`;
    expect(joined(THEIRS, own)).toMatchObject({ waivers: [{ check: "ours" }], extends: { weaker: [] } });
  });
});

describe("what cannot be joined is a mistake, with its place and what the other policy says", () => {
  test.for([
    [
      "a branch of another stage",
      "stages: { engineering: { branches: [release/1] } }",
      "branch-of-extended",
      "17",
    ],
    [
      "a branch that is named there",
      "stages: { dev: { branches: [main] }, engineering: {} }",
      "branch-of-extended",
      "7",
    ],
    ["other owners of a role", 'roles: { security: { owners: ["@dana"] } }', "role-of-extended", "4"],
    [
      "a role that covers less",
      'roles: { security: { owners: ["@acme/appsec"], covers: ["src/**"] } }',
      "role-of-extended",
      "4",
    ],
    ["another order", "stages: { production: {}, engineering: {} }", "stage-out-of-order", "6"],
    [
      "another stage to come after",
      "stages: { engineering: {}, staging: { branches: [s] }, production: { after: { stage: staging } } }",
      "after-of-extended",
      "19",
    ],
  ] as const)("%s", ([, own, id, line]) => {
    const reading = extended(THEIRS, `${own}\n`);
    if (reading.ok) throw new Error("it was joined");
    expect(reading.issues).toMatchObject([{ id, where: { line: 3 } }]);
    expect(reading.issues[0]?.values["from"]).toBe(`acme/.github@3f2a1bc:${line}`);
    expect(reading.issues[0]?.fix).toBeDefined();
  });

  test.for([
    [
      "an environment of another stage",
      "stages: { dev: { branches: [d], environments: [Production] }, engineering: {} }",
      "environment-of-two-stages",
    ],
    ["a stage without branches", "stages: { dev: {} }", "stage-without-branches"],
    [
      "an unknown role",
      "stages: { engineering: { gates: { sign-offs: { roles: { securty: 1 } } } } }",
      "unknown-role",
    ],
    [
      "a freeze of no stage",
      "freezes: [{ name: f, from: 2026-12-18, to: 2027-01-04, stages: [prod] }]",
      "unknown-stage",
    ],
    [
      "a later stage to come after",
      "stages: { engineering: { after: { stage: production } } }",
      "not-an-earlier-stage",
    ],
    ["a tier that turns off", "risk: { High: { gates: { rollback: off } } }", "cannot-turn-off"],
    ["what may be waived", "waivable: [evidence]", "unknown-key"],
  ] as const)("%s", ([, own, id]) => {
    const reading = extended(THEIRS, `${own}\n`);
    if (reading.ok) throw new Error("it was joined");
    expect(reading.issues.map((issue) => issue.id)).toEqual([id]);
  });
});
