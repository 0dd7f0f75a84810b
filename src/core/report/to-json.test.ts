import { expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import { GREEN, gate, RED, verdict } from "./golden/verdicts.fixture.ts";
import { JSON_SCHEMA_ID, toJson } from "./to-json.ts";

test("it is the verdict, with the sentences written out", () => {
  const { schema, headline, ...printed } = JSON.parse(toJson(RED));
  expect(schema).toBe(JSON_SCHEMA_ID);
  expect(headline).toContain("2 of 5 gates block");
  expect(printed).toMatchObject({ ...RED });
  expect(printed.gates[1].findings[1].message).toBe(
    "recall gap by age is 0.62, at most 0.1 (fairlearn AgeGroup)",
  );
});

test("the order of keys in memory does not show", () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, turned(inner)]),
    );
  };
  expect(toJson(JSON.parse(JSON.stringify(turned(GREEN))))).toBe(toJson(GREEN));
});

test("numbers are as people read them in sentences, and whole beside them", () => {
  const actual = { shown: "0.841235", exact: "0.8412345678901234" };
  const findings: Finding[] = [
    {
      id: "falls-short",
      outcome: "fail",
      says: "it is {actual}, and not for {groups}",
      values: { actual, groups: ["a", { shown: "b (0.1)", exact: "b (0.10000001)" }] },
    },
  ];
  const tables = [
    { title: "Results", columns: ["value", "stated"], rows: [[actual, { shown: "0.3", exact: 0.31 }]] },
  ];
  const [judged] = JSON.parse(toJson(verdict({ gates: [gate("evidence", { findings, tables })] }))).gates;
  expect(judged.findings[0]).toMatchObject({
    message: "it is 0.841235, and not for a, b (0.1)",
    values: { actual: "0.8412345678901234", groups: ["a", "b (0.10000001)"] },
  });
  expect(judged.tables[0].rows).toEqual([["0.8412345678901234", 0.31]]);
});
