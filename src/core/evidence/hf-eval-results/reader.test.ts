import { expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { hfEvalResults } from "./reader.ts";

// huggingface/hub-docs: eval_results.yaml
const TEXT = `- dataset:
    id: cais/hle
    config: default
    split: test
    revision: "5503434"
  value: 20.90
  verifyToken: secret-token
  date: "2026-10-02T10:00:00Z"
  source:
    url: https://huggingface.co/spaces/acme/hle
- dataset:
    id: Idavidrein/gpqa
  value: 0.412
`;

function read(text: string) {
  return hfEvalResults.read({ path: ".eval_results/hle.yaml", text, oid: "0".repeat(40) });
}

test("results by benchmark, with the revision of its data", () => {
  const { observations, problems, details } = read(TEXT);
  expect(problems).toEqual([]);
  expect(observations).toEqual([
    {
      name: "cais/hle",
      value: 20.9,
      dataset: "cais/hle",
      slice: { config: "default", split: "test" },
      at: "2026-10-02T10:00:00.000Z",
      source: { pointer: "/0/value", line: 6, column: 10 },
    },
    {
      name: "Idavidrein/gpqa",
      value: 0.412,
      dataset: "Idavidrein/gpqa",
      source: { pointer: "/1/value", line: 13, column: 10 },
    },
  ]);
  expect(details?.subjects?.[0]).toMatchObject({ kind: "dataset", name: "cais/hle", revision: "5503434" });
  expect(details?.links).toMatchObject([{ target: "https://huggingface.co/spaces/acme/hle" }]);
  expect(JSON.stringify(details)).not.toContain("secret-token");
});

// huggingface/huggingface_hub:src/huggingface_hub/_eval_results.py
test("two results of one task differ in their notes", () => {
  const entry = (value: number, notes: string) =>
    `- dataset: {id: cais/hle, task_id: default}\n  value: ${value}\n  notes: ${notes}\n`;
  expect(read(entry(1, "tools") + entry(2, "no-tools")).observations.map(({ slice }) => slice)).toEqual([
    { task_id: "default", notes: "tools" },
    { task_id: "default", notes: "no-tools" },
  ]);
  expect(read(entry(1, "tools")).observations[0]?.slice).toEqual({ task_id: "default" });
});

test.for([
  ["a decimal comma", "- dataset: {id: a}\n  value: '20,3'\n", ["number-as-text 2"]],
  ["a percent sign", "- dataset: {id: a}\n  value: 87%\n", ["number-as-text 2"]],
  ["NaN", "- dataset: {id: a}\n  value: .nan\n", ["not-finite 2"]],
  ["no value", "- dataset: {id: a}\n", ["null 1"]],
  ["no data set", "- value: 1\n", ["no-dataset 1"]],
  ["no list", "dataset: {id: a}\nvalue: 1\n", ["no-results 1"]],
  ["an empty list", "[]\n", ["no-results 1"]],
  ["an empty file", "", ["empty 1"]],
] as const)("not evaluable: %s", ([, text, expected]) => {
  expect(read(text).problems.map(({ id, where }) => `${id} ${where.line}`)).toEqual(expected);
});

test.for([
  ["m/.eval_results/a.yaml", "x: 1\n", true],
  ["results.yaml", TEXT, true],
  ["results.yaml", "dataset:\n  id: a\nvalue: 1\n", false],
  ["results.json", TEXT, false],
] as const)("detects %s: %#", ([path, text, expected]) => {
  expect(hfEvalResults.detect(text, path)).toBe(expected);
});

test("any text gives a reading", () => {
  const entry = {
    dataset: { id: "a", config: "b", revision: "c" },
    value: 1,
    date: "2026-10-02",
    source: { url: "u" },
  };
  expect(brokenDuties(hfEvalResults, ".eval_results/a.yaml", [[entry]])).toEqual([]);
});
