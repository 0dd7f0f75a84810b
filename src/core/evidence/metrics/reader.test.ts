import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metrics } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence");

function read(text: string, path = "metrics.json") {
  return metrics.read({ path, text, oid: "0".repeat(40) });
}

function values(text: string, path?: string) {
  return Object.fromEntries(read(text, path).observations.map(({ name, value }) => [name, value]));
}

function problems(text: string, path?: string) {
  return read(text, path).problems.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

describe("mapping", () => {
  test("nested names are joined by dots, lists go by index, and each value has its place", () => {
    const { observations, problems: none } = read(
      '{\n  "test": {"auc": 0.81,\n "f1": [0.7, 9e-1]},\n "ok": true, "by": "cv"}',
    );
    expect(none).toEqual([]);
    expect(observations).toEqual([
      { name: "test.auc", value: 0.81, source: { pointer: "/test/auc", line: 2, column: 19 } },
      { name: "test.f1.0", value: 0.7, source: { pointer: "/test/f1/0", line: 3, column: 9 } },
      { name: "test.f1.1", value: 0.9, source: { pointer: "/test/f1/1", line: 3, column: 14 } },
      { name: "ok", value: true, source: { pointer: "/ok", line: 4, column: 8 } },
      { name: "by", value: "cv", source: { pointer: "/by", line: 4, column: 20 } },
    ]);
  });

  test("pointers escape, names do not", () => {
    expect(read('{"a/b~": 1}').observations[0]).toMatchObject({
      name: "a/b~",
      source: { pointer: "/a~1b~0" },
    });
  });

  test("YAML 1.2 is read: exponents, and words that YAML 1.1 took for something else", () => {
    const text = "lr: 1e-05\nloss: 0.00001\ncountry: no\nlead: 012\nday: 2026-01-02\n";
    expect(values(text, "m.yaml")).toEqual({
      lr: 1e-5,
      loss: 1e-5,
      country: "no",
      lead: 12,
      day: "2026-01-02",
    });
  });

  test("JSON without its ending is JSON, anything else is YAML", () => {
    expect(values('{"a": 1}', "metrics")).toEqual({ a: 1 });
    expect(values("a: 1", "metrics.txt")).toEqual({ a: 1 });
  });
});

describe("not evaluable", () => {
  test.for([
    ["NaN as Python writes it", '{"auc":\n NaN}', ["not-finite 2:2"]],
    [
      "infinities",
      '{"a": Infinity, "b": -Infinity, "c": 1e999}',
      ["not-finite 1:7", "not-finite 1:22", "not-finite 1:38"],
    ],
    ["NaN in quotes", '{"a": "NaN", "b": "-inf"}', ["not-finite 1:7", "not-finite 1:19"]],
    [
      "numbers in quotes",
      '{"a": "0.9", "b": "87%", "c": "20,3", "d": "1e-5"}',
      ["number-as-text 1:7", "number-as-text 1:19", "number-as-text 1:31", "number-as-text 1:44"],
    ],
    ["null", '{"a": null}', ["null 1:7"]],
    [
      "an empty text, list and mapping",
      '{"a": "", "b": [], "c": {}}',
      ["empty-value 1:7", "empty-value 1:16", "empty-value 1:25"],
    ],
    ["an empty mapping", "{}", ["no-metrics 1:1"]],
    ["an empty list", "[]", ["no-metrics 1:1"]],
    ["a single number", "0.93", ["not-metrics 1:1"]],
    ["an empty file", "", ["empty 1:1"]],
    ["half a file", '{"a": 1,', ["not-json 1:9"]],
    ["a repeated key", '{"a": 1, "a": 2}', ["duplicate-key 1:10"]],
    ["a key that would poison", '{"__proto__": {"x": 1}}', ["forbidden-key 1:2"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });

  test.for([
    ["NaN", "a: .nan\nb: nan", ["not-finite 1:4", "not-finite 2:4"]],
    ["an alias bomb", "a: &a [1]\nb: [*a, *a]", ["alias 1:4", "alias 2:5"]],
    ["no value after the colon", "a:\nb: 1", ["null 1:3"]],
  ] as const)("YAML: %s", ([, text, expected]) => {
    expect(problems(text, "m.yml").slice(0, 2)).toEqual(expected);
  });

  test("what can be read stands beside what cannot", () => {
    expect(values('{"auc": 0.8, "f1": NaN}')).toEqual({ auc: 0.8 });
  });

  test("texts that only resemble numbers are texts", () => {
    expect(problems('{"v": "3.1.0", "d": "2026-01-02", "m": "v1", "n": "nano"}')).toEqual([]);
  });
});

describe("hostile files", () => {
  test("nesting, size and count are bounded", () => {
    expect(problems("[".repeat(100_000))).toEqual(["too-deep 1:65"]);
    expect(problems("[".repeat(100_000), "m.yaml")[0]).toMatch(/^too-deep/);
    expect(problems(`[${"1,".repeat(20_000)}1]`)).toEqual(["too-many-values 1:1"]);
    expect(problems(`[${"1,".repeat(3_000_000)}1]`)).toEqual(["too-large 1:1"]);
    expect(problems(`{${Array.from({ length: 200 }, (_, i) => `"k${i}": null`).join()}}`)).toHaveLength(50);
  });

  test("any text gives a reading, in either syntax", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.constantFrom("m.json", "m.yaml"), (text, path) => {
        const { observations, problems: told } = read(text, path);
        expect(observations.length + told.length).toBeGreaterThan(0);
        for (const { value } of observations)
          expect(typeof value !== "number" || Number.isFinite(value)).toBe(true);
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});

test("detects by name, and never XML", () => {
  expect(metrics.detect("a: 1", "m.yml")).toBe(true);
  expect(metrics.detect("<testsuite/>", "m.json")).toBe(false);
  expect(metrics.detect("a,b", "m.csv")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("a Fairlearn dump is nested metrics", () => {
    const text = readFileSync(join(samples, "fairness/fairlearn-metricframe.json"), "utf8");
    const { observations } = read(text);
    const gap = observations.find(({ name }) => name === "AgeGroup.difference_overall.recall");
    expect(gap?.value).toBeCloseTo(0.62, 1);
    expect(text.split("\n")[(gap?.source.line ?? 0) - 1]).toContain('"recall"');
  });

  test("DVC parameters read alike in YAML", () => {
    const text = readFileSync(join(samples, "dvc/stale/params.yaml"), "utf8");
    expect(values(text, "params.yaml")).toMatchObject({ "data_ingestion.test_size": 0.3 });
  });
});
