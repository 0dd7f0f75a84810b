import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uvLock } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/env");
const HASH = `sha256:${"ab".repeat(32)}`;
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

const read = (text: string) => uvLock.read({ path: "uv.lock", text, oid: "abc" });
const problems = (text: string) => read(text).problems.map(({ id }) => id);
const one = (source: string, rest = "") =>
  read(`version = 1\n[[package]]\nname = "a"\nversion = "1.0"\nsource = { ${source} }\n${rest}`).details ??
  {};

describe("a package", () => {
  // The shape of sources: astral-sh/uv:crates/uv-resolver/src/lock/tests.rs.
  test.for([
    ['registry = "https://pypi.org/simple"', `sdist = { url = "u", hash = "${HASH}" }`, true],
    ['registry = "https://pypi.org/simple"', `wheels = [{ url = "u", hash = "${HASH}" }]`, true],
    [
      'registry = "https://pypi.org/simple"',
      `wheels = [{ url = "u", hash = "${HASH}" }, { url = "v" }]`,
      false,
    ],
    ['registry = "https://pypi.org/simple"', 'sdist = { hash = "md5:1" }', false],
    ['registry = "https://pypi.org/simple"', "", false],
    ['url = "https://example.com/a.whl"', `wheels = [{ hash = "${HASH}" }]`, true],
    [`git = "https://example.com/a?rev=main#${COMMIT}"`, "", true],
    ['git = "https://example.com/a?rev=main"', "", false],
  ] as const)("from %s with %s: locked is %s", ([source, rest, locked]) => {
    expect(one(source, rest).pins).toEqual([
      {
        kind: "package",
        name: "a",
        version: "1.0",
        exact: true,
        locked,
        source: { pointer: "/package/0", line: 2, column: 1 },
      },
    ]);
  });

  test.for(['editable = "."', 'virtual = "."', 'directory = "../b"'])(
    "from %s is the project's own",
    (source) => {
      expect(one(source).pins).toBeUndefined();
      expect(one(source).artifacts).toHaveLength(1);
    },
  );
});

test("the file's own settings are properties", () => {
  const { details } = read(
    'version = 1\nrevision = 3\nrequires-python = ">=3.12"\n[[package]]\nname = "a"\nsource = { virtual = "." }',
  );
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["version", 1],
    ["revision", 3],
    ["requires-python", ">=3.12"],
  ]);
});

test("a heading inside a text makes no wrong place", () => {
  const text =
    'version = 1\nx = """\n[[package]]\n"""\n[[package]]\nname = "a"\nversion = "1"\nsource = { registry = "r" }';
  expect(read(text).details?.pins?.[0]?.source).toMatchObject({ line: 1 });
});

test.for([
  ["", ["empty"]],
  ["version = 1", ["no-packages"]],
  ["package = 3", ["no-packages"]],
  ["[[package]]\nversion = '1'", ["unreadable-package"]],
  ['[[package]]\nname = "a"', ["unreadable-package"]],
  ["[[package]\nname = 1", ["not-toml"]],
  ["<<<<<<< HEAD", ["not-toml"]],
  [`a = ${"[".repeat(100_000)}`, ["not-toml"]],
  [`a = ${"[".repeat(100)}${"]".repeat(100)}`, ["not-toml"]],
  ["__proto__.x = 1\n[__proto__]", ["not-toml"]],
  ["#".repeat(6_000_000), ["too-large"]],
] as const)("problem %#", ([text, expected]) => expect(problems(text)).toEqual(expected));

test("a number beyond exactness is no crash", () => {
  expect(
    problems(`version = ${"9".repeat(30)}\n[[package]]\nname = "a"\nsource = { virtual = "." }`),
  ).toEqual([]);
});

test("a syntax error says where", () =>
  expect(read("version = 1\n= 3").problems[0]?.where).toMatchObject({ line: 2 }));

test("any TOML-like text gives something", () => {
  const piece = fc.constantFrom(
    "[[package]]\n",
    'name = "a"\n',
    'version = "1"\n',
    "source = ",
    "{ registry = 'r' }\n",
    "1\n",
    "wheels = [1, {}]\n",
    "sdist = 3\n",
    '"',
    "=",
    "[package]\n",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((parts) => parts.join("")),
      ),
      (text) => {
        const { observations, details, problems: told } = read(text);
        expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
      },
    ),
    { seed: 13, numRuns: 300 },
  );
});

test("detects by name", () => {
  expect(uvLock.detect("version = 1\n", "a/uv.lock")).toBe(true);
  expect(uvLock.detect("version = 1\n", "poetry.lock")).toBe(false);
  expect(uvLock.detect("hello", "uv.lock")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real lock (skipped where the samples are absent)", () => {
  const { observations, details, problems: none } = read(readFileSync(join(samples, "uv.lock"), "utf8"));
  expect(none).toEqual([]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["pins", 1],
    ["inexact", 0],
    ["unlocked", 0],
  ]);
  expect(details?.pins).toMatchObject([
    { name: "ruff", version: "0.6.2", exact: true, locked: true, source: { line: 4 } },
  ]);
  expect(details?.artifacts).toMatchObject([{ name: ".", source: { line: 29 } }]);
});
