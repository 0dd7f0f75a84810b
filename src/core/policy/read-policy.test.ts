import { describe, expect, test } from "vitest";
import { FORMATS } from "#core/evidence/formats.ts";
import type { Issue } from "#core/model/statement.ts";
import { readPolicy } from "./read-policy.ts";

const PATH = ".github/gatehouse.yml";
const DIGEST = "d".repeat(40);

const read = (text: string) => readPolicy(text, PATH, DIGEST);

function issuesOf(text: string): readonly Issue[] {
  const reading = read(text);
  if (reading.ok) throw new Error("the policy was taken as valid");
  return reading.issues;
}

/** `id@line:column` of every mistake. */
const places = (text: string) =>
  issuesOf(text).map(({ id, where }) => `${id}@${where.line ?? "?"}:${where.column ?? "?"}`);

const STAGE = "stages:\n  production:\n    branches: [main]\n";
const policy = (rest: string) => `version: 1\n${rest}`;

describe("a valid policy", () => {
  test("the smallest one has the defaults", () => {
    expect(read(policy(STAGE))).toEqual({
      ok: true,
      value: {
        path: PATH,
        digest: DIGEST,
        packages: ["handoffs/*"],
        roles: {},
        stages: [{ name: "production", branches: ["main"], gates: {} }],
        risk: {},
      },
    });
  });

  test("stages keep the order of the file, and settings what was written", () => {
    const reading = read(
      policy(`roles:
  security: { owners: ["@acme/appsec", "@dana", risk@acme.example], covers: ["src/**"] }
stages:
  b: { branches: [b], requires: production, gates: { package: off, rollback: { required: true, severity: warn } } }
  a: { branches: ["a/**"] }
risk: { High: { gates: { sign-offs: { roles: { security: 2 } } } } }
review_by: 2027-05-01
x-note: kept out
`),
    );
    expect(reading).toMatchObject({
      ok: true,
      value: {
        roles: { security: { owners: ["@acme/appsec", "@dana", "risk@acme.example"], covers: ["src/**"] } },
        stages: [
          {
            name: "b",
            requires: "production",
            gates: {
              package: { on: false },
              rollback: { on: true, severity: "warn", options: { required: true } },
            },
          },
          { name: "a", branches: ["a/**"] },
        ],
        risk: { High: { "sign-offs": { on: true, severity: "block", options: { roles: { security: 2 } } } } },
        reviewBy: "2027-05-01",
      },
    });
  });

  test("options that are not written are left open, so that a default of a later stage decides nothing", () => {
    const reading = read(
      policy("stages: { a: { branches: [a], gates: { sign-offs: { unowned: allow } } } }\n"),
    );
    expect(reading.ok && reading.value.stages[0]?.gates["sign-offs"]).toEqual({
      on: true,
      severity: "block",
      options: { unowned: "allow" },
    });
  });

  test("a gate that is off may be turned on later, by a stage or by a risk", () => {
    const stages =
      "stages:\n  a: { branches: [a], gates: { evidence: off, rollback: off } }\n  b: { branches: [b], gates: { evidence: {} } }\n";
    expect(read(policy(`${stages}risk: { High: { gates: { rollback: {} } } }\n`)).ok).toBe(true);
  });
});

describe("a broken policy is refused as a whole, every mistake with its place", () => {
  test.for([
    { name: "empty", text: "", finds: ["empty@1:1"] },
    { name: "not YAML", text: "version: [1\n", finds: ["not-yaml@1:12"] },
    { name: "two documents", text: policy(`${STAGE}---\n${STAGE}`), finds: ["several-documents@5:1"] },
    { name: "not a mapping", text: "- version\n", finds: ["wrong-type@1:1"] },
    { name: "no stages", text: "version: 1\n", finds: ["missing-key@1:1"] },
    { name: "stages that are empty", text: policy("stages: {}\n"), finds: ["wrong-value@2:9"] },
    { name: "another version", text: `version: 2\n${STAGE}`, finds: ["wrong-value@1:10"] },
    {
      name: "a stage without branches",
      text: policy("stages:\n  production: { requires: production }\n"),
      finds: ["missing-key@3:15"],
    },
    {
      name: "a stage with an empty list of branches",
      text: policy("stages:\n  production: { branches: [] }\n"),
      finds: ["wrong-value@3:27"],
    },
    {
      name: "two stages for one branch",
      text: policy("stages:\n  a: { branches: [main] }\n  b: { branches: [dev, main] }\n"),
      finds: ["branch-of-two-stages@4:24"],
    },
    {
      name: "an unknown boundary",
      text: policy("stages:\n  a: { branches: [a], requires: engineering }\n"),
      finds: ["wrong-value@3:33"],
    },
    {
      name: "a name of a stage that cannot be part of a check's name",
      text: policy("stages:\n  Production!: { branches: [main] }\n"),
      finds: ["wrong-value@3:3"],
    },
    {
      name: "an unknown option of a gate",
      text: policy("stages:\n  a: { branches: [a], gates: { rollback: { max_within: 5m, max_age: 9d } } }\n"),
      finds: ["unknown-key@3:60"],
    },
    {
      name: "an option of the wrong type",
      text: policy("stages:\n  a: { branches: [a], gates: { rollback: { required: maybe } } }\n"),
      finds: ["wrong-type@3:54"],
    },
    {
      name: "an unknown severity",
      text: policy("stages:\n  a: { branches: [a], gates: { package: { severity: shout } } }\n"),
      finds: ["wrong-value@3:53"],
    },
    {
      name: "braces in a glob",
      text: policy(`packages: ["handoffs/{a,b}"]\n${STAGE}`),
      finds: ["wrong-value@2:12"],
    },
    {
      name: "handles that nobody can have",
      text: policy(`roles:\n  a: { owners: [dana, "@acme/", "@a/b/c"] }\n${STAGE}`),
      finds: ["wrong-value@3:17", "wrong-value@3:23", "wrong-value@3:33"],
    },
    {
      name: "a role without owners",
      text: policy(`roles:\n  a: { owners: [] }\n${STAGE}`),
      finds: ["wrong-value@3:16"],
    },
    {
      name: "a day that does not exist",
      text: policy(`${STAGE}review_by: 2027-02-30\n`),
      finds: ["wrong-value@5:12"],
    },
    {
      name: "a risk that does not exist",
      text: policy(`${STAGE}risk: { Extreme: { gates: {} } }\n`),
      finds: ["unknown-key@5:9"],
    },
    {
      name: "several mistakes at once",
      text: policy(
        "packages: []\nstages:\n  a: { branch: [a] }\n  b: { branches: [b], gates: { evidense: {} } }\n",
      ),
      finds: ["wrong-value@2:11", "unknown-key@4:8", "unknown-key@5:32"],
    },
  ])("$name", ({ text, finds }) => {
    expect(places(text)).toEqual(finds);
  });

  test("one that extends another cannot be read alone: it would ask for less than it says", () => {
    expect(issuesOf(policy(`${STAGE}extends: acme/.github\n`))).toMatchObject([
      {
        id: "extended-policy-unread",
        values: { repository: "acme/.github" },
        where: { line: 5, column: 10 },
      },
    ]);
  });

  test("an unknown gate is told with the one that was meant", () => {
    const [issue] = issuesOf(policy("stages:\n  a: { branches: [a], gates: { signoffs: {} } }\n"));
    expect(issue).toMatchObject({ id: "unknown-key", where: { line: 3, column: 32 } });
    expect(JSON.stringify(issue)).toContain("sign-offs");
  });
});

describe("roles that a gate names", () => {
  const roles = 'roles:\n  security: { owners: ["@acme/appsec"] }\n';

  test("an unknown one in a stage is told at its place, with the one that was meant", () => {
    const text = `${roles}stages:\n  a:\n    branches: [a]\n    gates:\n      sign-offs: { roles: { securty: 1 } }\n`;
    expect(issuesOf(policy(text))).toMatchObject([
      {
        id: "unknown-role",
        values: { role: "securty", known: ["security"] },
        fix: "did you mean `security`?",
        where: { path: PATH, line: 8, column: expect.any(Number) },
      },
    ]);
  });

  test("an unknown one in a risk, too", () => {
    const text = `${STAGE}risk:\n  High: { gates: { sign-offs: { roles: { compliance: 1 } } } }\n`;
    expect(issuesOf(policy(text))).toMatchObject([
      { id: "unknown-role", values: { role: "compliance", known: "none" }, where: { line: 6 } },
    ]);
  });

  test("a role named like something that every object has is unknown, too", () => {
    const text = `${STAGE}risk:\n  High: { gates: { sign-offs: { roles: { tostring: 1, valueOf: 1 } } } }\n`;
    expect(issuesOf(policy(text)).map(({ values }) => values["role"])).toEqual(["tostring", "valueOf"]);
  });
});

describe("a later stage or a risk cannot turn off what is asked for already", () => {
  const off = "b: { branches: [b], gates: { rollback: off } }";
  test.for([
    {
      name: "by a stage that names the gate",
      text: `stages:\n  a: { branches: [a], gates: { rollback: {} } }\n  ${off}\n`,
      at: "cannot-turn-off@4:42",
    },
    {
      name: "by a stage that leaves it to its defaults",
      text: `stages:\n  a: { branches: [a] }\n  ${off}\n`,
      at: "cannot-turn-off@4:42",
    },
    {
      name: "in a risk",
      text: `${STAGE}risk: { Low: { gates: { rollback: off } } }\n`,
      at: "cannot-turn-off@5:35",
    },
  ])("$name", ({ text, at }) => expect(places(policy(text))).toEqual([at]));

  test("a risk tier is told that it only adds, and not of a stage", () => {
    const reading = read(policy(`${STAGE}risk: { Low: { gates: { rollback: off } } }\n`));
    const [issue] = reading.ok ? [] : reading.issues;
    expect(issue?.says).toContain("a risk tier only adds");
    expect(issue?.fix).not.toContain("first");
  });

  test("off twice is no contradiction", () => {
    const text = `stages:\n  a: { branches: [a], gates: { rollback: off } }\n  ${off}\n`;
    expect(read(policy(text)).ok).toBe(true);
  });
});

describe("a check that nothing could ever be read for", () => {
  const reading = (read: string) =>
    policy(`${STAGE}    gates:
      evidence: { checks: [{ name: a, read: "${read}", op: gte, threshold: 1 }] }
`);
  test.each([
    ["abacus:test_auc", { id: "unknown-format", values: { format: "abacus" } }],
    ["metrisc:auc", { id: "unknown-format", values: { format: "metrisc", nearest: "metrics" } }],
    [":auc", { id: "unknown-format" }],
    ["junit", { id: "wrong-value", values: { found: '"junit"' } }],
    ["junit:", { id: "wrong-value" }],
  ])("%j", (read, expected) => {
    const where = { line: 6, column: 45 };
    expect(issuesOf(reading(read))).toMatchObject([{ ...expected, where, fix: expect.any(String) }]);
  });

  test("the formats that can be read are named", () => {
    expect(issuesOf(reading("abacus:p95"))[0]?.values["among"]).toBe([...FORMATS.keys()].join(", "));
  });
});
