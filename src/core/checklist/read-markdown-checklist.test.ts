import { describe, expect, test } from "vitest";
import type { Checklist, ChecklistItem } from "./checklist.ts";
import { readMarkdownChecklist } from "./read-markdown-checklist.ts";

const PATH = "handoffs/churn/checklists/release.md";

function read(text: string): Checklist {
  const reading = readMarkdownChecklist(text, PATH);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function only(text: string): ChecklistItem {
  const [item, ...more] = read(text).items;
  if (item === undefined || more.length > 0) throw new Error("expected exactly one item");
  return item;
}

/** `id state line:column` of every item. */
function shape(text: string): readonly string[] {
  const reading = readMarkdownChecklist(text, PATH);
  if (!reading.ok) return reading.issues.map(({ id, where }) => `! ${id} ${where.line}:${where.column}`);
  return reading.value.items.map(({ id, state, where }) => `${id} ${state} ${where.line}:${where.column}`);
}

describe("what is an item", () => {
  const cases: readonly (readonly [name: string, text: string, ...expected: string[]])[] = [
    ["a dash", "- [ ] one", "one open 1:3"],
    ["a star and a plus", "* [x] one\n\n+ [X] two", "one done 1:3", "two done 3:3"],
    ["numbers", "1. [ ] one\n2. [x] two\n\n1) [x] three", "one open 1:4", "two done 2:4", "three done 4:4"],
    ["nested", "- [ ] one\n  - [x] two\n    * [ ] three", "one open 1:3", "two done 2:5", "three open 3:7"],
    ["nested in a plain bullet", "- group\n  - [x] two", "two done 2:5"],
    ["in a quote", "> - [x] one", "one done 1:5"],
    ["loose", "- [x] one\n\n- [ ] two", "one done 1:3", "two open 3:3"],
    ["after a fence", "```\n- [ ] no\n```\n- [x] one", "one done 4:3"],
    ["after a fence of tildes that holds backticks", "~~~\n```\n- [ ] no\n~~~\n- [x] one", "one done 5:3"],
    ["after indented code", "    - [ ] no\n\n- [x] one", "one done 3:3"],
    ["after a comment", "<!--\n- [ ] no\n-->\n\n- [x] one", "one done 5:3"],
    ["in folded details", "<details>\n\n- [x] one\n\n</details>", "one done 3:3"],
    ["beside an escaped box", "- \\[ ] no\n- [x] one", "one done 2:3"],
    ["beside a link that looks like a box", "- [x](https://example.org)\n- [x] one", "one done 2:3"],
    ["beside boxes without white space or text", "- [x]no\n- [ ]\n- [y] no\n- [x] one", "one done 4:3"],
    [
      "a box with blanks beside its tick",
      "- [x] one\n- [x ] two\n- [ X] three",
      "! no-box 2:3",
      "! no-box 3:3",
    ],
    ["a box with nothing in it", "- [x] one\n- [] two", "! no-box 2:3"],
    ["a box with another sign for a tick", "- [x] one\n- [✓] two", "! no-box 2:3"],
    ["a link is no box", "- [x] one\n- [x](a.md) two", "one done 1:3"],
    ["with a box that a link definition names", "- [x] one\n\n[x]: a.md", "one done 1:3"],
    ["below front matter", "---\nowner: '- [ ] no'\n---\n- [x] one", "one done 4:3"],
    ["with CRLF", "# t\r\n\r\n- [x] one\r\n  - [ ] two\r\n", "one done 3:3", "two open 4:5"],
    ["with lone CR", "- [x] one\r- [ ] two", "one done 1:3", "two open 2:3"],
    ["with a byte order mark", "\uFEFF- [x] one", "one done 1:3"],
    ["with a tab after the bullet", "-\t[x] one\n\t- [ ] two", "one done 1:3", "two open 2:4"],
    ["unclosed fence hides the rest", "- [x] one\n\n```\n- [ ] no", "one done 1:3"],
    ["not in a table", "| a |\n|---|\n| [ ] no |\n\n- [x] one", "one done 5:3"],
    ["not without a bullet", "[ ] no\n\n- [x] one", "one done 3:3"],
    ["not in the second paragraph of an item", "- text\n\n  [x] no\n- [x] one", "one done 4:3"],
  ];
  test.for(cases)("%s", ([, text, ...expected]) => {
    expect(shape(text)).toEqual(expected);
  });
});

describe("what an item says", () => {
  test("its text is free of comments, links and marks of the struck item", () => {
    const item = only("- [x] The  report\n  is *there* [report](../r.json) <!-- id: rep -->");
    expect(item).toMatchObject({ id: "rep", text: "The report is *there*", state: "done" });
    expect(item.wording).toBe("The report is *there* report");
  });

  test("evidence keeps its path as written, its words and its place", () => {
    const { evidence, links } = only("- [x] Report [the *report*](../r%20a.json#L3 'title') ![plot](p.png)");
    expect(evidence).toEqual([
      { path: "../r a.json", label: "the *report*", where: { path: PATH, line: 1, column: 14 } },
      { path: "p.png", label: "plot", where: { path: PATH, line: 1, column: 55 } },
    ]);
    expect(links).toEqual([]);
  });

  test("addresses and headings of the page are links, not evidence", () => {
    const text =
      "- [x] Run [ci](https://ci.example/1) <https://a.example> https://b.example/x [up](#top) //no";
    const { evidence, links } = only(text);
    expect(evidence).toEqual([]);
    expect(links.map(({ href, where }) => `${href} ${where.column}`)).toEqual([
      "https://ci.example/1 11",
      "https://a.example 38",
      "https://b.example/x 58",
      "#top 78",
    ]);
  });

  test("links with a scheme are never evidence", () => {
    const { evidence, links } = only(
      "- [x] A [a](javascript:x) [b](data:text/plain,x) [c](//host/x) [d](C:/x)",
    );
    expect(evidence).toEqual([]);
    expect(links).toHaveLength(4);
  });

  test("paragraphs and plain bullets below an item carry evidence, nested items keep their own", () => {
    const text =
      "- [x] One\n\n  see [a](a.json)\n  - plain [b](b.json)\n  - [x] Two [c](c.json)\n\n[d](d.json)";
    const items = read(text).items.map(({ id, evidence }) => [id, evidence.map(({ path }) => path)]);
    expect(items).toEqual([
      ["one", ["a.json", "b.json"]],
      ["two", ["c.json"]],
    ]);
  });

  test("links in code are text", () => {
    expect(only("- [x] Use `[a](a.json)`")).toMatchObject({ text: "Use `[a](a.json)`", evidence: [] });
  });

  test("an item that is nothing but a link is named by its words", () => {
    expect(only("- [x] [Model card](../README.md)")).toMatchObject({ id: "model-card", text: "Model card" });
  });

  test("reference links are evidence", () => {
    expect(only("- [x] Report [r]\n\n[r]: ../r.json").evidence).toMatchObject([{ path: "../r.json" }]);
  });

  test("sections are the headings above, titles excluded", () => {
    const text = "# List\n- [ ] a\n## One\n### Deep\n- [ ] b\n## Two\n- [ ] c\n  # inside\n- [ ] d";
    const { title, items } = read(text);
    expect(title).toBe("List");
    expect(items.map(({ section }) => section.join(" > "))).toEqual(["", "One > Deep", "Two", "Two"]);
  });

  test("depth counts items, not plain bullets", () => {
    expect(read("- plain\n  - [ ] a\n    - [ ] b").items.map(({ depth }) => depth)).toEqual([0, 1]);
  });
});

describe("struck items", () => {
  const cases = [
    ["~~Text~~ n/a: no data", "not-applicable", "Text", "no data"],
    ["~~Text~~ (N/A – no data)", "not-applicable", "Text", "no data"],
    ["~~Text~~ — not applicable, no data (yet)", "not-applicable", "Text", "no data (yet)"],
    ["~~Text~~ not applied here", "not-applicable", "Text", "not applied here"],
    ["~~Text~~ national law", "not-applicable", "Text", "national law"],
    ["~~**Bold** and `code`~~ n/a: x", "not-applicable", "**Bold** and `code`", "x"],
    ["~~Text~~", "not-applicable", "Text", undefined],
    ["~~Text~~ n/a", "not-applicable", "Text", undefined],
    ["~~Text~~ n/a: …", "not-applicable", "Text", undefined],
    ["~~Text~~ <!-- id: x --> [adr](a.md)", "not-applicable", "Text", "adr"],
    ["Some ~~struck~~ words", "open", "Some ~~struck~~ words", undefined],
    ["~single~ tilde", "open", "~single~ tilde", undefined],
    ["~~not closed", "open", "~~not closed", undefined],
  ] as const;
  test.for(cases)("%s", ([written, state, text, reason]) => {
    const item = only(`- [ ] ${written}`);
    expect([item.state, item.text, item.reason]).toEqual([state, text, reason]);
  });

  test("a tick does not change what a strike says", () => {
    expect(only("- [x] ~~Text~~ n/a: x").state).toBe("not-applicable");
  });
});

describe("attributes", () => {
  test("are read from the item's line, from the line below, and before the text", () => {
    const text =
      "- [ ] a <!-- id: one, evidence: required, role: operations -->\n- [ ] b\n  <!-- id: two -->\n- [ ] <!-- id: three --> c\n- [ ] d\n\n  <!--\n  id: four\n  -->";
    const items = read(text).items.map(({ id, text: said, evidenceRequired, role }) => [
      id,
      said,
      evidenceRequired,
      role,
    ]);
    expect(items).toEqual([
      ["one", "a", true, "operations"],
      ["two", "b", false, undefined],
      ["three", "c", false, undefined],
      ["four", "d", false, undefined],
    ]);
  });

  test("ordinary comments are passed over", () => {
    expect(shape("- [ ] a <!-- see above: the plan, or ask -->\n\n<!-- markdownlint-disable -->")).toEqual([
      "a open 1:3",
    ]);
  });

  const mistakes: readonly (readonly [text: string, ...expected: string[]])[] = [
    ["- [ ] a <!-- id: one two -->", "! bad-id 1:9"],
    ["- [ ] a <!-- id: __proto__ -->", "! bad-id 1:9"],
    ["- [ ] a <!-- id: -->", "! bad-id 1:9"],
    ["- [ ] a <!-- evidance: required -->", "! unknown-attribute 1:9"],
    ["- [ ] a <!-- ID: a -->", "! unknown-attribute 1:9"],
    ["- [ ] a <!-- id: a, owner: bob -->", "! unknown-attribute 1:9"],
    ["- [ ] a <!-- id: a; evidence: required -->", "! bad-id 1:9"],
    ["- [ ] a <!-- id: a, required -->", "! bad-attribute 1:9"],
    ["- [ ] a <!-- evidence: yes -->", "! bad-evidence 1:9"],
    ["- [ ] a <!-- role: @acme/sre -->", "! bad-role 1:9"],
    ["- [ ] a <!-- id: a --> <!-- id: b -->", "! attribute-twice 1:24"],
    ["- [ ] a\n\n<!-- id: a -->", "! attribute-outside 3:1"],
    ["- [ ] a\n- b <!-- id: a -->", "! attribute-outside 2:5"],
    ["- [ ] a <!-- id: -x -->\n- [ ] b <!-- role: -->", "! bad-id 1:9", "! bad-role 2:9"],
  ];
  test.for(mistakes)("%s", ([text, ...expected]) => {
    expect(shape(text)).toEqual(expected);
  });

  test("a mistyped attribute is answered with the known one", () => {
    const reading = readMarkdownChecklist("- [ ] a <!-- evidance: required -->", PATH);
    expect(reading).toMatchObject({ ok: false, issues: [{ values: { nearest: "evidence" } }] });
  });
});

describe("files that are refused", () => {
  const bullets = (count: number) =>
    Array.from({ length: count }, (_, i) => `${"  ".repeat(i)}- [ ] a${i}`).join("\n");
  const cases: readonly (readonly [name: string, text: string, ...expected: string[]])[] = [
    ["empty", "", "! no-items 1:1"],
    ["prose only", "# Title\n\ntext", "! no-items 1:1"],
    ["same id twice", "- [ ] a <!-- id: x -->\n- [ ] b <!-- id: x -->", "! duplicate-id 2:3"],
    ["same text twice", "## A\n- [ ] Reviewed\n## B\n- [x] reviewed", "! duplicate-id 4:3"],
    ["text without letters", "- [ ] 🎉", "! no-id 1:3"],
    ["only a comment", "- [ ] <!-- id: x -->", "! no-text 1:3"],
    ["too large", `- [ ] ${"é".repeat(65_536)}`, "! checklist-too-large 1:1"],
    [
      "too many items",
      Array.from({ length: 501 }, (_, i) => `- [ ] a${i}`).join("\n"),
      "! too-many-items 1:1",
    ],
    ["nested too deep", bullets(10), "! too-deep 10:1"],
    ["hidden below the parser's depth", `${">".repeat(70)} - [ ] a\n\n- [ ] b`, "! too-deep 1:1"],
  ];
  test.for(cases)("%s", ([, text, ...expected]) => {
    expect(shape(text)).toEqual(expected);
  });

  test("of many mistakes the first hundred are told, in the order of the file", () => {
    const text = Array.from({ length: 150 }, (_, i) => `- [ ] a${i % 2} <!-- role: @x -->`).join("\n");
    const told = shape(text);
    expect(told).toHaveLength(101);
    expect(told.slice(0, 4)).toEqual([
      "! bad-role 1:10",
      "! bad-role 2:10",
      "! duplicate-id 3:3",
      "! bad-role 3:10",
    ]);
    expect(told.at(-1)).toMatch(/^! more-issues/);
  });

  test("too many links in one item", () => {
    expect(shape(`- [ ] a ${"[b](c) ".repeat(51)}`)).toEqual(["! too-many-links 1:3"]);
    expect(shape(`- [ ] a ${"[b](c) ".repeat(50)}`)).toEqual(["a open 1:3"]);
  });

  test("nine levels and 500 items are still read", () => {
    expect(shape(bullets(9))).toHaveLength(9);
    expect(shape(Array.from({ length: 500 }, (_, i) => `- [ ] a${i}`).join("\n"))).toHaveLength(500);
  });
});
