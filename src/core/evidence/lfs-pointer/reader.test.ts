import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lfsPointer } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/packaging/lfs-pointer");
const OID = "d2".repeat(32);
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 396997\n`;

function read(text: string) {
  return lfsPointer.read({ path: "data/ü data.zip", text, oid: "0".repeat(40) });
}

test("digest and size of the file whose name it has", () => {
  const { details, problems } = read(POINTER);
  expect(problems).toEqual([]);
  expect(details?.artifacts).toEqual([
    {
      name: "ü data.zip",
      digests: [{ algorithm: "sha256", value: OID }],
      size: 396997,
      source: { pointer: "/oid", line: 2, column: 1 },
    },
  ]);
  expect(read(POINTER.replace("oid", "ext-0-x sha256:00\noid")).problems).toEqual([]);
  expect(read(POINTER.replaceAll("\n", "\r\n")).problems).toEqual([]);
});

test.for([
  ["no pointer", "hello\n", ["not-a-pointer"]],
  ["an empty file", "", ["not-a-pointer"]],
  ["no digest", POINTER.replace("oid", "old"), ["broken-pointer"]],
  ["a short digest", POINTER.replace("d2d2", "d2"), ["broken-pointer"]],
  ["no size", POINTER.replace("size", "sise"), ["broken-pointer"]],
  ["another size", POINTER.replace("396997", "-1"), ["broken-pointer"]],
  ["a large file", POINTER + "x".repeat(2000), ["not-a-pointer"]],
] as const)("%s", ([, text, expected]) => {
  const { problems, details } = read(text);
  expect({ problems: problems.map(({ id }) => id), details }).toEqual({
    problems: expected,
    details: undefined,
  });
});

test("any text gives a reading", () => {
  const line = fc.oneof(fc.string(), fc.constantFrom(...POINTER.split("\n")));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { problems, details } = read(lines.join("\n"));
      expect(problems.length > 0).toBe(details === undefined);
    }),
    { seed: 29, numRuns: 300 },
  );
});

test("detects by content", () => {
  expect(lfsPointer.detect(POINTER, "a.json")).toBe(true);
  expect(lfsPointer.detect(POINTER + "x".repeat(1024), "a.json")).toBe(false);
  expect(lfsPointer.detect("version: 1", "a.yaml")).toBe(false);
});

describe.skipIf(!existsSync(sample))("real file (skipped where the sample is absent)", () => {
  test("a pointer", () => {
    expect(read(readFileSync(sample, "utf8")).details?.artifacts).toMatchObject([{ size: 396997 }]);
  });
});
