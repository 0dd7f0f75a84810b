import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { condaLock } from "./reader.ts";

// Shapes: conda/conda-lock:conda_lock/lockfile/v1/models.py, conda/rattler:test-data/conda-lock/v6 and v7 (what pixi writes).
const SHA = "ab".repeat(32);
const CONDA = `version: 1
metadata:
  content_hash:
    linux-64: ${SHA}
package:
- name: python
  version: 3.12.4
  manager: conda
  platform: linux-64
  url: https://conda.anaconda.org/conda-forge/linux-64/python-3.12.4-h194c7f8_0_cpython.conda
  hash:
    md5: d73490214f536cccb5819e9873048c92
    sha256: ${SHA}
- name: torch
  version: 2.4.0
  manager: pip
  platform: linux-64
  hash: {}
`;
const PIXI = `version: 6
environments:
  default:
    channels: []
packages:
- conda: https://conda.anaconda.org/conda-forge/linux-64/numpy-2.1.0-py312h1103770_0.conda
  sha256: ${SHA}
  license: BSD-3-Clause
- pypi: https://files.pythonhosted.org/packages/aa/torch-2.4.0-cp312-cp312-linux_x86_64.whl
  name: torch
  version: 2.4.0
  sha256: ${SHA}
- pypi: ./
  name: churn
  version: 0.1.0
  sha256: ${SHA}
`;

const read = (text: string) => condaLock.read({ path: "conda-lock.yml", text, oid: "abc" });
const problems = (text: string) => read(text).problems.map(({ id }) => id);

test("packages that are built from a folder", () => {
  const text = `version: 7\npackages:\n- conda_source: "churn[8a76ea86] @ ./churn"\n  version: 1.2.0\n- source: "child[87dc0b8a] @ child"\n`;
  const { details, problems: none } = read(text);
  expect(none).toEqual([]);
  expect(details?.artifacts?.map(({ name }) => name)).toEqual(["./churn", "child"]);
});

test("conda-lock: packages with their digests", () => {
  const { details, observations, producer, problems: none } = read(CONDA);
  expect(none).toEqual([]);
  expect(producer).toEqual({ tool: "conda-lock" });
  expect(details?.pins).toMatchObject([
    { kind: "runtime", name: "python", version: "3.12.4", exact: true, locked: true, source: { line: 6 } },
    { kind: "package", name: "torch", exact: true, locked: false },
  ]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["pins", 2],
    ["inexact", 0],
    ["unlocked", 1],
  ]);
  expect(details?.properties?.map(({ name }) => name)).toEqual(["content_hash.linux-64", "version"]);
});

test("pixi: names and versions of conda stand in the address; the project is content", () => {
  const { details, producer, problems: none } = read(PIXI);
  expect(none).toEqual([]);
  expect(producer).toEqual({ tool: "pixi" });
  expect(details?.pins?.map(({ name, version, locked }) => [name, version, locked])).toEqual([
    ["numpy", "2.1.0", true],
    ["torch", "2.4.0", true],
  ]);
  expect(details?.artifacts).toMatchObject([{ name: "./" }]);
  expect(details?.licences).toMatchObject([{ of: "component", name: "numpy", expression: "BSD-3-Clause" }]);
});

describe("problems", () => {
  test.for([
    ["", ["empty"]],
    ["version: 1", ["no-packages"]],
    ["package: {}", ["no-packages"]],
    ["package: [3, {version: 1}]", ["unreadable-package", "unreadable-package"]],
    ["packages: [{conda: https://example.com/nothing}]", ["unreadable-package"]],
    ["a: [", ["not-yaml"]],
  ] as const)("%#", ([text, expected]) => expect(problems(text)).toEqual(expected));

  test("any value gives something", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const value of [
          a,
          { package: a, metadata: b },
          { packages: [a, { conda: b, name: a }, { name: "x", hash: b, sha256: a }] },
        ]) {
          const { observations, details, problems: told } = read(JSON.stringify(value));
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        }
      }),
      { seed: 22, numRuns: 150 },
    );
  });
});

test("detects by name", () => {
  expect(condaLock.detect(CONDA, "conda-lock.yml")).toBe(true);
  expect(condaLock.detect(PIXI, "a/pixi.lock")).toBe(true);
  expect(condaLock.detect(CONDA, "x.yml")).toBe(false);
});
