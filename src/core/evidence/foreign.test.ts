import { expect, test } from "vitest";
import { readJson } from "#core/source/read-json.ts";
import { Foreign } from "./foreign.ts";

function root(text: string): Foreign {
  const read = readJson(text, "a.json");
  if (!read.ok) throw new Error("the text of this test is no JSON");
  return Foreign.of(read.value, "a.json");
}

test("a value knows its place, and so does one that is not there", () => {
  const foreign = root('{"a": [\n {"b": 1}]}');
  expect(foreign.at("a", 0, "b").source).toEqual({ pointer: "/a/0/b", line: 2, column: 8 });
  expect(foreign.at("a", 0, "c").where).toMatchObject({ path: "a.json", line: 2, column: 2 });
});

test("below a key of a hostile size the place is that of the nearest parent", () => {
  const key = "k".repeat(5_000);
  const foreign = root(`{"a": {"${key}": {"b": 1}}}`).at("a", key, "b");
  expect(foreign.number).toBe(1);
  expect(foreign.source).toEqual({ pointer: "/a", line: 1, column: 7 });
});
