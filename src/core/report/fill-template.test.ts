import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fillTemplate,
  fillValue,
  fixOf,
  MARKDOWN,
  MARKDOWN_CELL,
  ofMany,
  PLAIN,
  says,
  TERMINAL,
  TITLE,
} from "./fill-template.ts";

describe("fillTemplate", () => {
  test("fills text and code in each style", () => {
    const values = { path: "a|b.yml", days: 104 };
    const template = "`{path}` is {days} days old";
    expect(fillTemplate(template, values, MARKDOWN)).toBe("`a|b.yml` is 104 days old");
    expect(fillTemplate(template, values, MARKDOWN_CELL)).toBe("<code>a&#124;b\\.yml</code> is 104 days old");
    expect(fillTemplate(template, values, TERMINAL)).toBe("`a|b.yml` is 104 days old");
    expect(fillTemplate(template, values, PLAIN)).toBe("`a|b.yml` is 104 days old");
    expect(fillTemplate(template, values, TITLE)).toBe("a|b.yml is 104 days old");
  });

  test("our own words in backticks are code, and other marks are only themselves", () => {
    expect(fillTemplate("add `license:` to *it* <now>", {}, MARKDOWN)).toBe(
      "add `license:` to \\*it\\* &#60;now&#62;",
    );
  });

  test("places amid code are code", () => {
    const values = { found: "`yes`\n@dana", list: ["a", "b"] };
    expect(fillTemplate("`evidence: {found}` or `{list} {none}`", values, MARKDOWN)).toBe(
      "``evidence: `yes` @dana`` or `a, b {none}`",
    );
    expect(fillTemplate("`as: {found}`", values, MARKDOWN_CELL)).toBe(
      "<code>as\\: \\`yes\\` &#64;dana</code>",
    );
  });

  test.each([
    [0, "0 files in `a`, as all know"],
    [1, "1 file in `a`, as everybody knows"],
    [2, "2 files in `a`, as all know"],
  ])("words agree with the number before them: %d", (count, expected) => {
    const template = "{count} [file|files] in `{path}`, as [everybody knows|all know]";
    expect(fillTemplate(template, { count, path: "a" }, PLAIN)).toBe(expected);
    expect(ofMany(template)).toBe("{count} files in `{path}`, as all know");
  });

  test("without a number they are many, and a value brings no such words", () => {
    expect(fillTemplate("[file|files] {a}", { a: "1 [x|y]" }, PLAIN)).toBe("files 1 [x|y]");
    expect(fillTemplate("`[a|b]` [c] | d", {}, PLAIN)).toBe("`[a|b]` [c] | d");
  });

  test("a place without a value stays as it is written, whatever its name", () => {
    expect(fillTemplate("{a} {constructor} `{b}`", {}, PLAIN)).toBe("{a} {constructor} `{b}`");
  });

  test("a value is never read as a template", () => {
    expect(fillTemplate("{a} {b}", { a: "{b} `{b}`", b: "x" }, PLAIN)).toBe("{b} `{b}` x");
  });

  test("white space at the ends goes, so that emphasis closes", () => {
    expect(says({ says: "is {x}", values: { x: "y " } }, MARKDOWN)).toBe("is y");
    expect(fixOf({ says: "", fix: " do {x}", values: { x: "y " } }, MARKDOWN)).toBe("do y");
    expect(fixOf({ says: "no advice", values: {} }, MARKDOWN)).toBeNull();
  });
});

describe("fillValue", () => {
  test.each([
    [true, "true"],
    [0.62, "0.62"],
    ["", '""'],
    [" \n", '""'],
    [[], "none"],
    [["a", "b"], "a, b"],
  ])("%j is %s", (value, shown) => expect(fillValue(value, PLAIN)).toBe(shown));

  test("a long value loses its middle", () => {
    const shown = fillValue(`${"a".repeat(5_000)}end`, PLAIN);
    expect(shown).toHaveLength(200);
    expect(shown).toMatch(/^a+…a+end$/);
  });

  test("a long list loses its end and says so", () => {
    const handles = Array.from({ length: 40 }, (_, index) => `@p${index}`);
    expect(fillValue(handles, MARKDOWN, "code")).toMatch(/^`@p0`, .*`@p11`, and 28 more$/);
  });

  test("any value stays bounded in every style", () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 3_000 }),
      fc.array(fc.string({ maxLength: 600 }), { maxLength: 60 }),
    );
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom(MARKDOWN, MARKDOWN_CELL, TERMINAL, PLAIN, TITLE),
        (value, style) => {
          expect(fillValue(value, style).length).toBeLessThan(13 * 200 * 6);
          expect(fillValue(value, style)).not.toBe("");
        },
      ),
      { seed: 20261120, numRuns: 400 },
    );
  });
});
