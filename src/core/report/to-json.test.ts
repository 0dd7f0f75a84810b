import { expect, test } from "vitest";
import { GREEN, RED } from "./golden/verdicts.fixture.ts";
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
