import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dvcLock } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/dvc");
const MD5 = "ee08a4c31ae467cebbcce70b5cc5491a";
const STAGE = `  train:\n    cmd: python train.py\n    deps:\n    - path: data\n      hash: md5\n      md5: ${MD5}.dir\n      size: 12\n      nfiles: 2\n    params:\n      params.yaml:\n        lr: 1e-05\n        layers: [1, 2]\n        opt: {name: adam}\n    outs:\n    - path: model.pkl\n      md5: ${MD5.toUpperCase()}\n`;
const LOCK = `schema: '2.0'\nstages:\n${STAGE}`;

function read(text: string, path = "dvc.lock") {
  return dvcLock.read({ path, text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

describe("mapping", () => {
  test("a stage is a transformation", () => {
    const { details, observations, producer, problems: none } = read(LOCK);
    expect({ none, producer }).toEqual({ none: [], producer: { tool: "dvc" } });
    expect(observations).toMatchObject([{ name: "stages", value: 1 }]);
    expect(details?.transformations).toEqual([
      {
        name: "train",
        command: "python train.py",
        inputs: [
          {
            name: "data",
            digests: [{ algorithm: "md5.dir", value: MD5 }],
            size: 12,
            source: { pointer: "/stages/train/deps/0", line: 6, column: 7 },
          },
        ],
        outputs: [
          {
            name: "model.pkl",
            digests: [{ algorithm: "md5", value: MD5 }],
            source: { pointer: "/stages/train/outs/0", line: 17, column: 7 },
          },
        ],
        parameters: [
          ["lr", 0.00001],
          ["layers.0", 1],
          ["layers.1", 2],
          ["opt.name", "adam"],
        ].map(([name, value]) => expect.objectContaining({ file: "params.yaml", name, value })),
        source: { pointer: "/stages/train", line: 4, column: 5 },
      },
    ]);
  });

  test("the lock without schema has its stages at the top", () => {
    expect(read(STAGE).details?.transformations).toMatchObject([{ name: "train" }]);
    expect(read(LOCK.replace("'2.0'", "2.0")).problems).toEqual([]);
  });

  test("commands may be a list, paths stay as they are", () => {
    const text = "a:\n  cmd: [one, two]\n  deps:\n  - path: ' x/ü #1'\n    etag: '\"AB-1\"'\n";
    expect(read(text).details?.transformations).toMatchObject([
      {
        command: "one && two",
        inputs: [{ name: " x/ü #1", digests: [{ algorithm: "etag", value: '"AB-1"' }] }],
      },
    ]);
  });

  // Keys of iterative/dvc:dvc/output.py (CLOUD_SCHEMA, DIR_FILES_SCHEMA) and dvc/dependency/db.py.
  test("a remote that keeps versions, and a dependency on a database", () => {
    const files = `    files:\n    - relpath: a/1.csv\n      md5: ${MD5}\n      size: 3\n    - relpath: 2.csv\n      cloud: {s3: {etag: AbC-1, version_id: x}}\n`;
    const text = `a:\n  cmd: x\n  deps:\n  - db: {query: select 1, connection: c}\n  - path: data\n${files}`;
    expect(problems(text)).toEqual([]);
    expect(read(text).details?.transformations?.[0]?.inputs).toMatchObject([
      { name: "data/a/1.csv", size: 3, digests: [{ algorithm: "md5", value: MD5 }] },
      { name: "data/2.csv", digests: [{ algorithm: "etag", value: "AbC-1" }] },
    ]);
  });

  test("data sets have their revision", () => {
    const text = `${LOCK}datasets:\n- name: cats\n  type: dvc\n  rev_lock: abc\n- name: dogs\n  version: 3\n`;
    expect(read(text).details?.subjects).toMatchObject([
      { kind: "dataset", name: "cats", revision: "abc" },
      { kind: "dataset", name: "dogs", revision: "3" },
    ]);
  });
});

describe("problems", () => {
  test.for([
    ["no stages", "schema: '2.0'\nstages: {}\n", ["no-stages 2"]],
    ["another schema", LOCK.replace("2.0", "3.0"), ["unknown-schema 1"]],
    ["half a file", "schema: '2.0'\nstages:\n  a:\n    cmd: [\n", ["not-yaml 4"]],
    ["a stage that is none", "a: 1\n", ["no-stage 1"]],
    ["an entry without path", "a:\n  deps:\n  - md5: abc\n", ["no-path 3"]],
    ["a digest that is a number", "a:\n  deps:\n  - path: b\n    md5: 1e10\n", ["broken-digest 4"]],
    ["a digest that is none", "a:\n  deps:\n  - path: b\n    md5: ../x\n", ["broken-digest 4"]],
    ["a key that would poison", "__proto__: {cmd: x}\n", ["forbidden-key 1"]],
    ["an alias", "a: &a {cmd: x}\nb: *a\n", ["alias 1", "alias 2"]],
    ["an empty file", "", ["empty 1"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });

  test("too much is told", () => {
    const many = `a:\n  deps:\n${"  - path: b\n".repeat(20_001)}`;
    expect(problems(many)).toEqual(["too-many-values 3"]);
    expect(problems(`${"k".repeat(1001)}:\n  cmd: x\nb:\n  cmd: x\n`)).toEqual(["bad-name 1"]);
  });

  test("any document gives a reading", () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.string(), (a, b, c) => {
        for (const text of [
          a,
          c,
          `{"schema": "2.0", "stages": ${a}}`,
          `{"s": {"deps": ${a}, "outs": [${b}], "params": ${b}}}`,
        ]) {
          const { observations, details, problems: told } = read(text);
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        }
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});

test("detects by name or content", () => {
  expect(dvcLock.detect("", "a/dvc.lock")).toBe(true);
  expect(dvcLock.detect(LOCK, "x.yaml")).toBe(true);
  expect(dvcLock.detect("version = 1\n", "uv.lock")).toBe(false);
  expect(dvcLock.detect("stages:\n- build\n", ".gitlab-ci.yml")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("a consistent and a stale lock", () => {
    const consistent = read(readFileSync(join(samples, "consistent/dvc.lock"), "utf8"));
    expect(consistent.problems).toEqual([]);
    const entries = consistent.details?.transformations?.flatMap(({ inputs, outputs }) => [
      ...inputs,
      ...outputs,
    ]);
    expect(entries).toHaveLength(59);
    expect(entries?.every(({ digests }) => digests.length === 1)).toBe(true);
    const stale = read(readFileSync(join(samples, "stale/dvc.lock"), "utf8"));
    expect(stale.problems).toEqual([]);
    expect(stale.details?.transformations?.[0]?.parameters).toMatchObject([
      { file: "params.yaml", name: "data_ingestion.test_size", value: 0.25 },
    ]);
  });
});
