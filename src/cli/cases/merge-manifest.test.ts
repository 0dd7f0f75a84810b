import { expect, test } from "vitest";
import { mergeManifest } from "./merge-manifest.ts";

test.for<[string, unknown, unknown, unknown]>([
  ["mappings are joined", { a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
  ["null takes a key away", { a: 1, b: 2 }, { a: null }, { b: 2 }],
  ["a list takes the place of one", { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ["a mapping takes the place of a text", { a: "x.md" }, { a: { doc: "y" } }, { a: { doc: "y" } }],
  [
    "an entry of a list",
    { a: [{ b: 1 }, { b: 2 }] },
    { a: { 1: { c: 3 } } },
    { a: [{ b: 1 }, { b: 2, c: 3 }] },
  ],
  ["an entry that goes", { a: [1, 2, 3] }, { a: { 1: null } }, { a: [1, 3] }],
  ["an entry behind the end", { a: [1] }, { a: { 1: 2 } }, { a: [1, 2] }],
  ["nothing inside what was not there", {}, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
])("%s", ([, value, patch, merged]) => {
  const before = JSON.stringify(value);
  expect(mergeManifest(value, patch)).toEqual(merged);
  expect(JSON.stringify(value)).toBe(before);
});
