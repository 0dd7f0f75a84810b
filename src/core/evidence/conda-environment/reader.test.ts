import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { condaEnvironment } from "./reader.ts";

// Written after docs.conda.io, "Managing environments" and "Package match specifications".
const HASH = `--hash=sha256:${"ab".repeat(32)}`;

const read = (text: string) => condaEnvironment.read({ path: "environment.yml", text, oid: "abc" });
const problems = (text: string) => read(text).problems.map(({ id }) => id);
const of = (...entries: string[]) =>
  `name: churn\nchannels: [conda-forge]\ndependencies:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;

describe("a dependency", () => {
  test.for([
    ["numpy", { name: "numpy", exact: false }],
    ["numpy=1.21", { version: "1.21", exact: false }],
    ["numpy=1.21.2", { version: "1.21.2", exact: true }],
    ["numpy=1.21.*", { version: "1.21.*", exact: false }],
    ["numpy==1.21", { version: "1.21", exact: true }],
    ["numpy=1.21=py39h20f2e39_0", { version: "1.21", exact: true }],
    ["numpy=1.21=py39*", { exact: false }],
    ['"numpy>=1.21,<2"', { version: ">=1.21,<2", exact: false }],
    ["conda-forge::numpy=1.21.2", { name: "numpy", exact: true }],
    ["numpy 1.21.*", { exact: false }],
    ["\"numpy[version='>=1']\"", { exact: false }],
    ["_libgcc_mutex=0.1=main", { name: "_libgcc_mutex", exact: true }],
    ["python=3.12.4", { kind: "runtime", name: "python", exact: true }],
    ["pip: [torch==2.4.0]", { name: "torch", version: "2.4.0", exact: true, locked: false }],
    [`pip: ["torch==2.4.0 ${HASH}"]`, { name: "torch", exact: true, locked: true }],
    ["pip: [-r requirements.txt]", { name: "-r requirements.txt", exact: false }],
    ["pip: [torch]", { name: "torch", exact: false }],
  ] as const)("%s", ([entry, expected]) => {
    expect(problems(of(entry))).toEqual([]);
    expect(read(of(entry)).details?.pins).toEqual([expect.objectContaining({ locked: false, ...expected })]);
  });

  test("stands on its line, also inside of pip; the project itself is content", () => {
    const { details, observations } = read(
      of("numpy=1.21.2", "pip:\n    - torch==2.4.0\n    - -e .\n    - --pre"),
    );
    expect(details?.pins?.map(({ source }) => source.line)).toEqual([4, 6]);
    expect(details?.artifacts).toMatchObject([{ name: "." }]);
    expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
      ["pip", "--pre"],
      ["channel", "conda-forge"],
      ["name", "churn"],
    ]);
    expect(observations.map(({ name, value }) => [name, value])).toEqual([
      ["pins", 2],
      ["inexact", 0],
      ["unlocked", 2],
    ]);
  });
});

describe("problems", () => {
  test.for([
    ["", ["empty"]],
    ["name: x", ["no-dependencies"]],
    ["dependencies: {a: 1}", ["no-dependencies"]],
    [of("3"), ["unreadable-dependency"]],
    [of("{a: 1}"), ["unreadable-dependency"]],
    [of("numpy is good"), ["unreadable-dependency"]],
    [of("pip: [3]"), ["unreadable-dependency"]],
    ["a: [", ["not-yaml"]],
  ] as const)("%#", ([text, expected]) => expect(problems(text)).toEqual(expected));

  test("any value gives something", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const value of [
          a,
          { dependencies: a, channels: b },
          { dependencies: [a, { pip: b }, { pip: [a] }] },
        ]) {
          const { observations, details, problems: told } = read(JSON.stringify(value));
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        }
      }),
      { seed: 21, numRuns: 150 },
    );
  });
});

test("detects by name, or by channels", () => {
  expect(condaEnvironment.detect("dependencies:\n- a\n", "environment.yaml")).toBe(true);
  expect(condaEnvironment.detect("channels:\n- x\ndependencies:\n- a\n", "x.yml")).toBe(true);
  expect(condaEnvironment.detect("dependencies:\n- name: redis\n", "Chart.yaml")).toBe(false);
});
