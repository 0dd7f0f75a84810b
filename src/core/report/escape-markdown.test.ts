import * as fc from "fast-check";
import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { code, codeCell, html, link, row, tableHead, text, textCell } from "./escape-markdown.ts";
import { oneLine } from "./hidden-characters.ts";

const RUN = { seed: 20261120, numRuns: 1500 };

/** As trusting as a renderer gets: whatever the escapes let through becomes an element here. */
const renderer = markdownIt({ html: true, linkify: true });

/** Strings made of what Markdown, HTML and GitHub's filters react to, and of any character at all. */
const tokens = [
  "@acme/sre",
  "@dana",
  "#12",
  "GH-7",
  "acme/x#3",
  "https://evil.example/a_b",
  "www.evil.example",
  "a@evil.example",
  "//localhost/x",
  "mailto:a@b.cc",
  ":tada:",
  "<img src=x>",
  "<!--",
  "-->",
  "</details>",
  "&amp;",
  "&#64;",
  "[x](http://e.example)",
  "![i](u)",
  "[^1]",
  "[ ] ",
  "\\",
  "`",
  "``",
  "~~~",
  "```",
  "**",
  "__",
  "~~",
  "|",
  "\n",
  "\r\n",
  "\n\n",
  "\t",
  "    ",
  "> ",
  "# ",
  "- ",
  "1. ",
  "1) ",
  "+ ",
  "---",
  "===",
  "$x$",
  "$$",
  "| a |",
  "\u202E",
  "\u200B",
  "\u0000",
  "\u001B[31m",
  "\uD800",
  "\u00A0",
  "é",
  "語",
  "a",
  "b",
  " ",
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 60 }),
);

/** Renderer's output without the breaks that the escapes put in: foreign text brings none, since its own are spelled out. */
const rendered = (markdown: string): string => renderer.render(markdown).replaceAll("\u200B", "");
const asHtml = (plain: string): string => renderer.utils.escapeHtml(plain);
/** What the reader should see of a foreign text. */
const shown = (foreign: string): string => oneLine(foreign).trim();

const spaced = (text: string): string => text.replace(/ +/g, " ");
const places: readonly {
  readonly place: string;
  readonly wrap: (escaped: string) => string;
  readonly expected: (seen: string) => string;
}[] = [
  {
    place: "amid a paragraph",
    wrap: (t) => spaced(`a ${t} b`),
    expected: (seen) => `<p>${spaced(`a ${seen} b`)}</p>\n`,
  },
  { place: "as a paragraph", wrap: (t) => t, expected: (seen) => (seen === "" ? "" : `<p>${seen}</p>\n`) },
  { place: "in a heading", wrap: (t) => `### ${t}`, expected: (seen) => `<h3>${seen}</h3>\n` },
  { place: "in a list", wrap: (t) => `- ${t}`, expected: (seen) => `<ul>\n<li>${seen}</li>\n</ul>\n` },
  {
    place: "in bold",
    wrap: (t) => `x **${t.trim() || "none"}** y`,
    expected: (seen) => `<p>x <strong>${seen || "none"}</strong> y</p>\n`,
  },
  {
    place: "in a table cell",
    wrap: (t) => [...tableHead(["x", "y"]), row([t, "end"])].join("\n"),
    expected: (seen) =>
      `<table>\n<thead>\n<tr>\n<th>x</th>\n<th>y</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>${seen}</td>\n<td>end</td>\n</tr>\n</tbody>\n</table>\n`,
  },
];

test.each(places)("text shows exactly the input $place", ({ wrap, expected }) => {
  fc.assert(
    fc.property(hostile, (foreign) => {
      expect(rendered(wrap(text(foreign)))).toBe(expected(asHtml(shown(foreign))));
    }),
    RUN,
  );
});

test("text leaves nothing for GitHub's filters of mentions, references, e-mail addresses and emoji", () => {
  fc.assert(
    fc.property(hostile, (foreign) => {
      const seen = renderer.render(`a ${text(foreign)}`);
      expect(seen).not.toMatch(/@\w/);
      expect(seen.replace(/&#?\w+;/g, "")).not.toMatch(/#\w/);
      expect(seen).not.toMatch(/\bgh-\d/i);
      expect(seen).not.toMatch(/:[\w+-]+:/);
    }),
    RUN,
  );
});

test("code is one code span with exactly the input", () => {
  fc.assert(
    fc.property(hostile, (foreign) => {
      const content = asHtml(oneLine(foreign) || " ");
      expect(renderer.render(`a ${code(foreign)} b`)).toBe(`<p>a <code>${content}</code> b</p>\n`);
    }),
    RUN,
  );
});

test("code in a table cell is one element with exactly the input", () => {
  fc.assert(
    fc.property(hostile, (foreign) => {
      const table = [...tableHead(["x", "y"]), row([codeCell(foreign), "end"])].join("\n");
      // Where a long word may be broken is no part of it.
      const shown = rendered(table).replaceAll("<wbr>", "");
      expect(shown).toContain(`<td><code>${asHtml(oneLine(foreign))}</code></td>\n<td>end</td>`);
    }),
    RUN,
  );
});

test("long words in a table cell may be broken at their joints, and short ones stay whole", () => {
  expect(codeCell("handoffs/churn/handoff.yml")).not.toContain("<wbr>");
  expect(codeCell("handoffs/churn/reports/fairness.json")).toBe(
    "<code>handoffs/<wbr>churn/<wbr>reports/<wbr>fairness\\.json</code>",
  );
  expect(textCell(`key ${"a".repeat(40)}`)).toBe(`key ${"a".repeat(16)}<wbr>${"a".repeat(16)}<wbr>aaaaaaaa`);
});

test("a handle in a table cell can be copied", () => {
  expect(codeCell("@acme/sre")).toBe("<code>&#64;acme/sre</code>");
});

test("the summary of a folded section holds text alone", () => {
  fc.assert(
    fc.property(hostile, (foreign) => {
      const page = renderer.render(`<details><summary>${html(foreign)}</summary>\n\nbody\n\n</details>`);
      const [, inside = "missing"] = /<summary>([\s\S]*?)<\/summary>/.exec(page) ?? [];
      expect(inside).not.toMatch(/[<>]/);
      expect(inside.replace(/&#\d+;/g, "")).not.toMatch(/[@#]\w/);
      expect(inside).not.toMatch(/\bgh-\d|:[\w+-]+:/i);
      expect(page).toContain("<p>body</p>");
    }),
    RUN,
  );
});

describe("link", () => {
  test("goes where it says", () => {
    expect(renderer.render(link(code("a]b"), "https://github.com/acme/x/blob/1/a%20b.md#L3"))).toBe(
      '<p><a href="https://github.com/acme/x/blob/1/a%20b.md#L3"><code>a]b</code></a></p>\n',
    );
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "not a url", "", "vbscript:x"])(
    "%j is no link",
    (url) => {
      expect(link("label", url)).toBe("label");
    },
  );

  test("an address cannot leave its brackets", () => {
    fc.assert(
      fc.property(hostile, (path) => {
        const page = renderer.render(link("label", `https://github.com/${path}`));
        expect(page).toMatch(/^<p>(<a href="https:\/\/[^"<>]*">label<\/a>|label)<\/p>\n$/);
      }),
      RUN,
    );
  });
});
