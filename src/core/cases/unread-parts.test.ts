import { describe, expect, test } from "vitest";
import { evidenceOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Observation } from "#core/model/observation.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import type { GivenMetric } from "./given-schema.ts";
import { unreadMetrics } from "./unread-metrics.ts";

/** Mistakes in what is told of metrics, under a policy with these gates, where the evidence holds this. */
function mistakes(
  gates: string,
  told: Readonly<Record<string, GivenMetric>>,
  observations: readonly Observation[] = [],
) {
  const text = `version: 1\nstages:\n  all:\n    branches: [main]\n    gates: ${gates}\n`;
  const policy = readPolicy(text, ".github/gatehouse.yml", "0".repeat(40));
  if (!policy.ok) throw new Error(JSON.stringify(policy.issues));
  const evidence = [evidenceOf("handoffs/churn/m.json", "fairlearn", { observations })];
  return unreadMetrics(told, { packages: [packageOf("", { evidence })] }, policy.value);
}

const seen = (name: string, slice?: Readonly<Record<string, string>>): Observation => ({
  name,
  value: 0.8,
  source: { pointer: "" },
  ...(slice === undefined ? {} : { slice }),
});

const check = (more: string) =>
  `{ evidence: { checks: [{ name: c, read: "fairlearn:recall", op: gte, threshold: 0.7${more} }] } }`;
const fairness = (more: string) => `{ fairness: { checks: [{ name: f, metric: recall, min: 0.7${more} }] } }`;

describe("a slice that nobody reads", () => {
  const WHOLE = check("");
  const OLD = check(", slice: { Age: old }");
  const EACH = check(', slice: { AgeGroup: "*", Sex: f }');
  const ANY = fairness("");
  const NAMED = fairness(", attributes: [AgeGroup, [Sex, AgeGroup]]");
  test.for<[gates: string, slice: Readonly<Record<string, string>>, nearest: string | null]>([
    [OLD, { Age: "old" }, null],
    [OLD, { Age: "odl" }, "Age: old"],
    [OLD, { Agee: "old" }, "Age: old"],
    [OLD, { Age: "old", Sex: "f" }, ""],
    [OLD, { Region: "north" }, ""],
    [EACH, { Sex: "f", AgeGroup: "31-40" }, null],
    [EACH, { Sex: "m", AgeGroup: "31-40" }, "AgeGroup: 31-40, Sex: f"],
    [EACH, { AgeGrp: "31-40", Sex: "f" }, "AgeGroup: 31-40, Sex: f"],
    [WHOLE, { Age: "old" }, ""],
    [ANY, { Whatever: "x" }, null],
    [NAMED, { AgeGroup: "31-40" }, null],
    [NAMED, { AgeGroup: "31-40", Sex: "f" }, null],
    [NAMED, { ageGroup: "31-40" }, "AgeGroup: 31-40"],
    [NAMED, { Region: "north" }, ""],
  ])("%s: %o", ([gates, slice, nearest]) => {
    const found = mistakes(gates, { "fairlearn:recall": { value: 0.6, slice } });
    expect(found.map(({ because }) => because.values["nearest"])).toEqual(nearest === null ? [] : [nearest]);
    for (const one of found)
      expect(one).toMatchObject({
        at: ["metrics", "fairlearn:recall", "slice"],
        because: { id: "unread-slice" },
      });
  });

  test("where groups of any attribute are read, one that the evidence spells otherwise is mistyped", () => {
    const evidence = [seen("recall", { AgeGroup: "31-40" })];
    const told = (slice: Readonly<Record<string, string>>) =>
      mistakes(ANY, { "fairlearn:recall": { value: 0.6, slice } }, evidence).map(
        ({ because }) => because.fix,
      );
    expect(told({ AgeGrup: "31-40" })).toEqual(["Did you mean {nearest}?"]);
    expect(told({ AgeGroup: "a new one" })).toEqual([]);
    expect(told({ Region: "north" })).toEqual([]);
  });

  test("where results must only be shown by group, those of any metric are read", () => {
    const told = (gates: string, slice: Readonly<Record<string, string>>) =>
      mistakes(gates, { "fairlearn:accuracy": { value: 0.6, slice } }).map(({ because }) => because.id);
    expect(told("{ fairness: { attributes: [AgeGroup] } }", { AgeGroup: "a" })).toEqual([]);
    expect(told("{ fairness: { attributes: [AgeGroup] } }", { Age: "a" })).toEqual(["unread-metric"]);
    expect(told("{ fairness: { required: true } }", { Age: "a" })).toEqual([]);
    expect(told("{ fairness: { required: false } }", { Age: "a" })).toEqual(["unread-metric"]);
  });

  test("without a slice, it takes the place of all that are measured, and of nothing where none is", () => {
    const told = { "fairlearn:recall": 0.6 };
    expect(mistakes(ANY, told, [seen("recall", { Age: "old" })])).toEqual([]);
    expect(mistakes(WHOLE, told)).toEqual([]);
    expect(mistakes(OLD, told)).toMatchObject([
      { part: "key", because: { id: "slice-missing", values: { parts: ["Age: old"] } } },
    ]);
    expect(mistakes(OLD, { "fairlearn:recall": null })).toEqual([]);
  });
});

test.for<[more: string, suite: string | undefined, found: readonly string[]]>([
  ["", "anything", []],
  [", suite: hold-out", "hold-out", []],
  [", suite: hold-out", "holdout", ["unread-suite"]],
  [", suite: hold-out", undefined, ["unread-suite"]],
])("checks%s, told of suite %s", ([more, suite, ids]) => {
  const told = { value: 0.6, ...(suite === undefined ? {} : { suite }) };
  const found = mistakes(check(more), { "fairlearn:recall": told });
  expect(found.map(({ because }) => because.id)).toEqual(ids);
});
