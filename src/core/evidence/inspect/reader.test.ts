import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { inspect } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/tests");

const read = (content: unknown) => readWith(inspect, content, "log.json");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

const SCORE = { name: "match", scorer: "match", metrics: { accuracy: { name: "accuracy", value: 0.8 } } };

// Shape: UKGovernmentBEIS/inspect_ai:tests/log/test_eval_log/log_formats.json
function log(results: object = {}, more: object = {}) {
  return {
    version: 2,
    status: "success",
    eval: {
      run_id: "BpiPFmbVcMCR",
      created: "2026-03-01T12:00:00+02:00",
      task: "triage",
      task_version: 3,
      model: "provider/model-1",
      dataset: { name: "held-out", samples: 100 },
      config: { limit: 50, epochs: null },
      revision: { type: "git", commit: "02526F4C", dirty: true },
      packages: { inspect_ai: "0.3.50" },
    },
    results: { total_samples: 50, completed_samples: 50, scores: [SCORE], ...results },
    stats: { completed_at: "2026-03-01T12:30:00+02:00" },
    ...more,
  };
}

test("scores, what they were computed from, and when", () => {
  const { observations, problems: none, producer } = read(log());
  expect(none).toEqual([]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["total_samples", 50],
    ["completed_samples", 50],
    ["match.accuracy", 0.8],
  ]);
  expect(observations[2]).toMatchObject({ dataset: "held-out", samples: 50, at: "2026-03-01T10:30:00.000Z" });
  expect(producer).toEqual({ tool: "Inspect", version: "0.3.50" });
});

test("a scorer that was reduced in several ways names them apart, and says how many samples it scored", () => {
  const scores = [
    { ...SCORE, reducer: "mean", scored_samples: 40 },
    { ...SCORE, reducer: "max" },
    { name: "other", reducer: "mean", metrics: { std: 1 } },
  ];
  const found = read(log({ scores })).observations.slice(2);
  expect(found.map(({ name, samples: count }) => [name, count])).toEqual([
    ["match.mean.accuracy", 40],
    ["match.max.accuracy", 50],
    ["other.std", 50],
  ]);
});

test("what was evaluated: run, commit, data set, model and settings", () => {
  const { details } = read(log());
  expect(details?.subjects).toMatchObject([
    { kind: "run", id: "BpiPFmbVcMCR" },
    { kind: "commit", id: "02526f4c", dirty: true },
    { kind: "dataset", name: "held-out", digests: [] },
  ]);
  expect(details?.parameters?.map(({ name, value }) => [name, value])).toEqual([
    ["model", "provider/model-1"],
    ["task", "triage"],
    ["task_version", 3],
    ["config.limit", 50],
  ]);
});

describe("not evaluable", () => {
  test.for([
    ["an error", log({}, { status: "error" }), ["not-finished"]],
    ["a run that was cancelled", log({}, { status: "cancelled" }), ["not-finished"]],
    [
      "a run that only began",
      log({}, { status: "started", results: null }),
      ["not-finished", "no-samples", "no-scores"],
    ],
    ["fewer samples than there are", log({ completed_samples: 49 }), ["incomplete"]],
    ["no sample", log({ total_samples: 0, completed_samples: 0 }), ["no-samples"]],
    ["no scores", log({ scores: [] }), ["no-scores"]],
    ["samples that somebody marked", log({}, { invalidated: true }), ["invalidated"]],
    ["NaN", JSON.stringify(log()).replace('"value":0.8', '"value":NaN'), ["not-finite"]],
    ["half a file", '{"status": "success", "eval"', ["not-json"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });

  test("anything at any place gives an honest reading", () => {
    expect(brokenDuties(inspect, "evidence.json", [log()])).toEqual([]);
  });
});

test("recognises logs only", () => {
  expect(inspect.detect(JSON.stringify(log()), "l.json")).toBe(true);
  expect(inspect.detect('{"eval": {"auc": 0.8}, "status": "done"}', "l.json")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real log of one sample (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "inspect-eval-log.json"), "utf8");
  expect(inspect.detect(text, "l.json")).toBe(true);
  expect(problems(text)).toEqual([]);
  const found = read(text).observations.map(({ name, value, samples: count }) => [name, value, count]);
  expect(found.slice(2)).toEqual([
    ["match.accuracy", 0, 1],
    ["match.stderr", 0, 1],
  ]);
  expect(read(text).details?.subjects?.[1]).toMatchObject({ kind: "commit", id: "02526f4c" });
});
