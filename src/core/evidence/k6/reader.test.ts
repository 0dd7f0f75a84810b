import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { k6 } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/tests");

const read = (content: unknown) => readWith(k6, content, "summary.json");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

function observed(content: unknown, name: string) {
  const found = read(content).observations.find((each) => each.name === name);
  if (found === undefined) return undefined;
  const { source: _source, name: _name, ...rest } = found;
  return rest;
}

const ITERATIONS = { type: "counter", contains: "default", values: { count: 50, rate: 5 } };
const LATENCY = { type: "trend", contains: "time", values: { avg: 20, "p(95)": 30 } };

/** The data of `handleSummary` (grafana/k6: internal/js/summary.go). */
function handled(metrics: object) {
  return {
    root_group: {},
    state: { testRunDurationMs: 10_000.5 },
    metrics: { iterations: ITERATIONS, ...metrics },
  };
}

/** What `--summary-export` writes of it (grafana/k6: internal/js/summary-wrapper.js). */
function exported(metrics: object) {
  return { root_group: {}, metrics: { iterations: { count: 50, rate: 5 }, ...metrics } };
}

/** The schema 1.0.0 of k6 2 (grafana/k6: internal/lib/summary/machinereadable/types_gen.go). */
function versioned(metrics: readonly object[], checks: readonly object[] = []) {
  return {
    version: "1.0.0",
    metadata: { k6Version: "2.1.0", generatedAt: "2026-03-01T10:00:00.5Z" },
    config: { duration: 10.5, execution: "local", script: "load.js" },
    results: {
      checks: { metrics: checks, results: [] },
      metrics: [
        { name: "iterations", type: "counter", contains: "default", values: { count: 50 } },
        ...metrics,
      ],
    },
  };
}

describe("units and samples", () => {
  const content = handled({
    http_reqs: { type: "counter", contains: "default", values: { count: 80, rate: 8 } },
    http_req_duration: LATENCY,
    "http_req_duration{expected_response:true}": LATENCY,
    iteration_duration: LATENCY,
    data_sent: { type: "counter", contains: "data", values: { count: 4000, rate: 400 } },
    vus: { type: "gauge", contains: "default", values: { value: 3, min: 1, max: 3 } },
    http_req_failed: { type: "rate", contains: "default", values: { rate: 0.25, passes: 20, fails: 60 } },
    queue: { type: "trend", contains: "default", values: { avg: 2 } },
  });

  test.for([
    ["http_req_duration.p(95)", { value: 30, unit: "ms", samples: 80 }],
    ["http_req_duration{expected_response:true}.p(95)", { value: 30, unit: "ms" }],
    ["iteration_duration.avg", { value: 20, unit: "ms", samples: 50 }],
    ["http_reqs.count", { value: 80, samples: 80 }],
    ["http_reqs.rate", { value: 8, unit: "1/s", samples: 80 }],
    ["data_sent.count", { value: 4000, unit: "By" }],
    ["data_sent.rate", { value: 400 }],
    ["vus.max", { value: 3 }],
    ["queue.avg", { value: 2 }],
    ["http_req_failed.rate", { value: 0.25, samples: 80 }],
    ["http_req_failed.passes", { value: 20, samples: 80 }],
    ["duration", { value: 10_000.5, unit: "ms" }],
  ] as const)("%s", ([name, expected]) => {
    expect(problems(content)).toEqual([]);
    expect(observed(content, name)).toEqual(expected);
  });
});

describe("thresholds", () => {
  test.for([
    ["handleSummary, held", handled({ x: { ...LATENCY, thresholds: { "p(95)<40": { ok: true } } } }), true],
    [
      "handleSummary, crossed",
      handled({ x: { ...LATENCY, thresholds: { "p(95)<10": { ok: false } } } }),
      false,
    ],
    [
      "--summary-export, held",
      exported({ x: { avg: 1, "p(95)": 30, thresholds: { "p(95)<40": false } } }),
      true,
    ],
    [
      "--summary-export, crossed",
      exported({ x: { avg: 1, "p(95)": 30, thresholds: { "p(95)<10": true } } }),
      false,
    ],
  ] as const)("%s", ([, content, held]) => {
    expect(problems(content)).toEqual([]);
    expect(observed(content, "thresholds.failed")).toEqual({ value: held ? 0 : 1, samples: 1, passed: held });
    expect(observed(content, "x.p(95)")).toMatchObject({ value: 30, passed: held });
    expect(observed(content, "x.avg")).not.toHaveProperty("passed");
  });

  // grafana/k6:internal/js/modules/k6/browser/k6ext/metrics.go
  test("units of the browser's metrics in --summary-export", () => {
    const content = exported({
      browser_web_vital_lcp: { "p(95)": 900 },
      browser_web_vital_cls: { "p(95)": 0.1 },
    });
    expect(observed(content, "browser_web_vital_lcp.p(95)")).toMatchObject({ value: 900, unit: "ms" });
    expect(observed(content, "browser_web_vital_cls.p(95)")).not.toHaveProperty("unit");
  });

  test("of several on one statistic, all must hold", () => {
    const thresholds = { "p(95)<40": { ok: true }, "p(95) < 10": { ok: false }, "avg<100": { ok: true } };
    const content = handled({ x: { ...LATENCY, thresholds } });
    expect(observed(content, "x.p(95)")).toMatchObject({ passed: false });
    expect(observed(content, "x.avg")).toMatchObject({ passed: true });
    expect(observed(content, "thresholds.failed")).toMatchObject({ value: 1, samples: 3 });
  });

  test("a summary without thresholds does not claim that none failed", () => {
    expect(observed(handled({ x: LATENCY }), "thresholds.failed")).toBeUndefined();
  });

  test("a threshold without a verdict is told", () => {
    expect(problems(handled({ x: { ...LATENCY, thresholds: { "p(95)<1": "yes" } } }))).toEqual([
      "no-verdict",
    ]);
    expect(problems(exported({ x: { avg: 1, thresholds: { "p(95)<1": { ok: true } } } }))).toEqual([
      "no-verdict",
    ]);
  });
});

describe("the three shapes name the same things alike", () => {
  test("--summary-export calls a rate `value`, and says no unit", () => {
    const content = exported({
      checks: { value: 0.9, passes: 9, fails: 1 },
      http_req_duration: { avg: 20, "p(95)": 30 },
      http_reqs: { count: 80, rate: 8 },
      vus: { value: 3, min: 1, max: 3 },
      mine: { avg: 4 },
    });
    expect(observed(content, "checks.rate")).toEqual({ value: 0.9, samples: 10 });
    expect(observed(content, "http_req_duration.p(95)")).toEqual({ value: 30, unit: "ms", samples: 80 });
    expect(observed(content, "vus.value")).toEqual({ value: 3 });
    expect(observed(content, "mine.avg")).toEqual({ value: 4 });
  });

  test("the schema of k6 2", () => {
    const at = "2026-03-01T10:00:00.500Z";
    const rate = { matches: 9, total: 10, rate: 0.9 };
    const content = versioned(
      [{ name: "http_req_duration", type: "trend", contains: "time", values: { avg: 20, "p(95)": 30 } }],
      [{ name: "checks_succeeded", type: "rate", contains: "default", values: rate }],
    );
    expect(problems(content)).toEqual([]);
    expect(observed(content, "http_req_duration.p(95)")).toEqual({ value: 30, unit: "ms", at });
    expect(observed(content, "checks_succeeded.rate")).toEqual({ value: 0.9, samples: 10, at });
    expect(observed(content, "checks.rate")).toEqual({ value: 0.9, samples: 10 });
    expect(observed(content, "checks.fails")).toEqual({ value: 1, samples: 10 });
    expect(observed(content, "duration")).toEqual({ value: 10.5, unit: "s" });
    expect(read(content)).toMatchObject({
      producer: { tool: "k6", version: "2.1.0" },
      details: { parameters: [{ name: "script", value: "load.js" }] },
    });
  });
});

describe("not evaluable", () => {
  const rate = (passes: number, fails: number) => ({
    type: "rate",
    contains: "default",
    values: { rate: 0, passes, fails },
  });

  test.for([
    [
      "no iteration",
      handled({ iterations: { ...ITERATIONS, values: { count: 0, rate: 0 } } }),
      ["nothing-ran"],
    ],
    ["iterations are missing", handled({ iterations: undefined }), ["nothing-ran"]],
    ["no iteration, exported", exported({ iterations: { count: 0 } }), ["nothing-ran"]],
    ["no metrics", { root_group: {}, metrics: {} }, ["nothing-ran"]],
    // grafana/k6#4283: `rate>=0.9` is said to hold where nothing was checked.
    [
      "a rate of nothing",
      handled({ checks: { ...rate(0, 0), thresholds: { "rate>=0.9": { ok: true } } } }),
      ["no-samples"],
    ],
    [
      "a value that is no number",
      handled({ x: { ...LATENCY, values: { avg: null, "p(95)": "30" } } }),
      ["null", "number-as-text"],
    ],
    ["another file", { tests: 3 }, ["not-a-summary"]],
    ["a list", [], ["not-a-summary"]],
    ["half a file", '{"metrics": {"a"', ["not-json"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });

  test("anything at any place gives an honest reading", () => {
    expect(
      brokenDuties(k6, "evidence.json", [
        handled({ x: { ...LATENCY, thresholds: { "p(95)<1": { ok: true } } }, checks: rate(1, 2) }),
      ]),
    ).toEqual([]);
    expect(
      brokenDuties(k6, "evidence.json", [
        versioned([
          { name: "a", type: "rate", contains: "time", values: { matches: 1, total: 2, rate: 0.5 } },
        ]),
      ]),
    ).toEqual([]);
  });
});

test("recognises summaries, and no metrics of another tool", () => {
  expect(k6.detect(JSON.stringify(handled({})), "s.json")).toBe(true);
  expect(k6.detect(JSON.stringify(versioned([])), "s.json")).toBe(true);
  expect(k6.detect('{"metrics": {"auc": 0.9}}', "s.json")).toBe(false);
});

test.skipIf(!existsSync(samples))(
  "a real summary: green thresholds over a failing system (skipped where the samples are absent)",
  () => {
    const text = readFileSync(join(samples, "k6-summary.json"), "utf8");
    expect(k6.detect(text, "s.json")).toBe(true);
    expect(problems(text)).toEqual([]);
    expect(observed(text, "http_req_duration.p(95)")).toEqual({
      value: 30.0256841,
      unit: "ms",
      samples: 878,
      passed: true,
    });
    expect(observed(text, "http_req_failed.rate")).toEqual({ value: 0.39749430523917995, samples: 878 });
    expect(observed(text, "checks.rate")).toEqual({ value: 0.60250569476082, samples: 878 });
    expect(observed(text, "thresholds.failed")).toEqual({ value: 0, samples: 2, passed: true });
  },
);
