import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Verdict } from "#core/model/verdict.ts";
import { RED } from "./golden/verdicts.fixture.ts";
import { toJson } from "./to-json.ts";
import { verdictJsonSchema } from "./verdict-json-schema.ts";

const root = join(import.meta.dirname, "../../..");
const printed = globSync("src/core/report/golden/*-json.golden", { cwd: root });
const judged = globSync("test/golden/*/verdict.json", { cwd: root });

/** The schema without its openness: what it does not name is a mistake. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, inner]): [string, unknown] => [key, closed(inner)]);
  return Object.fromEntries("properties" in schema ? [...entries, ["additionalProperties", false]] : entries);
}

const ajv = new Ajv({ allErrors: true, strict: false });
const open = ajv.compile(verdictJsonSchema());
const strict = ajv.compile(closed(verdictJsonSchema()) as object);

const wrong = (validate: typeof open, verdict: unknown) => {
  validate(verdict);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe("the schema of the verdict names every key of every recorded verdict", () => {
  test("there are some", () => {
    expect(printed.length).toBeGreaterThan(3);
    expect(judged.length).toBeGreaterThan(10);
  });

  test.for(printed)("%s", (file) => {
    expect(wrong(strict, JSON.parse(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  test.for(judged)("%s", (file) => {
    const verdict = JSON.parse(readFileSync(join(root, file), "utf8")) as Verdict;
    expect(wrong(strict, JSON.parse(toJson(verdict)))).toEqual([]);
  });
});

describe("the schema of the verdict", () => {
  const verdict = JSON.parse(toJson(RED)) as Record<string, unknown>;

  test("allows what a later version adds", () => {
    expect(wrong(open, { ...verdict, later: 1 })).toEqual([]);
    expect(wrong(strict, { ...verdict, later: 1 })).not.toEqual([]);
  });

  test.for([
    ["another shape", { schema: "gatehouse/verdict/v2" }, "/schema must be equal to constant"],
    ["an outcome of nobody's", { outcome: "fine" }, "/outcome must be equal to one of the allowed values"],
    [
      "a line that is none",
      { notices: [{ where: { path: "a", line: 0 } }] },
      "/notices/0/where/line must be >= 1",
    ],
  ] as const)("refuses %s", ([, change, told]) => {
    expect(wrong(open, { ...verdict, ...change })).toContain(told);
  });

  test("asks for the gates", () => {
    const { gates: _, ...rest } = verdict;
    expect(wrong(open, rest)).toEqual([" must have required property 'gates'"]);
  });
});
