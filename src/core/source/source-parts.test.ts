import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { didYouMean, editDistance } from "./did-you-mean.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { LineMap } from "./line-map.ts";
import { toPointer } from "./positions.ts";
import { exceedsBytes } from "./source-document.ts";
import { shown } from "./source-issue.ts";
import { keySpanOf, locate, locateKey, spanOf } from "./span-of.ts";

describe("didYouMean", () => {
  const known = ["lookbackWindow", "alertAfter", "rollback", "path", "op", "to"];
  test.each([
    ["rolback", "rollback"],
    ["rollbakc", "rollback"],
    ["lookback", "lookbackWindow"],
    ["Path", "path"],
    ["paths", "path"],
    ["alert_after", "alertAfter"],
    ["pathology", "path"],
    ["x", undefined],
    ["severity", undefined],
    ["", undefined],
    ["r".repeat(100_000), undefined],
  ])("%s → %s", (name, expected) => {
    expect(didYouMean(name, known)).toBe(expected);
  });

  test("a swap is one edit, and the distance has no direction", () => {
    expect(editDistance("ab", "ba")).toBe(1);
    const word = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 5 },
    );
  });
});

describe("splitFrontMatter", () => {
  test.each([
    ["LF", "---\na: 1\nb: 2\n---\nText\n", "a: 1\nb: 2\n", 1, "Text\n", 4],
    ["CRLF", "---\r\na: 1\r\n---\r\nText", "a: 1\r\n", 1, "Text", 3],
    ["a byte order mark", "\uFEFF---\na: 1\n---\n", "a: 1\n", 1, "", 3],
    ["three dots at the end", "---\na: 1\n...\nText", "a: 1\n", 1, "Text", 3],
    ["nothing between the lines", "---\n---\nText", "", 1, "Text", 2],
    ["a closing line without line end", "---\na: 1\n---", "a: 1\n", 1, "", 3],
    [
      "a line that only begins like the end",
      "---\na: |\n ---\n----\n---\nText",
      "a: |\n ---\n----\n",
      1,
      "Text",
      5,
    ],
  ])("%s", (_, text, yaml, yamlLineOffset, body, bodyLineOffset) => {
    expect(splitFrontMatter(text)).toEqual({ yaml, yamlLineOffset, body, bodyLineOffset });
  });

  test.each([
    ["no front matter", "# Title\n"],
    ["a ruler further down", "\n---\na: 1\n---\n"],
    ["front matter that is never closed", "---\na: 1\n"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(splitFrontMatter(text)).toBeNull();
  });
});

test("lines end with LF, CRLF or CR, and offsets outside are moved inside", () => {
  const lines = new LineMap("a\nb\r\nc\rd");
  expect([0, 2, 5, 7, 99, -1].map((offset) => lines.at(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
    { line: 1, column: 1 },
  ]);
});

describe("places", () => {
  const span = (line: number) => ({ line, column: 1, endLine: line, endColumn: 2 });
  const positions = { "": span(1), "/a": span(2), "/a#key": span(3), "/a/0": span(4) };

  test("fall back to the nearest parent", () => {
    expect(spanOf(positions, ["a", 0])).toEqual(span(4));
    expect(spanOf(positions, ["a", 7, "b"])).toEqual(span(2));
    expect(spanOf(positions, ["z"])).toEqual(span(1));
    expect(spanOf({}, ["z"])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  });

  test("of keys fall back to values", () => {
    expect(keySpanOf(positions, ["a"])).toEqual(span(3));
    expect(keySpanOf(positions, ["a", 0])).toEqual(span(4));
  });

  test("carry their file", () => {
    expect(locate("a.yml", positions, ["a"])).toEqual({ path: "a.yml", ...span(2) });
    expect(locateKey("a.yml", positions, ["a"])).toEqual({ path: "a.yml", ...span(3) });
  });

  test("are named by RFC 6901 pointers", () => {
    expect(toPointer(["a/b", "~", 0])).toBe("/a~1b/~0/0");
    expect(toPointer([])).toBe("");
  });
});

test("sizes are counted in bytes of UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.nat(60), (text, limit) => {
      expect(exceedsBytes(text, limit)).toBe(new TextEncoder().encode(text).length > limit);
    }),
    { seed: 6 },
  );
});

test("foreign text is cut short, and what cannot be seen is spelled out", () => {
  expect(shown("a\u202Eb\u0000")).toBe("aU+202EbU+0000");
  expect(shown("x".repeat(100))).toBe(`${"x".repeat(80)}…`);
});
