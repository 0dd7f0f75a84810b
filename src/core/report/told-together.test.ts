import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import { PLAIN } from "./fill-template.ts";
import { type Holder, linesOf, saysOf, toldTogether, wholeLine } from "./told-together.ts";

const many = { says: "{count} keys are missing", each: "`{key}`", note: "{why}" };

function missing(key: string, line: number, over: Partial<Finding> = {}): Holder {
  const finding: Finding = {
    id: "missing",
    outcome: "fail",
    says: "no `{key}`: {why}",
    many,
    values: { key, why: `because of ${key}` },
    where: { path: "handoff.yml", line, column: 1 },
    ...over,
  };
  return { finding };
}

/** Each told thing as one text. */
function shown(all: readonly Holder[]): readonly string[] {
  return toldTogether(all).map((told) =>
    [saysOf(told, PLAIN), ...linesOf(told, PLAIN).map(wholeLine)].join(" | "),
  );
}

test("several of a kind in one file are one, in the order of the file, with a line for each", () => {
  expect(shown([missing("c", 9), missing("a", 2), missing("b", 2)])).toEqual([
    "3 keys are missing | `a`: because of a | `b`: because of b | `c`: because of c",
  ]);
});

test("two are told one by one", () => {
  expect(shown([missing("a", 2), missing("b", 3)])).toEqual(["no `a`: because of a", "no `b`: because of b"]);
});

test("what is told stands where the first of it stood", () => {
  const other = missing("z", 1, { id: "other" });
  expect(shown([other, missing("c", 9), other, missing("a", 2), missing("b", 2)])).toEqual([
    "no `z`: because of z",
    "3 keys are missing | `a`: because of a | `b`: because of b | `c`: because of c",
    "no `z`: because of z",
  ]);
});

describe("stays apart, since a reader would act on it in another way:", () => {
  const waiver = {
    gate: "package",
    package: "churn@1.0.0",
    reason: "later",
    authority: "@acme/risk",
    expires: "2026-12-31",
    where: { path: "policy.yml" },
  };
  test.for<[what: string, over: Partial<Finding>]>([
    ["another file", { where: { path: "docs/handoff.yml", line: 2 } }],
    ["another id", { id: "absent" }],
    ["another outcome", { outcome: "error" }],
    ["one that only warns", { severity: "warn" }],
    ["another package", { package: "handoffs/other" }],
    ["another check of the policy", { check: "AUC holds" }],
    ["other people who can act", { who: ["@dana"] }],
    ["one that is excused", { waiver }],
    ["other words", { many: { ...many, each: "{key}" } }],
  ])("%s", ([, over]) => {
    const told = toldTogether([
      missing("a", 1),
      missing("b", 1),
      missing("d", 1),
      ...["x", "y", "z"].map((key) => missing(key, 1, over)),
    ]);
    expect(told.map((each) => each.length)).toEqual([3, 3]);
  });

  test("one that keeps gates from looking", () => {
    const holding = { ...missing("a", 1), holds: ["evidence"] };
    expect(toldTogether([holding, missing("b", 1), missing("c", 1)])).toHaveLength(3);
  });
});

test("whatever the findings, none is lost or doubled, and the same ones give the same", () => {
  const finding = fc
    .record({
      line: fc.integer({ min: 1, max: 3 }),
      path: fc.constantFrom("a", "b"),
      grouped: fc.boolean(),
      id: fc.constantFrom("x", "y"),
    })
    .map(({ line, path, grouped, id }) => {
      const { finding: whole } = missing(id, line, { id, where: { path, line } });
      const { many: _, ...alone } = whole;
      return { finding: grouped ? whole : alone };
    });
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 20 }), (all) => {
      const told = toldTogether(all);
      expect(new Set(told.flat())).toEqual(new Set(all));
      expect(told.flat()).toHaveLength(all.length);
      expect(toldTogether(all)).toEqual(told);
      for (const each of told) expect(each.length === 1 || each.length >= 3).toBe(true);
    }),
    { seed: 20261121 },
  );
});
