import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain, withoutCommands } from "./escape-command.ts";
import { withoutLinks } from "./escape-sarif.ts";
import { sourceLine, text } from "./escape-terminal.ts";
import { oneLine, showHidden } from "./hidden-characters.ts";

const RUN = { seed: 20261120, numRuns: 1500 };
const tokens = [
  "##[set-output name=ok;]",
  "##",
  "#",
  "[",
  "::",
  ":",
  "::error::x",
  " ",
  "\n",
  "\r",
  "\t",
  "\u2028",
  "\u0085",
  "\u001B",
  "a",
  "](",
  "\u200B",
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...tokens), { maxLength: 10 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);
/** Controls, formats and half characters; the breaks that part commands and the joiners of emoji are taken out before. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

describe("hidden characters", () => {
  test.each([
    ["\u001B[31mred", "<U+001B>[31mred"],
    ["a\u202Eb", "a<U+202E>b"],
    ["pay\u200Bpal", "pay<U+200B>pal"],
    ["\uFEFFx", "<U+FEFF>x"],
    ["x\uD800", "x<U+D800>"],
    ["\u06001", "<U+0600>1"],
    ["\u{E0041}", "<U+E0041>"],
    ["a\uFE0Fb\u200Dc", "a<U+FE0F>b<U+200D>c"],
  ])("%j is spelled out", (input, seen) => expect(showHidden(input)).toBe(seen));

  test.each(["plain", "é語", "⚙️", "👩🏽‍🔬", "👩‍💻", "❤️"])("%s stays as it is", (input) => {
    expect(showHidden(input)).toBe(input);
  });

  test("once is enough", () => {
    fc.assert(
      fc.property(hostile, (foreign) => {
        expect(oneLine(oneLine(foreign))).toBe(oneLine(foreign));
      }),
      RUN,
    );
  });
});

test("text for a terminal is one line without a character that is not seen", () => {
  fc.assert(
    fc.property(hostile, (foreign) => {
      expect(text(foreign).replaceAll("\u200B", "")).toBe(oneLine(foreign));
      expect(text(foreign)).not.toMatch(/[\r\n\t\u2028\u2029]/);
      const looked = text(foreign).replaceAll("\u200B", "");
      expect(
        looked.replace(/(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D/gu, ""),
      ).not.toMatch(UNSEEN);
    }),
    RUN,
  );
});

test("a source line keeps its spaces, and a tab is one column", () => {
  expect(sourceLine("\tdrill:  x\u001B[2J")).toBe(" drill:  x<U+001B>[2J");
});

test("no runner finds a command in a line", () => {
  fc.assert(
    fc.property(hostile, fc.boolean(), (foreign, asLine) => {
      const lines = (asLine ? plain(foreign) : withoutCommands(foreign)).split(/\r\n|[\r\n]/);
      for (const line of lines) {
        expect(line).not.toContain("##[");
        expect(line.trimStart().startsWith("::")).toBe(false);
      }
    }),
    RUN,
  );
});

test("only a command is parted", () => {
  expect(plain("a::b ## [x] C:: #[y]")).toBe("a::b ## [x] C:: #[y]");
  expect(plain("##[group]x")).toBe("##\u200B[group]x");
  expect(plain("  ::error::x")).toBe(" \u200B::error::x");
});

test("a SARIF message has no link of foreign making", () => {
  expect(withoutLinks("[a](https://evil.example) [b]")).toBe("[a]\u200B(https://evil.example) [b]");
});
