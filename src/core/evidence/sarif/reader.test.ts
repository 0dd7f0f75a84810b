import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sarif } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/tests");

function read(content: unknown) {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
  return sarif.read({ path: "scan.sarif", text, oid: "0".repeat(40) });
}

const RULES = [
  { id: "R1", defaultConfiguration: { level: "error" }, properties: { "security-severity": "9.1" } },
  { id: "R2", defaultConfiguration: { level: "note" }, properties: { "security-severity": 5 } },
  { id: "R3" },
];

function log(results: unknown, run: object = {}) {
  const tool = { driver: { name: "scan", version: "1.2", rules: RULES } };
  return { version: "2.1.0", runs: [{ tool, results, ...run }] };
}

function counts(content: unknown) {
  const { observations, problems } = read(content);
  expect(problems).toEqual([]);
  return Object.fromEntries(observations.flatMap(({ name, value }) => (value === 0 ? [] : [[name, value]])));
}

function names(content: unknown) {
  return read(content).observations.map(({ name }) => name);
}

function problems(content: unknown) {
  return read(content).problems.map(({ id }) => id);
}

describe("levels and bands", () => {
  test.for([
    ["its own level wins", [{ ruleId: "R1", level: "note" }], { results: 1, notes: 1, critical: 1 }],
    ["inherited by id", [{ ruleId: "R1" }], { results: 1, errors: 1, critical: 1 }],
    ["inherited by index", [{ ruleIndex: 1 }], { results: 1, notes: 1, medium: 1 }],
    ["inherited through rule.index", [{ rule: { index: 1 } }], { results: 1, notes: 1, medium: 1 }],
    ["inherited by a sub-rule's id", [{ ruleId: "R1/2" }], { results: 1, errors: 1, critical: 1 }],
    [
      "a warning where nobody says",
      [{ ruleId: "R1" }, { ruleId: "R3" }],
      { results: 2, errors: 1, warnings: 1, critical: 1, unrated: 1 },
    ],
    [
      "a level of nobody's is a warning",
      [{ ruleId: "R2", level: "fatal" }],
      { results: 1, warnings: 1, medium: 1 },
    ],
    [
      "the result's own severity",
      [{ ruleId: "R1", properties: { "security-severity": "7.0" } }],
      { results: 1, errors: 1, high: 1 },
    ],
    ["level none counts as a result only", [{ ruleId: "R2", level: "none" }], { results: 1, medium: 1 }],
    [
      "passes and information count nowhere",
      [{ kind: "pass" }, { kind: "informational" }, { kind: "notApplicable" }],
      {},
    ],
    ["review and open count", [{ ruleId: "R1", kind: "review", level: "none" }], { results: 1, critical: 1 }],
    ["gone since the baseline", [{ ruleId: "R1", baselineState: "absent" }], {}],
    ["suppressed", [{ ruleId: "R1", suppressions: [{ kind: "inSource" }] }], { suppressed: 1 }],
    [
      "not yet suppressed",
      [{ ruleId: "R1", suppressions: [{ status: "underReview" }] }],
      { results: 1, errors: 1, critical: 1 },
    ],
    [
      "no longer suppressed",
      [{ ruleId: "R1", suppressions: [{}, { status: "rejected" }] }],
      { results: 1, errors: 1, critical: 1 },
    ],
    [
      "an empty list of suppressions",
      [{ ruleId: "R1", suppressions: [] }],
      { results: 1, errors: 1, critical: 1 },
    ],
    ["nothing found", [], {}],
  ] as const)("%s", ([, results, expected]) => {
    expect(counts(log(results))).toEqual(expected);
  });

  test.for([
    ["9.0", "critical"],
    ["8.9", "high"],
    ["7", "high"],
    ["6.9", "medium"],
    ["4.0", "medium"],
    ["3.9", "low"],
    ["0.1", "low"],
    ["0.0", "unrated"],
  ] as const)("severity %s is %s", ([score, band]) => {
    const rated = { ruleId: "R1" };
    expect(counts(log([rated, { properties: { "security-severity": score } }]))).toMatchObject({
      [band]: band === "critical" ? 2 : 1,
    });
  });

  test("extensions have rules of their own", () => {
    const tool = {
      driver: { name: "scan", rules: RULES },
      extensions: [{ rules: [{ id: "X", defaultConfiguration: { level: "error" } }] }],
    };
    const result = { rule: { index: 0, toolComponent: { index: 0 } } };
    expect(counts({ version: "2.1.0", runs: [{ tool, results: [result] }] })).toEqual({
      results: 1,
      errors: 1,
    });
  });

  test("bands are left out when no result is rated, and zero when nothing was found", () => {
    expect(names(log([{ ruleId: "R3" }]))).not.toContain("critical");
    expect(names(log([]))).toContain("critical");
  });

  test("a count points to its first result", () => {
    const { observations } = read(log([{ ruleId: "R2" }, { ruleId: "R1" }]));
    expect(observations.find(({ name }) => name === "errors")?.source).toMatchObject({
      pointer: "/runs/0/results/1",
    });
    expect(observations.find(({ name }) => name === "critical")?.source.line).toBeGreaterThan(1);
  });

  test("runs are counted together; the producer and the earliest end are told", () => {
    const run = (endTimeUtc: string) =>
      log([{ ruleId: "R1" }], { invocations: [{ executionSuccessful: true, endTimeUtc }] }).runs;
    const { observations, producer } = read({
      version: "2.1.0",
      runs: [...run("2026-02-01T00:00:00Z"), ...run("2026-01-01T00:00:00Z")],
    });
    expect(observations[0]).toMatchObject({ name: "results", value: 2, at: "2026-01-01T00:00:00.000Z" });
    expect(producer).toEqual({ tool: "scan", version: "1.2" });
  });
});

describe("not evaluable", () => {
  test.for([
    ["a run that failed", log([], { invocations: [{ executionSuccessful: false }] }), ["run-failed"]],
    ["no list of results", log(undefined), ["no-results"]],
    ["results: null", log(null), ["no-results"]],
    ["no runs", { version: "2.1.0", runs: [] }, ["no-runs"]],
    ["runs that are no list", { version: "2.1.0", runs: {} }, ["no-runs"]],
    ["an older version", { version: "2.0.0", runs: [] }, ["wrong-version"]],
    ["no version", [], ["wrong-version"]],
    ["a result that is none", log([null]), ["broken-result"]],
    ["a severity in words", log([{ properties: { "security-severity": "high" } }]), ["invalid-severity"]],
    [
      "a severity above the scale",
      log([{ properties: { "security-severity": "99" } }]),
      ["invalid-severity"],
    ],
    ["an empty file", "", ["empty"]],
    ["not JSON", "<sarif/>", ["not-json"]],
    ["a poisoned key", '{"version":"2.1.0","runs":[],"__proto__":{}}', ["forbidden-key"]],
    ["too deep", "[".repeat(100_000), ["too-deep"]],
    ["too large", `{"runs":"${"x".repeat(6_000_000)}"}`, ["too-large"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
    expect(read(content).observations).toEqual([]);
  });

  test("five megabytes of results are counted", () => {
    const text = `{"version":"2.1.0","runs":[{"tool":{},"results":[${'{"level":"error"},'.repeat(250_000)}{}]}]}`;
    expect(counts(text)).toMatchObject({ results: 250_001, errors: 250_000 });
  });

  test("any JSON in any place gives a reading", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (run, result) => {
        for (const content of [
          run,
          { version: "2.1.0", runs: run },
          { version: "2.1.0", runs: [run] },
          log([result, run]),
          log(run),
        ]) {
          const { observations, problems: told } = read(content);
          expect(observations.length + told.length).toBeGreaterThan(0);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

test("detects logs, wherever the schema is named", () => {
  expect(sarif.detect('{"runs": [], "version": "2.1.0"}', "x.json")).toBe(true);
  expect(sarif.detect('{"runs": 3}', "x.json")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real log of Trivy (skipped where the sample is absent)", () => {
  const { observations, producer, problems: none } = read(readFileSync(join(samples, "trivy.sarif"), "utf8"));
  const found = Object.fromEntries(observations.map(({ name, value }) => [name, value]));
  expect(none).toEqual([]);
  expect(producer?.tool).toBe("Trivy");
  expect(found).toMatchObject({ results: 4, warnings: 4, errors: 0, critical: 0, suppressed: 0 });
});
