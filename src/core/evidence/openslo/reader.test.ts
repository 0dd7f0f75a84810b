import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { openslo } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/ops");
const example = join(import.meta.dirname, "../../../../examples/triage/handoffs/triage/ops/slo.yaml");

const read = (content: unknown) => readWith(openslo, content, "ops/slo.yaml");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const objectives = (content: unknown) =>
  (read(content).details?.objectives ?? []).map(({ source: _source, kind: _kind, ...rest }) => rest);

const prometheus = (query: string) => ({ metricSource: { type: "Prometheus", spec: { query } } });
const RATIO = {
  metadata: { name: "r" },
  spec: { ratioMetric: { good: prometheus("sum(good)"), total: prometheus("sum(total)") } },
};
const LATENCY = { metadata: { name: "l" }, spec: { thresholdMetric: prometheus("p95_latency") } };

function resource(kind: string, name: string, spec: object) {
  return { apiVersion: "openslo/v1", kind, metadata: { name }, spec };
}

const slo = (objective: object, more: object = {}) =>
  resource("SLO", "s", { indicator: RATIO, objectives: [objective], ...more });

describe("objectives", () => {
  test.for([
    [
      "of a ratio, at least the target",
      slo({ target: 0.99 }),
      { metrics: ["good", "total"], op: "gte", target: 0.99 },
    ],
    [
      "of a ratio, as it says",
      slo({ op: "gt", target: 0.99 }),
      { metrics: ["good", "total"], op: "gt", target: 0.99 },
    ],
    ["in percent", slo({ targetPercent: 99.9 }), { metrics: ["good", "total"], op: "gte", target: 0.999 }],
    [
      "of a threshold, the value",
      slo({ op: "lte", value: 250, target: 0.95 }, { indicator: LATENCY }),
      { metrics: ["p95_latency"], op: "lte", target: 250 },
    ],
    [
      "of v2alpha",
      {
        ...slo(
          { target: 0.9 },
          { indicator: undefined, sli: { spec: { ratioMetric: { total: { spec: { query: "a" } } } } } },
        ),
        apiVersion: "openslo.com/v2alpha",
      },
      { metrics: ["a"], op: "gte", target: 0.9 },
    ],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual([]);
    expect(objectives(content)).toEqual([{ name: "s", ...expected }]);
  });

  test("several objectives are named apart, and each promised share is an observation", () => {
    const content = slo(
      { target: 0.9 },
      { objectives: [{ displayName: "Good", target: 0.9 }, { target: 0.99 }] },
    );
    expect(objectives(content).map(({ name }) => name)).toEqual(["s.Good", "s.2"]);
    expect(
      Object.fromEntries(read(content).observations.map(({ name, value }) => [name, value])),
    ).toMatchObject({
      "s.Good.target": 0.9,
      "s.2.target": 0.99,
      slos: 1,
    });
  });

  test("an indicator that is named stands in another document, or in a list", () => {
    const named = slo({ target: 0.9 }, { indicator: undefined, indicatorRef: "i" });
    const sli = resource("SLI", "i", RATIO.spec);
    expect(objectives(`${JSON.stringify(named)}\n---\n${JSON.stringify(sli)}\n`)[0]?.metrics).toEqual([
      "good",
      "total",
    ]);
    expect(objectives([sli, named])[0]?.metrics).toEqual(["good", "total"]);
    expect(objectives(named)[0]?.metrics).toEqual([]);
    const elsewhere = slo({ op: "lt", value: 3, target: 0.9 }, { indicator: undefined, indicatorRef: "i" });
    expect(objectives(elsewhere)).toEqual([{ name: "s", metrics: [], op: "lt", target: 3 }]);
  });

  test("a composite SLO gives each objective its own metrics", () => {
    const content = slo({ target: 0.9, indicator: LATENCY, op: "lt", value: 1 }, { indicator: undefined });
    expect(objectives(content)).toEqual([{ name: "s", metrics: ["p95_latency"], op: "lt", target: 1 }]);
  });

  test("queries of other systems read nothing that can be told; templates of Prometheus do", () => {
    const query = (type: string, text: string) => {
      const source = { metricSource: { type, spec: { query: text } } };
      return slo({ target: 0.9 }, { indicator: { spec: { ratioMetric: { raw: source } } } });
    };
    expect(objectives(query("Datadog", "sum:trace.http{*}"))[0]?.metrics).toEqual([]);
    expect(problems(query("Datadog", "sum:trace.http{*}"))).toEqual([]);
    expect(objectives(query("Prometheus", "sum(rate(a[{{.window}}]))"))[0]?.metrics).toEqual(["a"]);
    expect(problems(query("prometheus", "sum(a"))).toEqual(["not-promql"]);
  });

  test("an indicator that reads too many metrics is told", () => {
    const query = Array.from({ length: 150 }, (_, index) => `m${index}`).join(" + ");
    const indicator = { spec: { thresholdMetric: prometheus(query) } };
    const content = slo({ op: "lt", value: 1, target: 0.9 }, { indicator });
    expect(problems(content)).toEqual(["too-many-metrics"]);
    expect(objectives(content)[0]?.metrics).toHaveLength(100);
  });

  test.for([
    ["no target", slo({ op: "gt" }), ["no-target"]],
    ["a target as text", slo({ target: "0.99" }), ["no-target"]],
    ["a target in percent", slo({ target: 99 }), ["no-target"]],
    ["a threshold without a value", slo({ target: 0.9 }, { indicator: LATENCY }), ["no-threshold"]],
    ["no objectives", resource("SLO", "s", { indicator: RATIO }), ["no-objectives"]],
    ["another system's file", { apiVersion: "v1", kind: "SLO" }, ["no-slo"]],
    ["half a file", "apiVersion: openslo/v1\nspec: [", ["not-yaml"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });
});

describe("alert conditions", () => {
  const condition = (name: string) =>
    resource("AlertCondition", name, {
      severity: "page",
      condition: { kind: "burnrate", op: "gte", threshold: 2, lookbackWindow: "1h", alertAfter: "5m" },
    });
  const alerts = (content: unknown) =>
    (read(content).details?.alerts ?? []).map(({ source: _source, ...rest }) => rest);
  const expected = { expression: "burnrate gte 2 over 1h", for: "5m", severity: "page" };

  test("alone, an alert of no metric", () => {
    expect(alerts(condition("c"))).toEqual([{ name: "c", metrics: [], ...expected }]);
  });

  test.for([
    ["by names", [{ alertPolicyRef: "p" }], [{ conditionRef: "c" }]],
    ["by a bare name", ["p"], [{ conditionRef: "c" }]],
    ["in the policy", [{ alertPolicyRef: "p" }], [condition("c")]],
  ])("with the metrics of the SLO whose policy names it, %s", ([, alertPolicies, conditions]) => {
    const content = [
      slo({ target: 0.9 }, { alertPolicies }),
      resource("AlertPolicy", "p", { conditions }),
      ...(JSON.stringify(conditions).includes("Ref") ? [condition("c")] : []),
    ];
    expect(problems(content)).toEqual([]);
    expect(alerts(content)).toEqual([{ name: "c", metrics: ["good", "total"], ...expected }]);
  });

  test("in a policy in the SLO", () => {
    const policy = resource("AlertPolicy", "p", { conditions: [condition("c")] });
    expect(alerts(slo({ target: 0.9 }, { alertPolicies: [policy] }))).toEqual([
      { name: "c", metrics: ["good", "total"], ...expected },
    ]);
  });

  test("a condition without a threshold is told", () => {
    expect(problems(resource("AlertCondition", "c", { condition: { op: "gt" } }))).toEqual(["no-condition"]);
  });

  test("a file that refers everywhere comes to an end, and says so", () => {
    const policy = resource("AlertPolicy", "p", {
      conditions: Array.from({ length: 20 }, () => ({ conditionRef: "c" })),
    });
    const alertPolicies = Array.from({ length: 5001 }, () => "p");
    expect(problems([slo({ target: 0.9 }, { alertPolicies }), policy, condition("c")])).toEqual([
      "too-many-references",
    ]);
  });
});

test("anything at any place gives an honest reading", () => {
  expect(
    brokenDuties(openslo, "evidence.json", [
      [
        slo({ target: 0.9, op: "gt" }, { alertPolicies: ["p"] }),
        resource("AlertPolicy", "p", { conditions: [{ conditionRef: "c" }] }),
        resource("AlertCondition", "c", { condition: { op: "gt", threshold: 1 } }),
      ],
    ]),
  ).toEqual([]);
});

test("recognises its API versions only", () => {
  expect(openslo.detect("apiVersion: openslo/v1\nkind: SLO", "s.yaml")).toBe(true);
  expect(openslo.detect('[{"apiVersion": "openslo.com/v2alpha"}]', "s.json")).toBe(true);
  expect(openslo.detect("apiVersion: argoproj.io/v1alpha1\nkind: Rollout", "s.yaml")).toBe(false);
});

test("the objective of the example reads the counter that its query names", () => {
  const text = readFileSync(example, "utf8");
  expect(openslo.detect(text, "slo.yaml")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(objectives(text)).toEqual([
    { name: "error-rate", metrics: ["triage_requests_total"], op: "gte", target: 0.99 },
  ]);
});

test.skipIf(!existsSync(samples))("OpenSLO's own example (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "openslo-slo.yaml"), "utf8");
  expect(openslo.detect(text, "slo.yaml")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(objectives(text)).toEqual([{ name: "main-page", metrics: [], op: "gt", target: 0.99 }]);
});
