import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CODEOWNERS_LIMIT,
  DEPTH_WEIGHT,
  ISSUE_LIMIT,
  LINE_LIMIT,
  SEGMENT_LIMIT,
  WILDCARD_LIMIT,
} from "./codeowners.ts";
import { compileCodeowners } from "./match-codeowners.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

const PATH = ".github/CODEOWNERS";

function ids(text: string): string[] {
  return parseCodeowners(text, PATH).issues.map(({ id }) => id);
}

test("a rule keeps its line, its pattern as written and its owners with their columns", () => {
  const { rules, path } = parseCodeowners("# head\n  /a\\ b/\t@User @org/team  me@example.com # end\n", PATH);
  expect(path).toBe(PATH);
  expect(rules).toEqual([
    {
      line: 2,
      pattern: "/a\\ b/",
      owners: [
        { handle: "@User", kind: "user", column: 10 },
        { handle: "@org/team", kind: "team", column: 16 },
        { handle: "me@example.com", kind: "email", column: 27 },
      ],
    },
  ]);
});

test("an issue says where it is, what is wrong and what to do", () => {
  const { issues } = parseCodeowners("* @all\n  /a[1] @x\n", PATH);
  expect(issues).toEqual([
    {
      id: "brackets",
      says: expect.stringContaining("`{pattern}`"),
      fix: expect.stringContaining("backslash"),
      values: { pattern: "/a[1]" },
      where: { path: PATH, line: 2, column: 5 },
    },
  ]);
});

test("every value that a sentence names is there", () => {
  const text = "!a\n[b]\n/c[\n***\n\\#d\n/\na//b\n./a\ne\\\nf\\/g\n* bad\n";
  const { issues, warnings } = parseCodeowners(`${text}a#b\n**/\na\u00a0b\n`, PATH);
  expect(issues).toHaveLength(11);
  expect(warnings).toHaveLength(3);
  for (const { says, fix, values } of [...issues, ...warnings]) {
    const named = [...`${says} ${fix}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(values)));
  }
});

describe("limits:", () => {
  test("a file just under GitHub's limit is loaded, and one at the limit is not", () => {
    const under = `* @all\n${"#".repeat(CODEOWNERS_LIMIT - 8)}`;
    expect(parseCodeowners(under, PATH)).toMatchObject({ loaded: true, issues: [] });
    const at = parseCodeowners(`${under}#`, PATH);
    expect(at).toMatchObject({
      loaded: false,
      rules: [],
      issues: [{ id: "too-large", where: { path: PATH } }],
    });
    expect(compileCodeowners(at).ruleFor("a")).toBeNull();
  });

  test("the limit counts bytes, not characters", () => {
    const characters = CODEOWNERS_LIMIT / 2;
    expect(parseCodeowners(`#${"é".repeat(characters - 1)}`, PATH).loaded).toBe(true);
    expect(parseCodeowners(`##${"é".repeat(characters - 1)}`, PATH).loaded).toBe(false);
  });

  test("a line that is too long is skipped and said", () => {
    const fits = `/a @${"x".repeat(LINE_LIMIT - 4)}`;
    expect(ids(`${fits}\r\n`)).toEqual([]);
    expect(parseCodeowners(`${fits}x\n/b @b`, PATH)).toMatchObject({
      rules: [{ line: 2 }],
      issues: [{ id: "long-line", where: { line: 1, column: 1 } }],
    });
  });

  test("a long word is shown in part", () => {
    const [issue] = parseCodeowners(`* ${"x".repeat(4000)}`, PATH).issues;
    expect(issue?.values).toEqual({ owner: `${"x".repeat(200)}…` });
  });

  test("more issues than anybody reads are counted", () => {
    const { issues } = parseCodeowners("!\n".repeat(ISSUE_LIMIT + 7), PATH);
    expect(issues).toHaveLength(ISSUE_LIMIT + 1);
    expect(issues.at(-1)).toMatchObject({ id: "more-issues", values: { count: 7 }, where: { path: PATH } });
  });

  test.each([
    ["parts between slashes", "a/b\n".repeat(SEGMENT_LIMIT / 2), "a\n"],
    ["characters of wildcards", "/*.ab\n".repeat(WILDCARD_LIMIT / 4), "/b?\n"],
    ["depths", "a/**\n".repeat(WILDCARD_LIMIT / DEPTH_WEIGHT), "a/**\n"],
  ])("more %s than can be matched in reasonable time", (_, most, more) => {
    expect(parseCodeowners(most, PATH).loaded).toBe(true);
    expect(parseCodeowners(most + more, PATH)).toMatchObject({
      loaded: false,
      rules: [],
      issues: [{ id: "too-complex" }],
    });
  });
});

test("any text at all is read, and any path is answered, without throwing", () => {
  const sign = fc.constantFrom(
    "a",
    "@",
    "/",
    "*",
    "?",
    "\\",
    "[",
    "]",
    "!",
    "#",
    " ",
    "\t",
    "\n",
    "\r",
    ".",
    "\ud800",
  );
  const text = fc.oneof(
    fc.string({ unit: sign, maxLength: 80 }),
    fc.string({ unit: "binary", maxLength: 80 }),
  );
  const total = fc.property(text, text, (file, path) => {
    const codeowners = parseCodeowners(file, PATH);
    const rule = compileCodeowners(codeowners).ruleFor(path);
    const lines = file.split("\n").length;
    expect(rule === null || codeowners.rules.includes(rule)).toBe(true);
    for (const { line } of codeowners.rules) expect(line).toBeLessThanOrEqual(lines);
    for (const { where } of codeowners.issues) expect(where.line).toBeLessThanOrEqual(lines);
  });
  fc.assert(total, { seed: 20260821, numRuns: 3000 });
});
