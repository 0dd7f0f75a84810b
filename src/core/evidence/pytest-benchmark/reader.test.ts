import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { pytestBenchmark } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/tests");
const example = join(
  import.meta.dirname,
  "../../../../examples/triage/handoffs/triage/reports/benchmark.json",
);
const COMMIT = "9d55ab0434c9088746ae2d134702d782bf088644";

const read = (content: unknown) => readWith(pytestBenchmark, content, "benchmark.json");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const observed = (content: unknown, name: string) =>
  read(content).observations.find((each) => each.name === name);

function benchmark(name: string, more: object = {}) {
  const stats = {
    min: 0.001,
    max: 0.004,
    mean: 0.002,
    stddev: 0,
    rounds: 120,
    median: 0.002,
    ops: 500,
    data: [0.001],
  };
  return { name, fullname: `tests/bench.py::${name}`, params: null, extra_info: {}, stats, ...more };
}

function report(benchmarks: unknown, more: object = {}) {
  const machine_info = { node: "host", system: "Linux", machine: "x86_64", cpu: { brand: "AMD EPYC" } };
  const commit_info = { id: COMMIT, dirty: false };
  return {
    machine_info,
    commit_info,
    benchmarks,
    datetime: "2026-03-01T10:00:00.500000",
    version: "5.1.0",
    ...more,
  };
}

describe("statistics", () => {
  test("are seconds, computed from rounds, at a time in UTC", () => {
    const content = report([benchmark("test_score[one]")]);
    const shared = { samples: 120, at: "2026-03-01T10:00:00.500Z" };
    expect(observed(content, "test_score[one].mean")).toMatchObject({ value: 0.002, unit: "s", ...shared });
    expect(observed(content, "test_score[one].ops")).toMatchObject({ value: 500, unit: "1/s", ...shared });
    expect(observed(content, "test_score[one].rounds")).not.toHaveProperty("unit");
    expect(observed(content, "test_score[one].data")).toBeUndefined();
    expect(read(content).producer).toEqual({ tool: "pytest-benchmark", version: "5.1.0" });
  });

  test("are under the full name where the short one repeats", () => {
    const other = { ...benchmark("test_a"), fullname: "tests/other.py::test_a" };
    const content = report([benchmark("test_a"), other, benchmark("test_b")]);
    const means = read(content).observations.flatMap(({ name }) => (name.endsWith(".mean") ? [name] : []));
    expect(means).toEqual(["tests/bench.py::test_a.mean", "tests/other.py::test_a.mean", "test_b.mean"]);
  });

  test("a time with its zone is taken as it stands", () => {
    const content = report([benchmark("a")], { datetime: "2026-03-01T12:00:00+02:00" });
    expect(observed(content, "a.mean")?.at).toBe("2026-03-01T10:00:00.000Z");
  });

  test("what a test adds, its parameters, and the machine", () => {
    const content = report([
      benchmark("a", { extra_info: { memory: 12, note: "x" }, params: { size: 3, on: true, x: [] } }),
    ]);
    expect(observed(content, "a.extra_info.memory")).toMatchObject({ value: 12 });
    expect(read(content).details).toMatchObject({
      parameters: [
        { name: "a.size", value: 3 },
        { name: "a.on", value: true },
      ],
      properties: [
        { name: "machine_info.system", value: "Linux" },
        { name: "machine_info.machine", value: "x86_64" },
        { name: "machine_info.cpu.brand", value: "AMD EPYC" },
      ],
    });
  });
});

test.for([
  ["a commit", { id: COMMIT, dirty: false }, { id: COMMIT }],
  ["a tree that was not clean", { id: COMMIT, dirty: true }, { id: COMMIT, dirty: true }],
  ["outside of a repository", { id: "unversioned", dirty: false }, { id: "unversioned", dirty: true }],
] as const)("%s", ([, commit_info, expected]) => {
  const [subject] = read(report([benchmark("a")], { commit_info })).details?.subjects ?? [];
  expect(subject).toEqual({
    kind: "commit",
    ...expected,
    source: expect.objectContaining({ pointer: "/commit_info/id" }),
  });
});

test.for([
  ["no benchmark", report([]), ["no-benchmarks"]],
  ["no list of them", report({}), ["no-benchmarks"]],
  ["one without statistics", report([benchmark("a", { stats: {} })]), ["no-rounds"]],
  ["one that ran no round", report([benchmark("a", { stats: { rounds: 0, mean: 0 } })]), ["no-rounds"]],
  ["one without a name", report([{ stats: { rounds: 3 } }]), ["no-rounds"]],
  ["NaN", JSON.stringify(report([benchmark("a")])).replace('"mean":0.002', '"mean":NaN'), ["not-finite"]],
  ["half a file", '{"machine_info": {', ["not-json"]],
] as const)("%s is not evaluable", ([, content, expected]) => {
  expect(problems(content)).toEqual(expected);
});

test("anything at any place gives an honest reading", () => {
  expect(
    brokenDuties(pytestBenchmark, "evidence.json", [
      report([benchmark("a", { extra_info: { m: 1 }, params: { p: 1 } })]),
    ]),
  ).toEqual([]);
});

test("the benchmark of the example was measured outside of a repository", () => {
  const text = readFileSync(example, "utf8");
  expect(pytestBenchmark.detect(text, "benchmark.json")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(observed(text, "test_score[one-sample].mean")).toMatchObject({ unit: "s", samples: 200 });
  expect(read(text).details?.subjects).toMatchObject([{ id: "unversioned", dirty: true }]);
});

test.skipIf(!existsSync(samples))("a real report (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "pytest-benchmark.json"), "utf8");
  expect(pytestBenchmark.detect(text, "benchmark.json")).toBe(true);
  expect(problems(text)).toEqual([]);
  expect(observed(text, "test_fib_10.mean")).toMatchObject({
    value: 2.408868133322941e-5,
    unit: "s",
    samples: 38523,
  });
  expect(read(text).details?.subjects).toMatchObject([{ kind: "commit", id: COMMIT, dirty: true }]);
});
