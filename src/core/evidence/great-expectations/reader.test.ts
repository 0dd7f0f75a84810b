import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { greatExpectations } from "./reader.ts";

const sample = join(
  import.meta.dirname,
  "../../../../../shared/evidence/data/great-expectations-checkpoint.json",
);

// Shape of 1.x: great-expectations/great_expectations:great_expectations/core/expectation_validation_result.py
const OK = { raised_exception: false, exception_message: null, exception_traceback: null };
const HELD = {
  success: true,
  expectation_config: {
    type: "expect_column_values_to_not_be_null",
    kwargs: { column: "age" },
    severity: "critical",
  },
  result: { element_count: 30, unexpected_count: 1, unexpected_percent: 3.3, partial_unexpected_list: [] },
  exception_info: OK,
};
const FAILED = {
  success: false,
  expectation_config: { expectation_type: "expect_table_row_count_to_be_between", kwargs: {} },
  result: { observed_value: 30 },
  exception_info: OK,
};
const SUITE = {
  success: false,
  suite_name: "basic",
  statistics: {
    evaluated_expectations: 2,
    successful_expectations: 1,
    unsuccessful_expectations: 1,
    success_percent: 50,
  },
  results: [HELD, FAILED],
  meta: {
    great_expectations_version: "1.3.0",
    run_id: { run_name: "nightly", run_time: "2026-10-02T10:00:00+00:00" },
    active_batch_definition: { data_asset_name: "people" },
    batch_markers: { pandas_data_fingerprint: "8c46fdaf0bd356fd58b7bcd9b2e6012d" },
  },
};
const CHECKPOINT = { success: false, run_results: { a: { validation_result: SUITE }, b: SUITE } };

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return greatExpectations.read({ path: "gx.json", text, oid: "0".repeat(40) });
}

function problems(document: unknown) {
  return read(document).problems.map(({ id }) => id);
}

// What `describe()` of 1.x prints: the same file, `describe_dict`.
const DESCRIBED = {
  success: false,
  statistics: SUITE.statistics,
  expectations: [
    {
      expectation_type: "expect_column_values_to_not_be_null",
      success: true,
      kwargs: { column: "age" },
      result: HELD.result,
    },
    {
      expectation_type: "expect_table_row_count_to_be_between",
      success: false,
      kwargs: {},
      result: FAILED.result,
    },
  ],
  result_url: null,
};

describe("mapping", () => {
  test("what describe() prints", () => {
    const { observations, problems: none } = read(DESCRIBED);
    expect(none).toEqual([]);
    expect(observations[0]).toMatchObject({
      name: "expect_column_values_to_not_be_null",
      value: true,
      slice: { column: "age" },
    });
    expect(observations.find(({ name }) => name === "unsuccessful_expectations")?.value).toBe(1);
    expect(problems({ success: true, validation_results: [DESCRIBED] })).toEqual([]);
    const raised = { exception_info: { raised_exception: true, exception_message: "no column" } };
    const [first, second] = DESCRIBED.expectations;
    expect(problems({ ...DESCRIBED, expectations: [{ ...first, ...raised }, second] })).toEqual([
      "raised-exception",
    ]);
  });

  test("a suite: its verdict, its statistics and each expectation, under both spellings of the type", () => {
    const { observations, problems: none, producer } = read(SUITE);
    expect(none).toEqual([]);
    expect(producer).toEqual({ tool: "Great Expectations", version: "1.3.0" });
    const about = { dataset: "people", at: "2026-10-02T10:00:00.000Z" };
    const slice = { column: "age", severity: "critical" };
    expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
      {
        name: "expect_column_values_to_not_be_null",
        value: true,
        passed: true,
        slice,
        samples: 30,
        ...about,
      },
      {
        name: "expect_column_values_to_not_be_null.unexpected_count",
        value: 1,
        slice,
        samples: 30,
        ...about,
      },
      {
        name: "expect_column_values_to_not_be_null.unexpected_percent",
        value: 3.3,
        unit: "%",
        slice,
        samples: 30,
        ...about,
      },
      { name: "expect_table_row_count_to_be_between", value: false, passed: false, ...about },
      { name: "expect_table_row_count_to_be_between.observed_value", value: 30, ...about },
      { name: "success", value: false, passed: false, ...about },
      { name: "evaluated_expectations", value: 2, samples: 2, ...about },
      { name: "successful_expectations", value: 1, samples: 2, ...about },
      { name: "unsuccessful_expectations", value: 1, samples: 2, ...about },
      { name: "success_percent", value: 50, unit: "%", samples: 2, ...about },
    ]);
  });

  test("the data is the subject; its fingerprint passes for no hash of a file", () => {
    expect(read(SUITE).details?.subjects).toMatchObject([
      {
        kind: "dataset",
        name: "people",
        digests: [{ algorithm: "pandas_data_fingerprint", value: "8c46fdaf0bd356fd58b7bcd9b2e6012d" }],
      },
    ]);
    expect(read(SUITE).details?.properties).toMatchObject([{ name: "run_name", value: "nightly" }]);
  });

  test("a checkpoint of several suites: each is a slice, and the sums are of all", () => {
    const { observations } = read(CHECKPOINT);
    const totals = observations.filter(({ name }) => name === "unsuccessful_expectations");
    expect(totals.map(({ value, slice }) => [value, slice])).toEqual([
      [1, { suite: "basic" }],
      [1, { suite: "basic" }],
      [2, undefined],
    ]);
  });
});

describe("not evaluable", () => {
  const raised = { raised_exception: true, exception_message: "no column age", exception_traceback: "…" };
  test("an exception is neither passed nor failed, in both of its shapes", () => {
    for (const exception_info of [raised, { "('column.min', 'x')": raised }]) {
      const { observations, problems: told } = read({
        ...SUITE,
        results: [HELD, { ...FAILED, exception_info }],
      });
      expect(told).toMatchObject([{ id: "raised-exception", values: { reason: "no column age" } }]);
      expect(observations.map(({ name }) => name)).not.toContain("expect_table_row_count_to_be_between");
    }
  });

  const statistics = { evaluated_expectations: 0, successful_expectations: 0, success_percent: null };
  test.for([
    ["no expectation", { ...SUITE, statistics, results: [], success: true }, ["no-expectations"]],
    ["no expectation and no statistics", { success: true, results: [] }, ["no-expectations"]],
    ["a result without a verdict", { ...SUITE, results: [{ ...HELD, success: null }] }, ["no-verdict"]],
    [
      "statistics that its results contradict",
      { ...SUITE, results: [FAILED, FAILED], success: true },
      ["contradiction"],
    ],
    [
      "counts as text",
      { ...SUITE, statistics: { evaluated_expectations: "2", successful_expectations: 1 } },
      ["contradiction"],
    ],
    ["something else", { evaluated_expectations: 1 }, ["no-validation"]],
    ["an empty checkpoint", { run_results: {} }, ["no-validation"]],
    ["an empty file", "", ["empty"]],
  ] as const)("%s", ([, document, expected]) => {
    expect(problems(document)).toEqual(expected);
  });

  test("NaN that was observed", () => {
    expect(problems(JSON.stringify(SUITE).replace('"observed_value":30', '"observed_value":NaN'))).toEqual([
      "not-finite",
    ]);
  });

  test("a sum is not given where one of its parts is unknown", () => {
    const names = read({ ...CHECKPOINT, run_results: { a: SUITE, b: { results: [] } } }).observations;
    expect(names.filter(({ slice, name }) => slice === undefined && name.endsWith("expectations"))).toEqual(
      [],
    );
  });
});

test("detects results, and no suites of expectations", () => {
  expect(greatExpectations.detect(JSON.stringify(SUITE), "gx.json")).toBe(true);
  expect(greatExpectations.detect('{"expectations": [], "name": "basic"}', "gx.json")).toBe(false);
});

test("any text gives a reading", () =>
  expect(brokenDuties(greatExpectations, "gx.json", [SUITE, CHECKPOINT])).toEqual([]));

describe.skipIf(!existsSync(sample))("a real checkpoint (skipped where the samples are absent)", () => {
  test("9 of 11 held", () => {
    const text = readFileSync(sample, "utf8");
    expect(greatExpectations.detect(text, "gx.json")).toBe(true);
    const { observations, problems: none, producer } = read(text);
    expect(none).toEqual([]);
    expect(producer?.version).toBe("0.11.8+4.g4ab34df3.dirty");
    const whole = observations
      .filter(({ slice }) => slice === undefined)
      .map(({ name, value }) => [name, value]);
    expect(whole).toEqual(
      expect.arrayContaining([
        ["evaluated_expectations", 22],
        ["unsuccessful_expectations", 4],
      ]),
    );
  });
});
