import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "./read-json.ts";
import { spanOf } from "./span-of.ts";

function issues(text: string): readonly string[] {
  const reading = readJson(text, "a.json");
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

describe("what is not accepted", () => {
  test.each([
    ["nothing", "", ["empty 1:1"]],
    ["blanks", " \n\t\n", ["empty 1:1"]],
    ["an open list", '{"a": [1, 2\n', ["not-json 1:12"]],
    ["a comma at the end", "[1,]", ["not-json 1:4"]],
    ["a comment", "[1] // one", ["not-json 1:5"]],
    ["two values", "1 2", ["not-json 1:3"]],
    ["single quotes", "{'a': 1}", ["not-json 1:2"]],
    ["an open text", '["abc', ["not-json 1:2"]],
    ["a tab in a text", '["a\tb"]', ["not-json 1:4"]],
    ["an unknown escape", '["\\x"]', ["not-json 1:3"]],
    ["a leading zero", "[01]", ["not-json 1:3"]],
    ["an unknown word", "[nil]", ["not-json 1:2"]],
    ["a missing colon", '{"a" 1}', ["not-json 1:6"]],
    [
      "repeated keys, all of them",
      '{"a": 1, "a": 2,\n "\\u0061": 3}',
      ["duplicate-key 1:10", "duplicate-key 2:2"],
    ],
    ["__proto__", '{"__proto__": {"a": 1}}', ["forbidden-key 1:2"]],
    ["65 levels", "[".repeat(65) + "]".repeat(65), ["too-deep 1:65"]],
    ["a million levels", "[".repeat(1_000_000), ["too-deep 1:65"]],
    ["more than 5 MiB", `"${"x".repeat(5 * 1024 * 1024)}"`, ["too-large 1:1"]],
  ])("%s", (_, text, expected) => {
    expect(issues(text)).toEqual(expected);
  });

  test("64 levels are accepted", () => {
    expect(issues("[".repeat(64) + "]".repeat(64))).toEqual([]);
  });
});

test("says where values and keys stand", () => {
  const reading = readJson('\uFEFF{\r\n  "a": [1, {"b/c": true}]\r\n}', "a.json");
  const positions = reading.ok ? reading.value.positions : {};
  expect(positions["/a/1/b~1c"]).toEqual({ line: 2, column: 20, endLine: 2, endColumn: 24 });
  expect(positions["/a/1/b~1c#key"]).toEqual({ line: 2, column: 13, endLine: 2, endColumn: 18 });
  expect(positions["/a"]).toEqual({ line: 2, column: 8, endLine: 2, endColumn: 26 });
  expect(positions[""]).toEqual({ line: 1, column: 1, endLine: 3, endColumn: 2 });
});

test("numbers that are not finite are read with a warning each", () => {
  const reading = readJson('{"a": NaN, "b": -Infinity, "c": 1e400, "d": Infinity, "e": "NaN"}', "a.json");
  expect(reading.ok && reading.value.value).toEqual({
    a: Number.NaN,
    b: Number.NEGATIVE_INFINITY,
    c: Number.POSITIVE_INFINITY,
    d: Number.POSITIVE_INFINITY,
    e: "NaN",
  });
  const found = reading.ok ? (reading.warnings ?? []) : [];
  expect(found.map(({ id, values: { found: number }, where }) => [id, number, where.column])).toEqual([
    ["non-finite", "NaN", 7],
    ["non-finite", "-Infinity", 17],
    ["non-finite", "1e400", 33],
    ["non-finite", "Infinity", 45],
  ]);
});

test("constructor is an ordinary key that inherits nothing", () => {
  const reading = readJson('{"constructor": 1}', "a.json");
  expect(reading.ok && reading.value.value).toEqual({ constructor: 1 });
});

test("beyond the budget of positions, the nearest parent answers", () => {
  const reading = readJson(`{"a": [${"0,".repeat(250_000)}0]}`, "a.json");
  const positions = reading.ok ? reading.value.positions : {};
  expect(Object.keys(positions).length).toBe(200_000);
  expect(spanOf(positions, ["a", 249_999])).toEqual(spanOf(positions, ["a"]));
});

test("reads what JSON.parse reads, to the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      if (text.includes('"__proto__"')) return;
      const reading = readJson(text, "a.json");
      expect(reading.ok && reading.value.value).toEqual(JSON.parse(text));
    }),
    { seed: 3, numRuns: 500 },
  );
});

test("refuses what JSON.parse refuses, and every issue lies inside the text", () => {
  const pieces = [
    ...'{}[],:"\\',
    "-",
    "0",
    "1",
    ".",
    "e",
    "1e5",
    "true",
    "null",
    " ",
    "\n",
    "\r\n",
    '"a"',
    "\t",
    "\u0001",
    "\uD800",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (chosen) => {
      const text = chosen.join("");
      const reading = readJson(text, "a.json");
      const accepted = parses(text);
      // Repeated keys are what JSON.parse lets through.
      const repeats = !reading.ok && reading.issues.every(({ id }) => id === "duplicate-key");
      expect(reading.ok || repeats).toBe(accepted);
      const lines = text.split(/\r\n|\n|\r/);
      for (const { where } of reading.ok ? [] : reading.issues)
        expect(where.column).toBeLessThanOrEqual((lines[(where.line ?? 0) - 1] ?? "").length + 1);
    }),
    { seed: 4, numRuns: 3000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
