import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folded, joinSections, paragraph, type Section } from "./markdown-section.ts";
import { byteLength, cutToBytes, shorten } from "./text-size.ts";

const list = (rows: readonly string[]): Section => ({
  head: [],
  rows,
  foot: [],
  noun: ["finding", "findings"],
});

describe("joinSections", () => {
  test("what fits is whole", () => {
    expect(joinSections([paragraph("a"), folded("t", list(["- b", "- c"]))], 1_000)).toBe(
      "a\n\n<details><summary>t</summary>\n\n- b\n- c\n\n</details>\n",
    );
  });

  test("what does not fit is counted, after everything open is closed", () => {
    const rows = Array.from({ length: 100 }, (_, index) => `- finding ${index}`);
    const page = joinSections([paragraph("a"), folded("t", list(rows)), folded("u", list(["- x"]))], 1_000);
    expect(page).toMatch(
      /- finding \d+\n\n<\/details>\n\n\*\*This page is full\.\*\* Not shown: \d+ findings\./,
    );
    const shown = page.match(/- finding/g)?.length ?? 0;
    expect(page).toContain(`Not shown: ${101 - shown} findings.`);
    expect(shown).toBeGreaterThan(20);
  });

  test("nothing stands behind the place where it was cut", () => {
    const page = joinSections([list([`- ${"y".repeat(2_000)}`]), list(["- x"])], 1_000);
    expect(page).toBe(
      "**This page is full.** Not shown: 2 findings. `gatehouse check` in a clone shows every finding.\n",
    );
  });

  test("keeps any limit in bytes, closes what it opens and loses no count", () => {
    const section = fc.record({
      rows: fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 30 }),
      fold: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 8 }),
        fc.integer({ min: 600, max: 3_000 }),
        (drawn, limit) => {
          const sections = drawn.map(({ rows, fold }) => {
            const made = list(rows.map((row) => `- row ${row.replace(/[<\n\r]/g, "")}`));
            return fold ? folded("t", made) : made;
          });
          const page = joinSections(sections, limit);
          expect(byteLength(page)).toBeLessThanOrEqual(limit);
          expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
          const [, missing = "0"] = /Not shown: (\d+)/.exec(page) ?? [];
          const shown = page.match(/^- row /gm)?.length ?? 0;
          expect(shown + Number(missing)).toBe(drawn.reduce((sum, { rows }) => sum + rows.length, 0));
        },
      ),
      { seed: 20261120, numRuns: 300 },
    );
  });
});

describe("sizes", () => {
  test("bytes are those of UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { seed: 20261120 },
    );
  });

  test("shortened texts keep their limit and split no pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        expect(shorten(text, limit).length).toBeLessThanOrEqual(limit);
        expect(shorten(text, limit).isWellFormed()).toBe(true);
        expect(byteLength(cutToBytes(text, limit + 2))).toBeLessThanOrEqual(limit + 2);
      }),
      { seed: 20261120 },
    );
  });

  test("the ends of a long text stay", () => expect(shorten("0123456789", 5)).toBe("01…89"));
});
