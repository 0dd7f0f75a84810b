import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dvcPointer } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/dvc/consistent");
const MD5 = "9f60d5d4aa2fda5ce2ab8bc42f449a0d";

function read(text: string) {
  return dvcPointer.read({ path: "data/raw.csv.dvc", text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

// Shapes: iterative/dvc:dvc/schema.py; the keys of an import as `dvc import` writes them.
test("an import names where it came from", () => {
  const text = `md5: ${MD5}\nfrozen: true\ndesc: Raw\nmeta: {team: a}\ndeps:\n- path: data/raw.csv\n  repo:\n    url: https://x.example/reg\n    rev_lock: 668d6d64394488660e70243711964883882afcd3\nouts:\n- md5: ${MD5}\n  size: 7\n  path: raw.csv\n`;
  const { details, problems: none } = read(text);
  expect(none).toEqual([]);
  expect(details?.artifacts).toMatchObject([
    { name: "raw.csv", size: 7, digests: [{ algorithm: "md5", value: MD5 }] },
  ]);
  expect(details?.transformations).toMatchObject([{ name: "imported", inputs: [{ name: "data/raw.csv" }] }]);
  expect(details?.subjects).toMatchObject([
    { kind: "dataset", name: "data/raw.csv", revision: "668d6d64394488660e70243711964883882afcd3" },
  ]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["frozen", true],
    ["desc", "Raw"],
    ["repo.data/raw.csv", "https://x.example/reg"],
    ["meta.team", "a"],
  ]);
});

test.for([
  ["no output", "outs: []\n", ["no-output 1"]],
  ["an empty file", "", ["empty 1"]],
  ["no digest", "outs:\n- path: a\n", ["no-digest 2"]],
  ["a digest that is none", "outs:\n- path: a\n  md5: xyz\n", ["broken-digest 3", "no-digest 2"]],
  ["half a file", "outs:\n- path: [a\n", ["not-yaml 2"]],
] as const)("%s", ([, text, expected]) => {
  expect(problems(text)).toEqual(expected);
});

test("any document gives a reading", () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), fc.string(), (a, b, c) => {
      for (const text of [a, c, `{"outs": ${a}, "deps": [${b}], "meta": ${b}}`]) {
        const { details, problems: told } = read(text);
        expect(told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
      }
    }),
    { seed: 19, numRuns: 200 },
  );
});

test("detects by its ending", () => {
  expect(dvcPointer.detect("", "a.csv.dvc")).toBe(true);
  expect(dvcPointer.detect("", "dvc.yaml")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test.for([
    ["mlflow.db.dvc", "md5", 65269760],
    ["models.dvc", "md5.dir", 108418410],
  ] as const)("%s", ([name, algorithm, size]) => {
    const { details, problems: none } = read(readFileSync(join(samples, name), "utf8"));
    expect(none).toEqual([]);
    expect(details?.artifacts).toMatchObject([{ size, digests: [{ algorithm }] }]);
  });
});
