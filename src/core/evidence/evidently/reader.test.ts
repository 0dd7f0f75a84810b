import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { evidently } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/generated");

// Shapes: evidentlyai/evidently: src/evidently/legacy/report/report.py, src/evidently/legacy/test_suite/test_suite.py
const LEGACY = {
  version: "0.4.40",
  timestamp: "2026-10-02 10:00:00.123456",
  metrics: [
    {
      metric: "DatasetSummaryMetric",
      result: { current: { number_of_rows: 120 }, reference: { number_of_rows: 90 } },
    },
    {
      metric: "DataDriftTable",
      result: {
        share_of_drifted_columns: 0.5,
        dataset_drift: true,
        drift_by_columns: {
          age: {
            column_name: "age",
            stattest_name: "K-S p_value",
            drift_score: 0.01,
            drift_detected: true,
            current: { small_distribution: { x: [1, 2], y: [3] } },
          },
        },
      },
    },
  ],
};
const SUITE = {
  tests: [
    { name: "Share of Drifted Columns", status: "SUCCESS", parameters: { condition: { lt: 0.3 } } },
    { name: "Mean Value", status: "FAIL" },
    { name: "Duplicates", status: "WARNING" },
  ],
  summary: { all_passed: false, total_tests: 3, by_status: { SUCCESS: 1, FAIL: 1, WARNING: 1 } },
};
// evidentlyai/evidently: src/evidently/core/report.py (Snapshot.dict)
const SNAPSHOT = {
  metrics: [
    { id: "a", metric_name: "RowCount()", config: { type: "evidently:metric_v2:RowCount" }, value: 120 },
    {
      id: "b",
      metric_name: "DriftedColumnsCount(drift_share=0.5)",
      config: { type: "evidently:metric_v2:DriftedColumnsCount", drift_share: 0.5 },
      value: { count: 2, share: 0.66 },
    },
    { id: "c", config: { type: "evidently:metric_v2:ValueDrift", column: "age", method: "ks" }, value: 0.01 },
    { id: "d", config: { type: "evidently:metric_v2:Quantile", column: "age", quantile: 0.5 }, value: 40 },
    { id: "e", config: { type: "evidently:metric_v2:Quantile", column: "age", quantile: 0.9 }, value: 60 },
  ],
  tests: [
    { id: "t", name: "Drift of age", metric_config: {}, test_config: {}, status: "TestStatus.SUCCESS" },
  ],
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return evidently.read({ path: "drift.json", text, oid: "0".repeat(40) });
}

function told(document: unknown) {
  return read(document).observations.map(({ source: _, ...rest }) => rest);
}

function problems(document: unknown) {
  return read(document).problems.map(({ id }) => id);
}

describe("mapping", () => {
  test("a legacy report: columns are slices, pictures are left out, rows of the current data are samples", () => {
    expect(read(LEGACY).problems).toEqual([]);
    expect(read(LEGACY).producer).toEqual({ tool: "Evidently", version: "0.4.40" });
    const about = { samples: 120, at: "2026-10-01T20:00:00.123Z" };
    const slice = { column: "age" };
    expect(told(LEGACY)).toEqual([
      { name: "DatasetSummaryMetric.current.number_of_rows", value: 120, ...about },
      { name: "DatasetSummaryMetric.reference.number_of_rows", value: 90, ...about },
      { name: "DataDriftTable.share_of_drifted_columns", value: 0.5, ...about },
      { name: "DataDriftTable.dataset_drift", value: true, ...about },
      { name: "DataDriftTable.drift_by_columns.drift_score", value: 0.01, slice, ...about },
      { name: "DataDriftTable.drift_by_columns.drift_detected", value: true, slice, ...about },
    ]);
  });

  test("a legacy test suite", () => {
    expect(read(SUITE).problems).toEqual([]);
    expect(told(SUITE)).toEqual([
      { name: "Share of Drifted Columns", value: true, passed: true },
      { name: "Mean Value", value: false, passed: false },
      { name: "Duplicates", value: false, passed: false },
      { name: "summary.total_tests", value: 3, samples: 3 },
      { name: "summary.success_tests", value: 2, samples: 3 },
      { name: "summary.failed_tests", value: 1, samples: 3 },
      { name: "summary.warning_tests", value: 1, samples: 3 },
    ]);
  });

  test("a snapshot: types are names, settings tell two of one type apart", () => {
    expect(read(SNAPSHOT).problems).toEqual([]);
    expect(told(SNAPSHOT).map(({ name, value, slice, samples: n }) => [name, value, slice, n])).toEqual([
      ["RowCount", 120, undefined, 120],
      ["DriftedColumnsCount.count", 2, undefined, 120],
      ["DriftedColumnsCount.share", 0.66, undefined, 120],
      ["ValueDrift", 0.01, { column: "age" }, 120],
      ["Quantile", 40, { column: "age", quantile: "0.5" }, 120],
      ["Quantile", 60, { column: "age", quantile: "0.9" }, 120],
      ["Drift of age", true, undefined, undefined],
      ["summary.total_tests", 1, undefined, 1],
      ["summary.success_tests", 1, undefined, 1],
      ["summary.failed_tests", 0, undefined, 1],
      ["summary.warning_tests", 0, undefined, 1],
    ]);
  });

  test("a report without tests says nothing about tests", () => {
    const names = told({ ...SNAPSHOT, tests: [] }).map(({ name }) => name);
    expect(problems({ ...SNAPSHOT, tests: [] })).toEqual([]);
    expect(names.filter((name) => name.startsWith("summary."))).toEqual([]);
  });
});

describe("not evaluable", () => {
  const [rows] = SNAPSHOT.metrics;
  test.for([
    ["a suite without tests", { ...SUITE, tests: [] }, ["no-tests"]],
    ["nothing at all", { metrics: [], tests: [] }, ["no-tests"]],
    ["a test that errored", { tests: [{ name: "a", status: "ERROR" }] }, ["not-evaluated"]],
    ["a test that was skipped", { tests: [{ name: "a", status: "SKIPPED" }] }, ["not-evaluated"]],
    ["a test without a status", { tests: [{ name: "a" }] }, ["not-evaluated"]],
    ["a summary that the tests contradict", { ...SUITE, summary: { total_tests: 9 } }, ["contradiction"]],
    ["no rows", { metrics: [{ ...rows, value: 0 }] }, ["no-samples"]],
    ["a metric without a value", { metrics: [{ ...rows, value: null }] }, ["null"]],
    ["a legacy metric without a result", { metrics: [{ metric: "X" }] }, ["no-result"]],
    [
      "a legacy metric that failed",
      { metrics: [{ metric: "X", result: { error: "no column" } }] },
      ["metric-error"],
    ],
    ["NaN in quotes", { metrics: [{ metric: "X", result: { a: "NaN" } }] }, ["not-finite"]],
    ["NaN", '{"metrics": [{"metric": "X", "result": {"a": NaN}}]}', ["not-finite"]],
    ["an empty file", "", ["empty"]],
  ] as const)("%s", ([, document, expected]) => {
    expect(problems(document)).toEqual(expected);
  });

  test("a file that holds only texts says nothing", () => {
    expect(problems({ metrics: [{ metric: "X", result: { a: "b" } }] })).toEqual(["no-metrics"]);
  });
});

test.for([
  [LEGACY, true],
  [SUITE, true],
  [SNAPSHOT, true],
  [{ metrics: { http_reqs: { values: { count: 1 } } } }, false],
  [{ metrics: [{ metric: "cpu", value: 1 }] }, false],
  [{ tests: [{ name: "a" }] }, false],
] as const)("detects %#: %j", ([document, expected]) => {
  expect(evidently.detect(JSON.stringify(document), "e.json")).toBe(expected);
});

test("any text gives a reading", () =>
  expect(brokenDuties(evidently, "e.json", [LEGACY, SUITE, SNAPSHOT])).toEqual([]));

describe.skipIf(!existsSync(samples))("assembled files (skipped where the samples are absent)", () => {
  test.for([
    ["evidently-0.4-report.assembled.json", "DatasetDriftMetric.share_of_drifted_columns"],
    ["evidently-0.7-snapshot.assembled.json", "DriftedColumnsCount.share"],
  ] as const)("%s", ([file, name]) => {
    const text = readFileSync(join(samples, file), "utf8");
    expect(evidently.detect(text, file)).toBe(true);
    const { observations, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(observations.find((one) => one.name === name)?.value).toBeCloseTo(0.667, 3);
  });
});
