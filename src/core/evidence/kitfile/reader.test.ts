import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kitfile } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/packaging/Kitfile.full");

function read(text: string) {
  return kitfile.read({ path: "Kitfile", text, oid: "0".repeat(40) });
}

// Shape: kitops-ml/kitops:pkg/artifact/kitfile.go; `prompts` is not in it, and is read all the same.
test("content, licences, parameters and properties", () => {
  // In the config of a packed ModelKit: the digest of the layer, which is no digest of the file.
  const digest = `sha256:${"ab".repeat(32)}`;
  const text = [
    "manifestVersion: 1.0.0",
    "package: {name: churn, version: 3.1.0, license: MIT, authors: [a, b]}",
    `model:\n  name: m\n  path: ./m.pkl\n  framework: sklearn\n  format: pickle\n  version: 2.0.0\n  license: Apache-2.0\n  digest: ${digest}`,
    "  parts: [{name: p, path: lora.gguf}]\n  parameters: {temperature: 0.5, list: [1]}",
    "code: [{path: ./src, license: BSD-3-Clause}]\ndatasets: [{name: d, path: d.csv, license: CC-BY-4.0, parameters: {rows: 9}}]",
    "docs: [{path: README.md}]\nprompts: [{path: p.txt}]\n",
  ].join("\n");
  const { details, problems } = read(text);
  expect(problems).toEqual([]);
  expect(details?.artifacts?.map(({ name, digests }) => [name, digests.length])).toEqual([
    ["./m.pkl", 0],
    ["lora.gguf", 0],
    ["./src", 0],
    ["d.csv", 0],
    ["README.md", 0],
    ["p.txt", 0],
  ]);
  expect(details?.licences?.map(({ of, expression }) => `${of} ${expression}`)).toEqual([
    "package MIT",
    "model Apache-2.0",
    "code BSD-3-Clause",
    "dataset CC-BY-4.0",
  ]);
  expect(details?.parameters?.map(({ name, value }) => [name, value])).toEqual([
    ["model.parameters.temperature", 0.5],
    ["model.parameters.list.0", 1],
    ["datasets.d.parameters.rows", 9],
  ]);
  expect(details?.executables).toMatchObject([{ name: "./m.pkl" }]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["manifestVersion", "1.0.0"],
    ["package.name", "churn"],
    ["package.version", "3.1.0"],
    ["package.authors", "a, b"],
    ["model.name", "m"],
    ["model.framework", "sklearn"],
    ["model.format", "pickle"],
    ["model.version", "2.0.0"],
  ]);
});

test.for([
  ["no version", "package: {name: a}\n", ["no-manifest-version"]],
  ["no path", "manifestVersion: 1.0.0\ncode: [{description: x}]\n", ["no-path"]],
  ["an empty file", "", ["empty"]],
  ["half a file", "model: [", ["not-yaml"]],
] as const)("%s", ([, text, expected]) => {
  expect(read(text).problems.map(({ id }) => id)).toEqual(expected);
});

test("any document gives a reading", () => {
  const wrapped = fc
    .json()
    .map((json) => `{"manifestVersion": ${json}, "model": ${json}, "code": [${json}], "package": ${json}}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), wrapped), (text) => {
      const { details, problems } = read(text);
      expect(problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
    }),
    { seed: 37, numRuns: 300 },
  );
});

test("detects by name or content", () => {
  expect(kitfile.detect("", "a/Kitfile")).toBe(true);
  expect(kitfile.detect("manifestVersion: 1.0.0\npackage: {}\n", "k.yaml")).toBe(true);
  expect(kitfile.detect("package: {}\n", "k.yaml")).toBe(false);
});

describe.skipIf(!existsSync(sample))("real file (skipped where the sample is absent)", () => {
  test("a Kitfile", () => {
    const { details, problems } = read(readFileSync(sample, "utf8"));
    expect(problems).toEqual([]);
    expect(details?.artifacts?.map(({ name }) => name)).toEqual(["./models/model.pkl", "./code"]);
  });
});
