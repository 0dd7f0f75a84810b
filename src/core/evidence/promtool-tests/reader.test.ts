import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { promtoolTests } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/ops");
const example = join(import.meta.dirname, "../../../../examples/triage/handoffs/triage/ops");

const read = (content: unknown) => readWith(promtoolTests, content, "ops/rules.test.yml");

const suite = (...alert_rule_test: readonly unknown[]) => ({
  rule_files: ["rules.yml"],
  tests: [{ alert_rule_test }],
});

function cases(content: unknown) {
  return (read(content).details?.alertCases ?? []).map(({ alert, expects }) => `${alert} ${expects}`);
}

function numbers(content: unknown) {
  return Object.fromEntries(read(content).observations.map(({ name, value }) => [name, value]));
}

describe("cases", () => {
  test.for([
    ["an alert is listed", { alertname: "A", exp_alerts: [{}] }, ["A firing"]],
    ["none is listed", { alertname: "A", exp_alerts: [] }, ["A silent"]],
    ["no list is given", { alertname: "A" }, ["A silent"]],
    ["the list is null", { alertname: "A", exp_alerts: null }, ["A silent"]],
  ] as const)("%s", ([, entry, expected]) => {
    expect(cases(suite(entry))).toEqual(expected);
    expect(read(suite(entry)).problems).toEqual([]);
  });

  test("counts cases, alerts and the alerts that are tested both ways", () => {
    const content = suite(
      { alertname: "A", exp_alerts: [{}] },
      { alertname: "A", exp_alerts: [] },
      { alertname: "B", exp_alerts: [{}] },
    );
    expect(numbers(content)).toEqual({
      alert_rule_test: 3,
      promql_expr_test: 0,
      alerts: 2,
      "alerts.both_ways": 1,
    });
  });

  test("tests of expressions are counted, and prove nothing of an alert", () => {
    const content = { tests: [{ promql_expr_test: [{ expr: "up" }, { expr: "sum(up" }, {}] }] };
    expect(numbers(content)).toMatchObject({ promql_expr_test: 1, alerts: 0 });
    expect(read(content).problems.map(({ id }) => id)).toEqual(["not-promql", "no-expression"]);
    expect(cases(content)).toEqual([]);
  });

  test("names the rule files that are no patterns", () => {
    const { details } = read({ ...suite({ alertname: "A" }), rule_files: ["../rules.yml", "more/*.yml", 3] });
    expect(details?.artifacts?.map(({ name }) => name)).toEqual(["../rules.yml"]);
  });

  test.for([
    ["no tests", { rule_files: [], tests: [] }, ["no-cases"]],
    ["tests without cases", { tests: [{ interval: "1m" }] }, ["no-cases"]],
    ["no list of tests", { rule_files: ["a.yml"] }, ["no-cases"]],
    ["a case without an alert", suite({ exp_alerts: [] }), ["no-alert"]],
    ["what is expected is no list", suite({ alertname: "A", exp_alerts: {} }), ["no-list"]],
    ["half a file", "tests:\n- alert_rule_test: [", ["not-yaml"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(read(content).problems.map(({ id }) => id)).toEqual(expected);
  });

  test("anything at any place gives an honest reading", () => {
    const sample = suite({ alertname: "A", exp_alerts: [{ exp_labels: { a: "b" } }], eval_time: "5m" });
    expect(
      brokenDuties(promtoolTests, "evidence.json", [
        {
          ...sample,
          tests: [...sample.tests, { promql_expr_test: [{ expr: "up" }] }],
        },
      ]),
    ).toEqual([]);
  });
});

test("recognises tests, and no rules", () => {
  const rules = readFileSync(join(example, "rules.yml"), "utf8");
  expect(promtoolTests.detect(rules, "rules.yml")).toBe(false);
  expect(promtoolTests.detect('{"tests":[{"alert_rule_test":[]}]}', "t.json")).toBe(true);
  expect(promtoolTests.detect('{"tests": 3, "passed": 2}', "t.json")).toBe(false);
});

test("the tests of the example: every alert is tested both ways", () => {
  const text = readFileSync(join(example, "rules.test.yml"), "utf8");
  expect(promtoolTests.detect(text, "rules.test.yml")).toBe(true);
  expect(read(text).problems).toEqual([]);
  const found = numbers(text);
  expect(found["alerts"]).toBeGreaterThan(0);
  expect(found).toMatchObject({ "alerts.both_ways": found["alerts"], promql_expr_test: 0 });
  expect(cases(text).slice(0, 2)).toEqual(["TriageSlow silent", "TriageSlow firing"]);
});

test.skipIf(!existsSync(samples))("promtool's own tests (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "prometheus-rules.test.yml"), "utf8");
  expect(promtoolTests.detect(text, "rules.test.yml")).toBe(true);
  expect(read(text).problems).toEqual([]);
  expect(cases(text)).toEqual([
    "AlwaysFiring firing",
    "InstanceDown firing",
    "AlwaysFiring firing",
    "InstanceDown silent",
  ]);
  expect(numbers(text)).toEqual({
    alert_rule_test: 4,
    promql_expr_test: 22,
    alerts: 2,
    "alerts.both_ways": 1,
  });
});
