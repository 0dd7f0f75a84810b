import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { metricsOfQuery, readPromql } from "./read-promql.ts";
import { prometheusRules } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/ops");
const example = join(import.meta.dirname, "../../../../examples/triage/handoffs/triage/ops/rules.yml");

const read = (content: unknown) => readWith(prometheusRules, content, "ops/rules.yml");

function rules(...entries: readonly object[]) {
  return { groups: [{ name: "g", rules: entries }] };
}

function alerts(content: unknown) {
  return (read(content).details?.alerts ?? []).map(({ name, metrics }) => [name, ...metrics]);
}

function problems(content: unknown) {
  return read(content).problems.map(({ id, where }) => `${id}:${where.line}`);
}

describe("metrics of an expression", () => {
  test.for([
    ["up == 0", ["up"]],
    ['histogram_quantile(0.95, sum by (le, job) (rate(a_bucket{x="y"}[10m])))', ["a_bucket"]],
    ["a / ignoring(x) group_left(y) b > bool 1", ["a", "b"]],
    ['label_replace(up, "dst", "$1", "src", "(.*)") or vector(1)', ["up"]],
    ["sum(rate(a[5m])) / sum(rate(a[5m]))", ["a"]],
    ["max_over_time(rate(a[1m])[1h:5m] offset 1d)", ["a"]],
    ["job:requests:rate5m > 3 unless on() maintenance", ["job:requests:rate5m", "maintenance"]],
    ['{__name__="a", x="y"}', ["a"]],
    ['{"my.metric", x="y"}', ["my.metric"]],
    ['{"__name__"="a"}', ["a"]],
    ['{__name__=~"a|b:c"}', ["a", "b:c"]],
    ['{__name__=~"a.*"} > 1', []],
    ['{__name__!="a", x="y"}', []],
    ["rate > sum", ["rate", "sum"]],
    ["time() - 1", []],
    ["1", []],
    ["up # down", ["up"]],
  ] as const)("%s", ([expression, metrics]) => {
    expect(readPromql(expression)).toEqual({ ok: true, metrics });
  });

  test.for([
    ["sum(a", 5],
    ["a +", 3],
    ["", 0],
    ["rate(a[5m)", 9],
    ["a b", 2],
    ["sum by (a b) (c)", 10],
  ] as const)("%s stops at %d", ([expression, at]) => {
    expect(readPromql(expression)).toEqual({ ok: false, at });
  });

  test("templates of a query stand for a length of time, where one may stand", () => {
    expect(metricsOfQuery("sum(rate(a[{{.window}}])) > {{args.limit}}")).toEqual(["a"]);
    expect(metricsOfQuery("rate(a[$__rate_interval])")).toEqual(["a"]);
    expect(metricsOfQuery("rate(a_{{args.kind}}[5m])")).toEqual([]);
    expect(metricsOfQuery("SELECT apdex(duration, 0.2) FROM Transaction")).toEqual([]);
  });
});

describe("rules", () => {
  test("an alert with all that it may say", () => {
    const {
      details,
      observations,
      problems: none,
    } = read(
      rules({
        alert: "Slow",
        expr: "p95 > 0.05",
        for: "5m",
        labels: { severity: "page" },
        annotations: { runbook_url: "https://x/slow", runbook: "slow.md" },
      }),
    );
    expect(none).toEqual([]);
    expect(details?.alerts).toEqual([
      {
        name: "Slow",
        expression: "p95 > 0.05",
        metrics: ["p95"],
        for: "5m",
        severity: "page",
        runbook: "https://x/slow",
        source: { pointer: "/groups/0/rules/0", line: 6, column: 5 },
      },
    ]);
    expect(observations.map(({ name, value }) => [name, value])).toEqual([
      ["groups", 1],
      ["alerts", 1],
      ["records", 0],
    ]);
  });

  test("a recorded name leads to the metrics behind it, wherever it is recorded", () => {
    const content = {
      groups: [
        { name: "a", rules: [{ alert: "Slow", expr: "p95 > 1 and up == 1" }] },
        { name: "b", rules: [{ record: "p95", expr: "histogram_quantile(0.95, rates)" }] },
        {
          name: "c",
          rules: [
            { record: "rates", expr: "rate(bucket[5m])" },
            { record: "rates", expr: "other" },
          ],
        },
      ],
    };
    expect(alerts(content)).toEqual([["Slow", "p95", "up", "rates", "bucket", "other"]]);
  });

  test("rules that record each other in a circle come to an end", () => {
    const circle = rules(
      { record: "a", expr: "b" },
      { record: "b", expr: "a" },
      { alert: "X", expr: "a > 1" },
    );
    expect(alerts(circle)).toEqual([["X", "a", "b"]]);
  });

  test("an alert that reads too many metrics is told", () => {
    const many = Array.from({ length: 150 }, (_, index) => `m${index}`).join(" + ");
    expect(problems(rules({ record: "all", expr: many }, { alert: "X", expr: "all > 1" }))).toEqual([
      "too-many-metrics:10",
    ]);
  });

  test("a resource of Kubernetes, several documents, and a list of them", () => {
    const spec = "spec: { groups: [{ name: g, rules: [{ alert: A, expr: up == 0 }] }] }";
    const resource = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n${spec}\n`;
    expect(alerts(resource)).toEqual([["A", "up"]]);
    expect(alerts(`kind: Service\n---\n${resource}---\n${resource.replace("A,", "B,")}`)).toEqual([
      ["A", "up"],
      ["B", "up"],
    ]);
    expect(alerts(`kind: List\nitems:\n- ${spec}\n`)).toEqual([["A", "up"]]);
  });

  test.for([
    ["an expression that is none", rules({ alert: "X", expr: "sum(" }), ["not-promql:8"]],
    ["no expression", rules({ alert: "X" }), ["no-expression:6"]],
    ["an empty expression", rules({ record: "x", expr: " " }), ["no-expression:8"]],
    ["a rule that is neither", rules({ expr: "up" }), ["no-rule:6"]],
    ["a rule that is both", rules({ alert: "X", record: "x", expr: "up" }), ["no-rule:6"]],
    [
      "several mistakes at once",
      rules({ alert: "X", expr: "(" }, 3 as never),
      ["not-promql:8", "no-rule:10"],
    ],
    ["a key that Prometheus refuses", rules({ alert: "X", expr: "up", forr: "3m" }), ["unknown-key:9"]],
    ["a duration in words", rules({ alert: "X", expr: "up", for: "5 minutes" }), ["no-duration:9"]],
    [
      "durations as Prometheus writes them",
      rules({ alert: "X", expr: "up", for: "1h30m", keep_firing_for: 0 }),
      [],
    ],
    ["a group without rules", { groups: [{ name: "g" }] }, ["no-rules:3"]],
    ["no group", { groups: [] }, ["no-rules:1"]],
    ["no rule", rules(), ["no-rules:1"]],
    ["no groups at all", { alert: "X" }, ["no-groups:1"]],
    ["an expression without end", rules({ alert: "X", expr: "a+".repeat(20_000) }), ["too-long:8"]],
    ["half a file", "groups:\n- name: g\n  rules: [", ["not-yaml:3"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });

  test("what is wrong is quoted as a value", () => {
    const [problem] = read(rules({ alert: "X", expr: "up > `{evil}" })).problems;
    expect(problem?.says).not.toContain("evil");
    expect(problem?.values["found"]).toContain("evil");
  });

  test("anything at any place gives an honest reading", () => {
    expect(
      brokenDuties(prometheusRules, "evidence.json", [
        rules(
          { alert: "X", expr: "a > 1", for: "5m", labels: { severity: "p" } },
          { record: "a", expr: "b" },
        ),
      ]),
    ).toEqual([]);
  });
});

test("recognises rules, and no tests of rules", () => {
  expect(
    prometheusRules.detect("groups:\n  - name: x\n    rules:\n      - alert: A\n        expr: up", "r.yml"),
  ).toBe(true);
  expect(prometheusRules.detect('{"groups":[{"rules":[{"record":"a","expr":"b"}]}]}', "r.json")).toBe(true);
  expect(
    prometheusRules.detect("rule_files: [r.yml]\ntests:\n- promql_expr_test:\n  - expr: up", "t.yml"),
  ).toBe(false);
});

test("the rules of the example: each alert leads through its recorded name to the counters", () => {
  const text = readFileSync(example, "utf8");
  expect(prometheusRules.detect(text, "ops/rules.yml")).toBe(true);
  const { details, problems: none } = read(text);
  expect(none).toEqual([]);
  expect(details?.alerts).toHaveLength(text.match(/^\s*- alert:/gm)?.length ?? 0);
  expect(details?.alerts?.[0]).toMatchObject({
    name: "TriageSlow",
    metrics: ["p95_latency", "triage_request_seconds_bucket"],
    for: "5m",
    severity: "page",
    runbook: "docs/runbook.md#slow",
  });
});

test.skipIf(!existsSync(samples))(
  "rules of promtool's own tests (skipped where the samples are absent)",
  () => {
    const text = readFileSync(join(samples, "prometheus-rules.yml"), "utf8");
    expect(prometheusRules.detect(text, "rules.yml")).toBe(true);
    expect(
      prometheusRules.detect(readFileSync(join(samples, "prometheus-rules.test.yml"), "utf8"), "t.yml"),
    ).toBe(false);
    expect(alerts(text)).toEqual([["InstanceDown", "up"], ["AlwaysFiring"]]);
    const found = read(text).observations.map(({ name, value }) => [name, value]);
    expect(found).toEqual([
      ["groups", 2],
      ["alerts", 2],
      ["records", 3],
    ]);
  },
);
