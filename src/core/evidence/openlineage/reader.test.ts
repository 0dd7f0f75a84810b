import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { openlineage } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/data/openlineage-event.json");

const ASSERTIONS = { assertions: [{ assertion: "not_null", success: false, column: "id" }] };
const COMPLETE = {
  eventType: "COMPLETE",
  eventTime: "2026-10-02T10:00:00Z",
  producer: "https://example.com/airflow",
  schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json",
  run: {
    runId: "ea041791",
    facets: {
      test: {
        tests: [
          { name: "unique_ids", status: "pass", severity: "error" },
          { name: "row_count", status: "fail", severity: "warn" },
        ],
      },
    },
  },
  job: {
    namespace: "n",
    name: "train",
    facets: { sourceCodeLocation: { type: "git", version: "A".repeat(40) } },
  },
  inputs: [
    {
      namespace: "s3://lake",
      name: "people",
      facets: {
        version: { datasetVersion: "7" },
        schema: { fields: [{ name: "id", type: "BIGINT", fields: [{ name: "sub", type: "VARCHAR" }] }] },
        ownership: { owners: [{ name: "team:data" }] },
      },
      inputFacets: {
        dataQualityAssertions: ASSERTIONS,
        dataQualityMetrics: { rowCount: 50, bytes: 10, columnMetrics: { id: { nullCount: 2 } } },
      },
    },
  ],
  outputs: [{ namespace: "file", name: "models/m.pkl", outputFacets: { outputStatistics: { size: 5 } } }],
};
const START = {
  ...COMPLETE,
  eventType: "START",
  inputs: [{ namespace: "s3://lake", name: "extra" }],
  outputs: [],
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return openlineage.read({ path: "lineage.json", text, oid: "0".repeat(40) });
}

function problems(document: unknown) {
  return read(document).problems.map(({ id, where }) => `${id} ${where.line}`);
}

describe("mapping", () => {
  test("state, tests, assertions and statistics", () => {
    const { observations, problems: none, producer } = read(COMPLETE);
    expect(none).toEqual([]);
    expect(producer).toEqual({ tool: "https://example.com/airflow" });
    const at = "2026-10-02T10:00:00.000Z";
    const data = { dataset: "s3://lake/people", at };
    expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
      { name: "eventType", value: "COMPLETE", passed: true, at },
      { name: "unique_ids", value: true, passed: true, at },
      { name: "row_count", value: false, passed: false, at },
      { name: "tests.total", value: 2, samples: 2, at },
      { name: "tests.failed", value: 0, samples: 2, at },
      { name: "tests.warned", value: 1, samples: 2, at },
      {
        name: "dataQualityAssertions.not_null",
        value: false,
        passed: false,
        slice: { column: "id" },
        samples: 50,
        ...data,
      },
      { name: "dataQualityMetrics.rowCount", value: 50, ...data },
      { name: "dataQualityMetrics.bytes", value: 10, unit: "By", ...data },
      { name: "dataQualityMetrics.nullCount", value: 2, slice: { column: "id" }, ...data },
      { name: "outputStatistics.size", value: 5, unit: "By", dataset: "models/m.pkl", at },
    ]);
  });

  test("run, commit and data set are subjects; lineage, columns and owners are details", () => {
    const { details } = read(COMPLETE);
    expect(details?.subjects).toMatchObject([
      { kind: "run", id: "ea041791" },
      { kind: "commit", id: "a".repeat(40) },
      { kind: "dataset", name: "s3://lake/people", revision: "7" },
    ]);
    expect(details?.transformations).toMatchObject([
      { name: "train", inputs: [{ name: "s3://lake/people" }], outputs: [{ name: "models/m.pkl" }] },
    ]);
    expect(details?.columns).toMatchObject([
      { of: "dataset", table: "s3://lake/people", name: "id", type: "BIGINT", kind: "integer" },
      { name: "id.sub", kind: "string" },
    ]);
    expect(details?.terms).toMatchObject([{ kind: "owner", of: "s3://lake/people", value: "team:data" }]);
  });

  test.for([
    ["a list", JSON.stringify([START, COMPLETE])],
    ["lines", `${JSON.stringify(START)}\n\n${JSON.stringify(COMPLETE)}\n`],
    ["Windows lines", `\uFEFF${JSON.stringify(START)}\r\n${JSON.stringify(COMPLETE)}\r\n`],
  ] as const)("%s: the events of one job are one run", ([, text]) => {
    expect(problems(text)).toEqual([]);
    const { details, observations } = read(text);
    expect(details?.transformations?.[0]?.inputs.map(({ name }) => name)).toEqual([
      "s3://lake/extra",
      "s3://lake/people",
    ]);
    expect(observations.filter(({ name }) => name === "eventType")).toHaveLength(1);
  });

  test("several jobs are slices", () => {
    const other = { ...COMPLETE, job: { namespace: "n", name: "score" } };
    const states = read([COMPLETE, other]).observations.filter(({ name }) => name === "eventType");
    expect(states.map(({ slice }) => slice)).toEqual([{ job: "train" }, { job: "score" }]);
  });

  test("an event about a data set alone has no run that could be unfinished", () => {
    const dataset = { namespace: "file", name: "a.csv", facets: COMPLETE.inputs[0]?.facets };
    const { problems: none, details } = read({ eventTime: "2026-10-02T10:00:00Z", producer: "x", dataset });
    expect(none).toEqual([]);
    expect(details?.columns).toHaveLength(2);
  });
});

describe("not evaluable", () => {
  const tests = (list: unknown) => ({ ...COMPLETE, run: { runId: "a", facets: { test: { tests: list } } } });
  const assertions = (list: unknown) => ({
    ...COMPLETE,
    inputs: [{ namespace: "n", name: "d", inputFacets: { dataQualityAssertions: { assertions: list } } }],
  });
  test.for([
    ["a failed run", { ...COMPLETE, eventType: "FAIL" }, ["failed-run 1"]],
    ["an aborted run", { ...COMPLETE, eventType: "ABORT" }, ["failed-run 1"]],
    ["a run that only started", START, ["unfinished-run 1"]],
    ["a run without a state", { ...COMPLETE, eventType: null }, ["unfinished-run 1"]],
    ["a skipped test", tests([{ name: "a", status: "skip" }]), ["not-evaluated 1"]],
    ["no tests", tests([]), ["no-tests 1"]],
    ["no assertions", assertions([]), ["no-assertions 1"]],
    ["an assertion without a verdict", assertions([{ assertion: "a" }]), ["no-verdict 1"]],
    ["no events", [], ["no-events 1"]],
    ["something else", { a: 1 }, ["not-an-event 1"]],
    ["a broken line", `${JSON.stringify(START)}\n{"a": }\n`, ["not-json 2"]],
    ["an empty file", "", ["empty 1"]],
  ] as const)("%s", ([, document, expected]) => {
    expect(problems(document)).toEqual(expected);
  });

  test("a failure counts until the job has completed", () => {
    const failed = { ...COMPLETE, eventType: "FAIL" };
    expect(problems([failed, COMPLETE])).toEqual([]);
    expect(problems([COMPLETE, failed])).toEqual(["failed-run 1"]);
  });
});

test.for([
  [COMPLETE, true],
  [[COMPLETE], true],
  [{ eventTime: "x" }, false],
  [{ job: { name: "a" }, producer: "x" }, false],
] as const)("detects %#: %j", ([document, expected]) => {
  expect(openlineage.detect(JSON.stringify(document), "l.json")).toBe(expected);
});

test("any text gives a reading", () =>
  expect(brokenDuties(openlineage, "l.json", [COMPLETE, [START, COMPLETE]])).toEqual([]));

describe.skipIf(!existsSync(sample))("a real event (skipped where the samples are absent)", () => {
  test("two assertions held", () => {
    const text = readFileSync(sample, "utf8");
    expect(openlineage.detect(text, "event.json")).toBe(true);
    const { observations, problems: none, details } = read(text);
    expect(none).toEqual([]);
    expect(observations.map(({ name, value }) => [name, value])).toEqual([
      ["eventType", "COMPLETE"],
      ["dataQualityAssertions.row_count_equal_to", true],
      ["dataQualityAssertions.no_null_values", true],
      ["outputStatistics.rowCount", 2000],
      ["outputStatistics.size", 2097152],
    ]);
    expect(details?.columns).toMatchObject([{ name: "column1", kind: "string" }]);
  });
});
