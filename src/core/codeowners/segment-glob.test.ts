import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileGlob, hasWildcard, literalName } from "./segment-glob.ts";

/** Tries every way, one after the other. */
function plainMatch(glob: readonly string[], name: readonly string[]): boolean {
  const [sign, ...rest] = glob;
  if (sign === undefined) return name.length === 0;
  if (sign === "*") return plainMatch(rest, name) || (name.length > 0 && plainMatch(glob, name.slice(1)));
  const [first, ...others] = name;
  if (first === undefined) return false;
  return (sign === "?" || sign.replace("\\", "") === first) && plainMatch(rest, others);
}

const signs = fc.array(fc.constantFrom("a", "b", ".", "*", "?", "\\*", "😀"), { minLength: 1, maxLength: 8 });
const names = fc.array(fc.constantFrom("a", "b", ".", "*", "😀"), { maxLength: 8 });

describe("a glob", () => {
  test("takes what trying every way takes, and fixes the extension it says", () => {
    let taken = 0;
    const agrees = fc.property(signs, names, (glob, name) => {
      fc.pre(glob.includes("*") || glob.includes("?"));
      const { matches, extension } = compileGlob(glob.join(""));
      const text = name.join("");
      expect(matches(text)).toBe(plainMatch(glob, name));
      if (!matches(text)) return;
      taken++;
      if (extension !== null) expect(text.slice(text.lastIndexOf(".") + 1)).toBe(extension);
    });
    fc.assert(agrees, { seed: 20260821, numRuns: 5000 });
    expect(taken).toBeGreaterThan(100);
  });

  test.each([31, 32, 33, 63, 64, 65, 200])("of %i signs crosses the words of its bit set", (length) => {
    const { matches } = compileGlob(`${"?".repeat(length)}*z`);
    expect(matches(`${"a".repeat(length)}z`)).toBe(true);
    expect(matches(`${"a".repeat(length + 40)}z`)).toBe(true);
    expect(matches(`${"a".repeat(length - 1)}z`)).toBe(false);
    expect(matches(`${"a".repeat(length)}z-`)).toBe(false);
  });

  test.each([
    ["*.md", "md"],
    ["*.tar.gz", "gz"],
    ["a?.b", "b"],
    ["a.*", null],
    ["a.b*c", null],
    ["*.", ""],
    ["*\\.md", "md"],
  ])("%s fixes the extension %s", (glob, extension) => {
    expect(compileGlob(glob).extension).toBe(extension);
  });
});

test("an escaped wildcard is none", () => {
  expect(["a", "a\\*", "\\?", "\\\\*", "a*"].filter(hasWildcard)).toEqual(["\\\\*", "a*"]);
  expect(literalName("\\*a\\\\b\\ c")).toBe("*a\\b c");
});
