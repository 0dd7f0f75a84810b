import { describe, expect, test } from "vitest";
import { comparePolicies } from "./compare-policies.ts";
import { environmentsOf, stageOfEnvironment } from "./environments-of.ts";
import type { Policy } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

const STAGES = "stages: { staging: { branches: [main] }, production: { branches: [release] } }";

function read(...lines: readonly string[]) {
  return readPolicy(["version: 1", ...lines].join("\n"), "p.yml", "d");
}

function policyOf(...lines: readonly string[]): Policy {
  const reading = read(...lines);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function mistakes(...lines: readonly string[]) {
  const reading = read(...lines);
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${where.line} ${id}`);
}

describe("comment", () => {
  test("is off unless it is asked for", () => {
    expect(policyOf(STAGES)).not.toHaveProperty("comment");
    expect(policyOf(STAGES, "comment: off")).not.toHaveProperty("comment");
    expect(policyOf(STAGES, "comment: sticky").comment).toBe("sticky");
    expect(mistakes(STAGES, "comment: always")).toEqual(["3 wrong-value"]);
  });
});

describe("reminders", () => {
  test("are none unless they are asked for, and come as often as they come first", () => {
    expect(policyOf(STAGES)).not.toHaveProperty("reminders");
    expect(policyOf(STAGES, "reminders: { after: 24h }").reminders).toEqual({
      after: "24h",
      every: "24h",
      atMost: 3,
    });
  });

  test("say all that can be said", () => {
    const escalate = { after: "3d", to: ["@acme/leads", "@dana"] };
    const written = `{ after: 24h, every: 48h, at_most: 2, escalate: ${JSON.stringify(escalate)} }`;
    expect(policyOf(STAGES, `reminders: ${written}`).reminders).toEqual({
      after: "24h",
      every: "48h",
      atMost: 2,
      escalate,
    });
  });

  test.for([
    ["no time", "{}", ["3 missing-key"]],
    ["a time that is none", "{ after: soon }", ["3 wrong-value"]],
    ["less than an hour", "{ after: 59m }", ["3 wrong-value"]],
    ["every second", "{ after: 24h, every: 1s }", ["3 wrong-value"]],
    ["no reminders at all", "{ after: 24h, at_most: 0 }", ["3 wrong-value"]],
    ["an e-mail address", "{ after: 1d, escalate: { after: 3d, to: [a@b.example] } }", ["3 wrong-value"]],
    [
      "others before those who are asked",
      '{ after: 3d, escalate: { after: 72h, to: ["@a"] } }',
      ["3 escalation-first"],
    ],
    ["an hour later", '{ after: 3d, escalate: { after: 73h, to: ["@a"] } }', []],
  ] as const)("%s", ([, written, expected]) => {
    expect(mistakes(STAGES, `reminders: ${written}`)).toEqual(expected);
  });

  test("ask neither more nor less of a change", () => {
    const [before, after] = [
      policyOf(STAGES),
      policyOf(STAGES, "reminders: { after: 24h }", "comment: sticky"),
    ];
    expect(comparePolicies(before, after)).toEqual({ loosened: [], tightened: [] });
  });
});

describe("environments", () => {
  const named = policyOf(
    "stages: { staging: { branches: [main], environments: [test, Preview] }, production: { branches: [release] } }",
  );

  test("are the stage's own name unless it names others", () => {
    expect(named.stages.map(environmentsOf)).toEqual([["test", "Preview"], ["production"]]);
  });

  test.for([
    ["test", "staging"],
    ["preview", "staging"],
    ["PRODUCTION", "production"],
    ["staging", null],
  ] as const)("%s is answered for by %s", ([environment, stage]) => {
    expect(stageOfEnvironment(named, environment)?.name ?? null).toBe(stage);
  });

  test("belong to one stage, its own name included", () => {
    const stages = (of: string) =>
      `stages: { a: { branches: [a], environments: ${of} }, b: { branches: [b] } }`;
    expect(mistakes(stages("[x]"))).toEqual([]);
    expect(mistakes(stages("[B]"))).toEqual(["2 environment-of-two-stages"]);
    expect(mistakes(stages("[x, X]"))).toEqual(["2 environment-of-two-stages"]);
    expect(mistakes(stages("[]"))).toEqual(["2 wrong-value"]);
  });

  test("that a stage answers for no more are less, and new ones more", () => {
    const { loosened, tightened } = comparePolicies(policyOf(STAGES), named);
    expect(loosened).toMatchObject([{ id: "environment-removed", values: { environment: "staging" } }]);
    expect(tightened.map(({ values }) => values["environment"])).toEqual(["test", "Preview"]);
  });
});
