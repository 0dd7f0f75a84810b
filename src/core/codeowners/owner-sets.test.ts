import { expect, test } from "vitest";
import { compileCodeowners } from "./match-codeowners.ts";
import { groupByOwnerSet } from "./owner-sets.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

function group(file: string, paths: readonly string[]): ReturnType<typeof groupByOwnerSet> {
  return groupByOwnerSet(paths, compileCodeowners(parseCodeowners(file, "CODEOWNERS")));
}

test("paths with the same owners are one set, whatever their lines, order, case and repetition", () => {
  const { owned, unowned } = group("/a/ @One @org/Team\n/b/ @ORG/team @one @one\n/c/ @one\n", [
    "b/x",
    "c/x",
    "a/x",
    "b/y",
  ]);
  expect(owned).toEqual([
    { key: "@one @org/team", owners: ["@ORG/team", "@one"], paths: ["b/x", "a/x", "b/y"], lines: [1, 2] },
    { key: "@one", owners: ["@one"], paths: ["c/x"], lines: [3] },
  ]);
  expect(unowned).toEqual([]);
});

test("an unowned path says which line frees it, if any does", () => {
  const { owned, unowned } = group("/a/ @a\n/a/free/\n", ["a/free/x", "other"]);
  expect(owned).toEqual([]);
  expect(unowned).toEqual([
    { path: "a/free/x", line: 2 },
    { path: "other", line: null },
  ]);
});

test("a path that is given twice counts once", () => {
  const { owned, unowned } = group("/a @a\n", ["a", "b", "a", "b"]);
  expect(owned.map(({ paths }) => paths)).toEqual([["a"]]);
  expect(unowned).toEqual([{ path: "b", line: null }]);
});

test("of two lines that match, only the last gives owners", () => {
  const { owned } = group("* @all\n/a @a\n", ["a"]);
  expect(owned.map(({ owners, lines }) => ({ owners, lines }))).toEqual([{ owners: ["@a"], lines: [2] }]);
});
