import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeholderIn } from "#core/source/placeholder.ts";
import { linksOf } from "./links.ts";
import { frontMatterOf, propertiesOf } from "./properties.ts";
import { markdown } from "./reader.ts";
import { sectionsOf } from "./sections.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence");

function read(text: string) {
  return markdown.read({ path: "a.md", text, oid: "0".repeat(40) });
}

function outline(text: string) {
  return sectionsOf(text).map(({ title, level, words }) => `${level} ${title}: ${words}`);
}

describe("sections", () => {
  test("reach to the next heading of their level, and know their place", () => {
    const text =
      "---\nstatus: ok\n---\n\n# Model\n\nA model.\n\n## Uses\n\nTwo *plain* words here.\n\n## Limits\n";
    expect(sectionsOf(text)).toEqual([
      {
        title: "Model",
        level: 1,
        words: 6,
        opening: "A model. Two plain words here.",
        source: { pointer: "#model", line: 5 },
      },
      {
        title: "Uses",
        level: 2,
        words: 4,
        opening: "Two plain words here.",
        source: { pointer: "#uses", line: 9 },
      },
      { title: "Limits", level: 2, words: 0, opening: "", source: { pointer: "#limits", line: 13 } },
    ]);
  });

  test.for([
    ["no heading", "Only a *line*.", ["1 : 3"]],
    ["prose before the first heading", "Hello you.\n\n## A\nb", ["1 : 2", "2 A: 1"]],
    ["an underlined heading", "A\n===\nb c", ["1 A: 2"]],
    ["lists and tables", "# A\n- one\n- two three\n\n| a | b |\n|---|---|\n| c | - |", ["1 A: 6"]],
    [
      "code and comments are no prose",
      "# A\n```\n# B\nx y\n```\n<!-- c d\n\n# E -->\n`f g`\n\n    h i\n",
      ["1 A: 0"],
    ],
    ["headings in lists and quotations are prose", "# A\n> # B c\n\n- # D", ["1 A: 3"]],
    ["a level that is left out", "# A\n### B\nc\n## D\ne", ["1 A: 2", "3 B: 1", "2 D: 1"]],
    ["HTML", "# A\n<details><b>one two</b><style>p q {}</style></details>\n", ["1 A: 2"]],
    ["a comment that is never closed", "# A\n<!-- b\n\nc", ["1 A: 0"]],
    ["no blanks between words", "# 概要\n猫です, ok", ["1 概要: 4"]],
    ["punctuation", "# A\n- – ... !", ["1 A: 0"]],
    ["Windows and a byte order mark", "\uFEFF# A\r\nb c\r\n", ["1 A: 2"]],
    ["a ruler is no front matter", "---\na\n# B\nc", ["1 : 1", "1 B: 1"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(outline(text)).toEqual(expected);
  });

  test("two headings of one name have two anchors", () => {
    const anchors = sectionsOf("# Use it!\n# Use it\n").map(({ source }) => source.pointer);
    expect(anchors).toEqual(["#use-it", "#use-it-1"]);
  });

  test("the opening is bounded", () => {
    expect(sectionsOf(`# A\n${"abcdef ".repeat(500)}`)[0]?.opening).toHaveLength(400);
  });
});

describe("placeholders", () => {
  test.for([
    "[More Information Needed]",
    "[NEEDS INPUT]",
    "[needs input: who]",
    "TODO",
    "Owner: TBD",
    "<fill in>",
    "<your text here>",
    "[insert the purpose]",
    "Lorem ipsum dolor",
    '{{ bias_risks | default("x", true) }}',
    "{short title, representative of the problem}",
    "???",
  ])("%s is one", (text) => {
    expect(sectionsOf(`# A\n\n${text}\n`)[0]?.placeholder).toBeDefined();
    expect(sectionsOf(`# A\n\nWords before ${text}\n`)[0]?.placeholder).toBeDefined();
  });

  test.for([
    "`TODO` comments are counted",
    "Todo el mundo",
    "a [link](https://a.b/TODO)",
    "See <https://a.b> and <b>bold</b>",
    "What? Really??",
    "$\\text{mean squared error}$",
    "[x] done",
    "the quote [...] goes on",
    "```\nTBD\n```",
    "<!-- TODO: nobody sees it -->",
    "- todo\n- doing",
    "| a |\n| - |\n| ... |",
    "`recall` ...",
    "EL MODELO CUBRE\nTODO EL PAIS",
  ])("%s is none", (text) => {
    expect(sectionsOf(`# A\n\n${text}\n`)[0]).not.toHaveProperty("placeholder");
  });

  test.for([
    ["tbd", 3],
    ["...", 3],
    ["todo: write it", 3],
    ["More information needed", 3],
    ["A note[^1].\n\n[^1]: TODO", 5],
    ["[^1]: tbd", 3],
    ["- tbd", 3],
    ["Fair\nTODO the rest of it", 3],
  ] as const)("all that stands there: %j", ([text, line]) => {
    expect(sectionsOf(`# A\n\n${text}\n`)[0]).toMatchObject({
      placeholder: expect.anything(),
      placeholderLine: line,
    });
  });

  test("in a heading and in a sub-section", () => {
    expect(sectionsOf("# A\n## TBD\n").map(({ placeholder }) => placeholder)).toEqual([undefined, "TBD"]);
    expect(sectionsOf("# A\n## B\nTBD\n").map(({ placeholder }) => placeholder)).toEqual(["TBD", "TBD"]);
    expect(placeholderIn(`[insert ${"x".repeat(500)}]`)).toBeUndefined();
  });
});

describe("links", () => {
  test("have their lines, whatever their form", () => {
    const text = [
      "---\na: 1\n---",
      "One\n`two\nthree` [x](docs/a.md#b) ![i](i.png)",
      "[ref][r] https://c.d/e. <https://f.g>",
      '<a href="h.md">h</a>',
      "",
      "| a |\n|---|\n| [t](t.md) |",
      "",
      "[r]: ../r.md",
      "",
      "<p><img src='j.png'><!-- <a href=\"no.md\"> -->\n",
    ].join("\n");
    expect(linksOf(text).map(({ target, source }) => [target, source.line])).toEqual([
      ["docs/a.md#b", 6],
      ["i.png", 6],
      ["../r.md", 7],
      ["https://c.d/e", 7],
      ["https://f.g", 7],
      ["h.md", 8],
      ["t.md", 12],
      ["j.png", 16],
    ]);
  });

  test("each target once, none from the text itself, none in code", () => {
    const text = "[a](x) [b](x)\n![c](data:image/png;base64,AAAA) `[d](y)`\n[e](<>)";
    expect(linksOf(text)).toEqual([{ target: "x", source: { pointer: "", line: 1 } }]);
  });
});

describe("front matter", () => {
  test("of a decision record", () => {
    const text =
      "---\nstatus: accepted\ndate: 2026-11-21\ndeciders: [anna, ben]\nx: {y: 1, z: null}\n---\n# A\n";
    expect(propertiesOf(text, "a.md")).toEqual({
      issues: [],
      properties: [
        { name: "status", value: "accepted", source: { pointer: "/status", line: 2, column: 9 } },
        { name: "date", value: "2026-11-21", source: { pointer: "/date", line: 3, column: 7 } },
        { name: "deciders", value: "anna, ben", source: { pointer: "/deciders", line: 4, column: 11 } },
        { name: "x.y", value: 1, source: { pointer: "/x/y", line: 5, column: 8 } },
      ],
    });
  });

  test("lists of mappings go by index", () => {
    const { properties } = propertiesOf("---\nm:\n- name: a\n- name: b\n---\n", "a.md");
    expect(properties.map(({ name }) => name)).toEqual(["m.0.name", "m.1.name"]);
  });

  test("that is broken is a problem at its line, and the rest is read", () => {
    const { problems, details } = read("---\na: 1\nb: [\n---\n# A\n");
    expect(problems.map(({ id, where }) => [id, where.path])).toEqual([["not-yaml", "a.md"]]);
    expect(details?.sections).toHaveLength(1);
  });

  test("that is empty, or not there, is lawful", () => {
    expect(frontMatterOf("---\n---\n", "a.md")).toBeNull();
    expect(frontMatterOf("---\n# nothing\n---\n", "a.md")).toBeNull();
    expect(frontMatterOf("# A", "a.md")).toBeNull();
  });
});

describe("hostile files", () => {
  test("nothing, too much and too deep are problems", () => {
    expect(read("").problems.map(({ id }) => id)).toEqual(["empty-document"]);
    expect(read("<!-- a -->").problems.map(({ id }) => id)).toEqual(["empty-document"]);
    expect(read("a".repeat(2 ** 18 + 1)).problems.map(({ id }) => id)).toEqual(["too-large"]);
    expect(read(`${"> ".repeat(80)}a`).problems.map(({ id }) => id)).toContain("too-deep");
    expect(read(`a\n\n${"# b\n".repeat(30_000)}`).problems.map(({ id }) => id)).toEqual(["too-many-values"]);
    expect(read("---\n__proto__: {a: 1}\n---\n").problems.map(({ id }) => id)).toEqual(["forbidden-key"]);
  });

  test("any text gives a document or a problem", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("# ", "---", "> - ", "```", "[a](b)", "<!--", "<a href='", "|a|", "![", "{{"),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { observations, details, problems } = read(lines.join("\n"));
        expect(observations).toEqual([]);
        expect(problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

test("detects by its ending", () => {
  expect(markdown.detect("", "docs/README.MD")).toBe(true);
  expect(markdown.detect("# A", "a.txt")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("a model card", () => {
    const { details, problems } = read(readFileSync(join(samples, "cards/hf-model-card.md"), "utf8"));
    expect(problems).toEqual([]);
    expect(details?.sections?.map(({ title, words }) => [title, words])).toEqual([
      ["my-cool-model", 14],
      ["Model description", 14],
    ]);
    const properties = new Map(details?.properties?.map(({ name, value }) => [name, value]));
    expect(properties.get("tags")).toBe("pytorch, image-classification");
    expect(properties.get("model-index.0.results.1.metrics.0.value")).toBe(0.66);
  });
});
