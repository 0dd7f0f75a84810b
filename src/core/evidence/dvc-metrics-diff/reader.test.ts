import fc from "fast-check";
import { expect, test } from "vitest";
import { dvcMetricsDiff } from "./reader.ts";

function read(text: string) {
  return dvcMetricsDiff.read({ path: "diff.json", text, oid: "0".repeat(40) });
}

// Shape: iterative/dvc:dvc/commands/metrics.py and dvc/utils/diff.py.
const DIFF =
  '{"m.json": {"test.auc": {"old": 0.7, "new": 0.8, "diff": 0.1}, "f1": {"old": null, "new": 0.5}}}';

test("new values and differences", () => {
  const { observations, problems } = read(DIFF);
  expect(problems).toEqual([]);
  expect(observations).toMatchObject([
    { name: "test.auc", value: 0.8, source: { pointer: "/m.json/test.auc/new", line: 1 } },
    { name: "test.auc.diff", value: 0.1 },
    { name: "f1", value: 0.5 },
  ]);
});

test("a file that is one number is named like itself", () => {
  const text = '{"auc.txt": {"": {"old": 0.7, "new": 0.8, "diff": 0.1}}}';
  expect(read(text).observations.map(({ name, value }) => [name, value])).toEqual([
    ["auc.txt", 0.8],
    ["auc.txt.diff", 0.1],
  ]);
  expect(dvcMetricsDiff.detect(text, "d.json")).toBe(true);
});

test("several files are slices", () => {
  const { observations } = read('{"a.json": {"x": {"new": 1}}, "b.json": {"x": {"new": 2}}}');
  expect(observations).toMatchObject([{ slice: { file: "a.json" } }, { slice: { file: "b.json" } }]);
});

test.for([
  ["nothing", "{}", ["no-metrics"]],
  ["gone", '{"a": {"x": {"old": 1, "new": null}}}', ["null"]],
  ["NaN", '{"a": {"x": {"old": 1, "new": NaN, "diff": NaN}}}', ["not-finite", "not-finite"]],
  ["no mapping", '{"a": {"x": 1}}', ["no-difference"]],
  ["half a file", '{"a": {', ["not-json"]],
] as const)("%s", ([, text, expected]) => {
  expect(read(text).problems.map(({ id }) => id)).toEqual(expected);
});

test("any document gives a reading", () => {
  const wrapped = fc.json().map((json) => `{"a": {"x": ${json}, "y": {"new": ${json}, "diff": ${json}}}}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), wrapped), (text) => {
      const { observations, problems } = read(text);
      expect(observations.length + problems.length).toBeGreaterThan(0);
      for (const { value } of observations)
        expect(typeof value !== "number" || Number.isFinite(value)).toBe(true);
    }),
    { seed: 47, numRuns: 300 },
  );
});

test("detects by its opening", () => {
  expect(dvcMetricsDiff.detect(DIFF, "d.json")).toBe(true);
  expect(dvcMetricsDiff.detect('{"m": {"auc": 0.8}}', "d.json")).toBe(false);
});
