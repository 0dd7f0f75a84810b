import { describe, expect, test } from "vitest";
import * as z from "zod";
import { exactly } from "#core/model/statement.ts";
import { checkSchema } from "./check-schema.ts";
import { readYaml } from "./read-yaml.ts";

const schema = z.strictObject({
  name: z.string(),
  count: z.int().min(3).max(9).optional(),
  op: z.enum(["gte", "lte"]).optional(),
  list: z
    .array(z.strictObject({ a: z.number() }))
    .min(1)
    .optional(),
  either: z
    .union([z.string().min(2), z.strictObject({ key: z.number(), other: z.number().optional() })])
    .optional(),
  word: z.union([z.literal("on"), z.literal("off")]).optional(),
  kind: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("x") }),
      z.strictObject({ type: z.literal("y") }),
    ])
    .optional(),
  roles: z.partialRecord(z.enum(["red", "blue"]), z.number()).optional(),
  names: z.record(z.string().regex(/^[a-z]+$/, "expected lower-case letters"), z.number()).optional(),
  own: z.string().regex(/^a/, "Begin with an a.").optional(),
  joined: z.string().regex(/^a/, "expected a word with a").optional(),
  refined: z
    .string()
    .refine(() => false, {
      params: { id: "never", says: "`{found}` never fits {bound}.", fix: "Leave it.", values: { bound: 3 } },
    })
    .optional(),
});

interface Told {
  readonly id: string;
  readonly at: string;
  readonly says: string;
  readonly fix: string;
}

function check(text: string): readonly Told[] {
  const document = readYaml(text, "a.yml");
  if (!document.ok) throw new Error("the test's own text is not YAML");
  const reading = checkSchema(schema, document.value, "a.yml");
  if (reading.ok) return [];
  return reading.issues.map(({ id, says, fix, values, where }) => {
    const fill = (template: string) =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => String(exactly(values[name] ?? "")));
    return { id, at: `${where.line}:${where.column}`, says: fill(says), fix: fill(fix ?? "") };
  });
}

describe("every mistake has an id, a place and plain words", () => {
  test.each([
    [
      "an unknown key",
      "name: a\ncuont: 3\n",
      "unknown-key",
      "2:1",
      "Unknown key `cuont`.",
      "Did you mean `count`?",
    ],
    [
      "a key like no other",
      "name: a\nzzzzzz: 3\n",
      "unknown-key",
      "2:1",
      "Unknown key `zzzzzz`.",
      expect.stringContaining("Known here: name,"),
    ],
    [
      "a missing key",
      "# c\nop: gte\n",
      "missing-key",
      "2:1",
      "The key `name` is missing: expected text.",
      "Add `name`.",
    ],
    [
      "a missing key below",
      "name: a\nlist:\n  - {}\n",
      "missing-key",
      "3:5",
      "`list[0]` lacks the key `a`: expected a number.",
      "Add `a`.",
    ],
    [
      "a number for text",
      "name: 1.5\n",
      "wrong-type",
      "1:7",
      "`name` does not fit: expected text, found 1.5.",
      "Put the value in quotes.",
    ],
    [
      "nothing for text",
      "name:\n",
      "wrong-type",
      "1:6",
      "`name` does not fit: expected text, found nothing.",
      "",
    ],
    [
      "a list for a mapping",
      "[1]\n",
      "wrong-type",
      "1:1",
      "This file does not fit: expected a mapping of keys to values, found a list.",
      "",
    ],
    [
      "too small a number",
      "name: a\ncount: 1\n",
      "wrong-value",
      "2:8",
      "`count` does not fit: expected a number of at least 3, found 1.",
      "",
    ],
    [
      "too large a number",
      "name: a\ncount: 10\n",
      "wrong-value",
      "2:8",
      "`count` does not fit: expected a number of at most 9, found 10.",
      "",
    ],
    [
      "an empty list",
      "name: a\nlist: []\n",
      "wrong-value",
      "2:7",
      "`list` does not fit: expected a list that is not empty, found a list.",
      "",
    ],
    [
      "a value not among those allowed",
      "name: a\nop: gt\n",
      "wrong-value",
      "2:5",
      '`op` does not fit: expected one of gte, lte, found "gt".',
      "Did you mean `gte`?",
    ],
    [
      "no branch of a union by kind",
      "name: a\neither: 1\n",
      "wrong-type",
      "2:9",
      "`either` does not fit: expected text or a mapping of keys to values, found 1.",
      "",
    ],
    [
      "the branch of a union that was meant",
      "name: a\neither: { key: x }\n",
      "wrong-type",
      "2:16",
      '`either.key` does not fit: expected a number, found "x".',
      "",
    ],
    [
      "a union of words",
      "name: a\nword: onn\n",
      "wrong-value",
      "2:7",
      '`word` does not fit: expected one of on, off, found "onn".',
      "Did you mean `on`?",
    ],
    [
      "a discriminator",
      "name: a\nkind: { type: z }\n",
      "wrong-value",
      "2:15",
      '`kind.type` does not fit: expected one of x, y, found "z".',
      "",
    ],
    [
      "a key of a record",
      "name: a\nroles: { bleu: 1 }\n",
      "unknown-key",
      "2:10",
      "Unknown key `bleu`.",
      "Did you mean `blue`?",
    ],
    [
      "a key that does not match",
      "name: a\nnames: { A1: 1 }\n",
      "wrong-value",
      "2:10",
      "The key `A1` does not fit: expected lower-case letters.",
      "",
    ],
    ["a message of the schema's own", "name: a\nown: b\n", "wrong-value", "2:6", "Begin with an a.", ""],
    [
      "an expectation of the schema's own",
      "name: a\njoined: b\n",
      "wrong-value",
      "2:9",
      '`joined` does not fit: expected a word with a, found "b".',
      "",
    ],
    [
      "a refinement's statement",
      "name: a\nrefined: q\n",
      "never",
      "2:10",
      '`"q"` never fits 3.',
      "Leave it.",
    ],
  ])("%s", (_, text, id, at, says, fix) => {
    expect(check(text)).toEqual([{ id, at, says, fix }]);
  });
});

test("all mistakes come at once, in the order of the file", () => {
  const text = "op: gt\nnmae: a\nlist:\n  - { a: x }\n  - { b: 1 }\n";
  expect(check(text).map(({ id, at }) => `${id} ${at}`)).toEqual([
    "wrong-value 1:5",
    "unknown-key 2:1",
    "wrong-type 4:10",
    "missing-key 5:5",
    "unknown-key 5:7",
  ]);
});

test("keys that begin with x- are ignored at every depth", () => {
  expect(check("name: a\nx-note: 1\nlist:\n  - { a: 1, x-why: {} }\neither: { key: 1, x-b: 2 }\n")).toEqual(
    [],
  );
});

test("the value is what the schema makes of it", () => {
  const reading = checkSchema(
    z.strictObject({ a: z.number().default(2) }),
    { value: {}, positions: {} },
    "a.yml",
  );
  expect(reading).toEqual({ ok: true, value: { a: 2 } });
});

test("the list of mistakes is bounded, and says how many are left", () => {
  const told = check(`name: a\n${Array.from({ length: 1000 }, (_, i) => `k${i}: 1\n`).join("")}`);
  expect(told).toHaveLength(101);
  expect(told.at(-1)).toMatchObject({ id: "more-issues", says: "900 more mistakes follow in this file." });
});

test("a text of the user stays a value, whatever it holds", () => {
  expect(check('name: a\nop: "{says} `code`"\n')[0]?.says).toContain('found "{says} `code`"');
});

describe("a key that is missing since its name was mistyped is told once", () => {
  test.for([
    ["at the top", "nmae: a\n", ["1:1 unknown-key name"]],
    ["below", "name: a\nlist: [{ A: 1 }]\n", ["2:10 unknown-key a"]],
    ["with a name that nothing is near", "zzzzz: a\n", ["1:1 missing-key ", "1:1 unknown-key "]],
    ["beside one that is optional", "cuont: 3\n", ["1:1 missing-key ", "1:1 unknown-key count"]],
    ["twice mistyped", "nmae: a\nnaem: b\n", ["1:1 unknown-key name", "2:1 unknown-key name"]],
  ] as const)("%s", ([, text, expected]) => {
    const document = readYaml(text, "a.yml");
    const reading = document.ok ? checkSchema(schema, document.value, "a.yml") : document;
    const issues = reading.ok ? [] : reading.issues;
    const told = issues.map(
      ({ id, values, where }) =>
        `${where.line}:${where.column} ${id} ${String(exactly(values["nearest"] ?? ""))}`,
    );
    expect(told.toSorted()).toEqual(expected);
  });

  test("and that it is missing", () => {
    expect(check("nmae: a\n")).toMatchObject([{ fix: "Did you mean `name`, which is missing here?" }]);
    expect(check("name: a\ncuont: 3\n")).toMatchObject([{ fix: "Did you mean `count`?" }]);
  });
});
