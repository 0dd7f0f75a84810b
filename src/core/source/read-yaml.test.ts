import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Issue } from "#core/model/statement.ts";
import { readYaml } from "./read-yaml.ts";

function issues(text: string): readonly string[] {
  const reading = readYaml(text, "a.yml");
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

/** Whether a place lies inside a text: an existing line, and a column no further than its end. */
function inside(text: string, { where }: Issue): boolean {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const line = lines[(where.line ?? 0) - 1];
  return line !== undefined && (where.column ?? 0) >= 1 && (where.column ?? 0) <= line.length + 1;
}

describe("what is not accepted", () => {
  test.each([
    ["nothing", "", ["empty 1:1"]],
    ["only comments", "# nothing\n\n# here\n", ["empty 1:1"]],
    ["only a document marker", "---\n", ["empty 1:1"]],
    ["an open list", "a: 1\nb: [1, 2\n", ["not-yaml 2:9"]],
    ["an open quote", "a: 'b\n", ["not-yaml 1:6"]],
    ["two colons", "a: b: c\n", ["colon-in-value 1:5"]],
    ["two colons in a flow mapping", "- { a: b, read: m: x }\n", ["colon-in-value 1:18"]],
    ["a colon below a value", "a: b\n  c: d\n", ["not-yaml 2:4"]],
    ["a handle", "owner: @acme/churn\n", ["needs-quotes 1:8"]],
    ["a handle in a list", "owners: [b, @acme/x]\n", ["needs-quotes 1:13"]],
    ["a handle in a block list", "- @acme/x\n", ["needs-quotes 1:3"]],
    ["a decimal comma", "a: { metric: x, target: 0,78 }\n", ["decimal-comma 1:27"]],
    ["a decimal comma before a unit", "a: { target: -0,5ms, b: 1 }\n", ["decimal-comma 1:17"]],
    ["an unknown tag", "a: !mine x\n", ["not-yaml 1:4"]],
    ["a tab as indentation", "a:\n\t- 1\n", ["tab-indentation 2:1"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["several-documents 2:1"]],
    ["two explicit documents", "---\na: 1\n---\nb: 2\n", ["several-documents 3:1"]],
    ["two empty documents", "---\n---\n", ["several-documents 2:1"]],
    ["a repeated key", 'a: 1\nb: 2\n"a": 3\n', ["duplicate-key 3:1"]],
    ["keys that resolve to one name", "1: a\n0x1: b\n", ["duplicate-key 2:1"]],
    ["an anchor and its alias", "a: &x 1\nb: *x\n", ["alias 1:4", "alias 2:4"]],
    ["a list as a key", "? [a]\n: 1\n", ["complex-key 1:3"]],
    ["__proto__", "a: 1\n__proto__: { b: 1 }\n", ["forbidden-key 2:1"]],
    ["constructor, nested", "a: { constructor: 1 }\n", ["forbidden-key 1:6"]],
    ["a bidirectional mark in a key", "a: 1\n\u202Eb: 1\n", ["key-characters 2:1"]],
    ["a null byte in a key", '"a\\0b": 1\n', ["key-characters 1:1"]],
    [
      "several mistakes at once",
      "a: &x 1\na: 2\nprototype: 1\n",
      ["alias 1:4", "duplicate-key 2:1", "forbidden-key 3:1"],
    ],
    ["41 levels", "[".repeat(41) + "]".repeat(41), ["too-deep 1:41"]],
    ["100,000 levels", "[".repeat(100_000), ["too-deep 1:42"]],
    [
      "100 levels of blocks",
      Array.from({ length: 100 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
      ["too-deep 42:42"],
    ],
    ["5 MB", `a: ${"x".repeat(5_000_000)}\n`, ["too-large 1:1"]],
    ["a little more than 1 MiB, counted in bytes", `a: ${"é".repeat(525_000)}\n`, ["too-large 1:1"]],
  ])("%s", (_, text, expected) => {
    expect(issues(text)).toEqual(expected);
  });

  test.each([
    ["owners: [@acme/x, b]\n", { sign: "@", quoted: '"@acme/x"' }],
    ["- { read: metrics: x, op: gte }\n", { quoted: '"metrics: x"' }],
    ["a: { target: 0,78 }\n", { found: "0,78", meant: "0.78" }],
  ])("what to write instead is said: %j", (text, values) => {
    const reading = readYaml(text, "a.yml");
    expect(reading).toMatchObject({ ok: false, issues: [{ values }] });
  });

  test("a number is known as the file writes it", () => {
    const reading = readYaml("version: 1.0\nb: [10, 1e3]\nc: '1.0'\n", "a.yml");
    expect(reading).toMatchObject({ ok: true, value: { spellings: { "/version": "1.0", "/b/1": "1e3" } } });
    expect(reading.ok && Object.keys(reading.value.spellings ?? {})).toHaveLength(2);
  });

  test("the text of a file never becomes part of a template", () => {
    const reading = readYaml('"{key}": 1\n"{key}": 2\n', "a.yml");
    expect(reading).toMatchObject({ ok: false, issues: [{ values: { key: "{key}", first: 1 } }] });
  });

  test("the list of mistakes is bounded", () => {
    expect(issues("a: 1\n".repeat(5000))).toHaveLength(100);
  });
});

describe("where things stand", () => {
  const at = (text: string, pointer: string) => {
    const reading = readYaml(text, "a.yml");
    const span = reading.ok ? reading.value.positions[pointer] : undefined;
    return span && `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
  };

  test.each([
    ["a value", "a: 1\n", "/a", "1:4-1:5"],
    ["a key", "a: 1\n", "/a#key", "1:1-1:2"],
    ["after a byte order mark", "\uFEFFa: 1\n", "/a", "1:4-1:5"],
    ["after CRLF", "a: 1\r\nb: 2\r\n", "/b", "2:4-2:5"],
    ["a quoted value, with its quotes", "a: 'it''s'\n", "/a", "1:4-1:11"],
    ["an empty value, after its colon", "a:\nb: 1\n", "/a", "1:3-1:3"],
    ["an entry of a list", "a:\n  - x\n  - y\n", "/a/1", "3:5-3:6"],
    ["a flow list up to its bracket", "a: [1, 2, # two\n ]\nb: 1\n", "/a", "1:4-2:3"],
    ["an empty flow mapping", "a: { }\n", "/a", "1:4-1:7"],
    ["a key with a slash and a tilde", "a/b~c: 1\n", "/a~1b~0c", "1:8-1:9"],
    ["a key that YAML resolves", "0x10: a\n", "/16", "1:7-1:8"],
    ["behind an emoji, in UTF-16 units", "{ 🙂: 1, b: 2 }\n", "/b", "1:13-1:14"],
    ["the root", "# c\na: 1\n", "", "2:1-2:5"],
  ])("%s", (_, text, pointer, expected) => {
    expect(at(text, pointer)).toBe(expected);
  });
});

test.each([
  ["lists", `${"[".repeat(40)}${"]".repeat(40)}`],
  ["lists with a value", `${"[".repeat(40)}1${"]".repeat(40)}`],
  ["blocks", Array.from({ length: 40 }, (_, i) => `${" ".repeat(i)}a:\n`).join("")],
  ["lists of mappings", Array.from({ length: 20 }, (_, i) => `${" ".repeat(2 * i)}- a:\n`).join("")],
  ["flow mappings", `${"{a: ".repeat(40)}1${"}".repeat(40)}`],
])("40 levels of %s are accepted", (_, text) => {
  expect(issues(text)).toEqual([]);
});

test("values are those of the YAML 1.2 core schema", () => {
  const reading = readYaml("a: no\nb: 2026-01-01\nc: 0o17\nd: ~\ne: 1_000\n<<: { f: 1 }\n", "a.yml");
  expect(reading).toMatchObject({
    ok: true,
    value: { value: { a: "no", b: "2026-01-01", c: 15, d: null, e: "1_000", "<<": { f: 1 } } },
  });
});

test("what is not a finite number is read with a warning", () => {
  const reading = readYaml("a: .nan\nb: '.nan'\n", "a.yml");
  expect(reading).toMatchObject({
    ok: true,
    warnings: [{ id: "non-finite", where: { line: 1, column: 4 } }],
  });
});

describe("aliases, where a limit allows them", () => {
  test("are followed", () => {
    const reading = readYaml("a: &x [1]\nb: *x\n", "a.yml", { aliases: 1 });
    expect(reading).toMatchObject({ ok: true, value: { value: { a: [1], b: [1] } } });
  });

  test.each([
    ["too many", "a: &x 1\nb: *x\nc: *x\n", "3:4"],
    ["one inside its own anchor", "a: &x [*x]\n", "1:8"],
  ])("%s", (_, text, place) => {
    const reading = readYaml(text, "a.yml", { aliases: 1 });
    expect(reading.ok ? [] : reading.issues.map(({ where }) => `${where.line}:${where.column}`)).toEqual([
      place,
    ]);
  });
});

test("no text makes it throw, and every issue lies inside the text", () => {
  const piece = fc.constantFrom(
    ..."a b : - [ ] { } , & * ! | > ' \" % @ # ? ~ 1 \t \n \r\n \uFEFF \u202E __proto__ --- ... <<".split(
      " ",
    ),
    "\n",
    "\n  ",
    " ",
    ": ",
    "- ",
    "\0",
    "🙂",
    "\uD800",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const reading = readYaml(text, "a.yml");
      if (reading.ok) return;
      expect(reading.issues.length).toBeGreaterThan(0);
      for (const issue of reading.issues) expect(inside(text, issue)).toBe(true);
    }),
    { seed: 1, numRuns: 1500 },
  );
});

test("every position of a document lies inside its text", () => {
  const key = fc.stringMatching(/^[a-z~/]{1,4}$/);
  const { value: tree } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.string({ maxLength: 5 }),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value, null, 1);
      const reading = readYaml(text, "a.yml");
      if (!reading.ok) return;
      expect(reading.value.value).toEqual(value);
      for (const span of Object.values(reading.value.positions))
        expect(inside(text, { id: "", says: "", values: {}, where: { path: "", ...span } })).toBe(true);
    }),
    { seed: 2, numRuns: 300 },
  );
});
