import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Checklist } from "./checklist.ts";
import { readChecklist } from "./read-checklist.ts";

describe("readChecklist", () => {
  test.for([
    ["a.md", "- [x] one", true],
    ["a.yml", "items: [{ id: one, text: one }]", true],
    ["a.yaml", "items: [{ id: one, text: one }]", true],
    ["a.txt", "- [x] one", false],
    ["md", "- [x] one", false],
  ] as const)("%s", ([path, text, ok]) => {
    expect(readChecklist(text, path).ok).toBe(ok);
  });
});

const FRAGMENTS = [
  "- [ ] ",
  "- [x] ",
  "- ",
  "1. [ ] ",
  "* [X] ",
  "> ",
  "  ",
  "    ",
  "\t",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "text",
  "é😀 ",
  "~~",
  "n/a: why ",
  "**b** ",
  "`c` ",
  "```\n",
  "[l](a.json) ",
  "[l](https://e.example/u) ",
  "![i](p.png)",
  "<https://e.example/a> ",
  "https://e.example/b ",
  "<!-- id: a -->",
  "<!-- evidence: required -->",
  "<!-- ",
  "-->",
  "[x]: y.md\n",
  "# h\n",
  "---\n",
  "items:\n",
  "id: a",
  "\0",
  "\uFEFF",
  "\u2028",
  "\ud800",
  "%zz",
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

/** Every place that a checklist names, with what must stand there. */
function placesOf({ items }: Checklist) {
  return items.flatMap((item) => [
    item.where,
    ...item.evidence.map(({ where }) => where),
    ...item.links.map(({ where }) => where),
  ]);
}

describe("any text", () => {
  test.for(["a.md", "a.yml"])("of %s is read without an exception, and places lie inside it", (path) => {
    fc.assert(
      fc.property(text, (written) => {
        const reading = readChecklist(written, path);
        const lines = written.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
        const places = reading.ok ? placesOf(reading.value) : reading.issues.map(({ where }) => where);
        for (const { line, column } of places) {
          const length = lines[(line ?? 0) - 1]?.length;
          expect(length).toBeDefined();
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((length ?? 0) + 1);
        }
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { seed: 20261118, numRuns: 2000 },
    );
  });

  test("of a Markdown file has each item where a box stands, and each link where one begins", () => {
    let items = 0;
    fc.assert(
      fc.property(text, (written) => {
        const reading = readChecklist(`- [ ] first item\n\n${written}`, "a.md");
        if (!reading.ok) return;
        const lines = `- [ ] first item\n\n${written}`.split(/\r\n|\n|\r/);
        const from = ({ line, column }: { line?: number; column?: number }) =>
          lines[(line ?? 0) - 1]?.slice((column ?? 0) - 1) ?? "";
        for (const item of reading.value.items) {
          items += 1;
          expect(from(item.where)).toMatch(/^\[[ xX\t]?/);
          for (const { where } of item.evidence) expect(from(where)).toMatch(/^(?:\[|!\[)/);
          for (const { where } of item.links) expect(from(where)).toMatch(/^(?:\[|!\[|<|https:)/);
        }
      }),
      { seed: 20261118, numRuns: 2000 },
    );
    expect(items).toBeGreaterThan(1000);
  });
});
