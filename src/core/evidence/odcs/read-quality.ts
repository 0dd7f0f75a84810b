import type { Objective } from "#core/model/details.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

type Bound = { readonly op?: NonNullable<Objective["op"]>; readonly from: Foreign };

/** Operators of the standard that compare with one number. */
const OPERATORS: readonly (readonly [string, NonNullable<Objective["op"]>])[] = [
  ["mustBe", "eq"],
  ["mustBeGreaterThan", "gt"],
  ["mustBeGreaterOrEqualTo", "gte"],
  ["mustBeLessThan", "lt"],
  ["mustBeLessOrEqualTo", "lte"],
];

/**
 * The quality rules of a table or column as objectives named `<table>.<column>.<metric>`, and how many there are.
 * A rule without a bound that can be told, such as one in prose or `mustNotBe`, is an objective without operator and target.
 */
export function readQuality(builder: ReadingBuilder, quality: Foreign, owner: string): number {
  for (const rule of quality.items) {
    const metric = rule.at("metric").text ?? rule.at("rule").text;
    const label = metric ?? rule.at("name").text ?? rule.at("type").text ?? "rule";
    const percent = /^(?:percent|%)$/i.test(rule.at("unit").text ?? "");
    const bounds = boundsOf(rule);
    for (const { op, from } of bounds) {
      const target = targetOf(builder, from, percent);
      builder.add("objectives", {
        kind: "slo",
        name: owner === "" ? label : `${owner}.${label}`,
        metrics: metric === undefined ? [] : [metric],
        ...(op === undefined || target === undefined ? {} : { op, target }),
        source: rule.source,
      });
    }
  }
  return quality.items.length;
}

function boundsOf(rule: Foreign): readonly Bound[] {
  const bounds: Bound[] = OPERATORS.flatMap(([key, op]) => {
    const from = rule.at(key);
    return from.present ? [{ op, from }] : [];
  });
  const between = rule.at("mustBeBetween");
  if (between.present) bounds.push({ op: "gte", from: between.at(0) }, { op: "lte", from: between.at(1) });
  return bounds.length > 0 ? bounds : [{ from: rule }];
}

/** A bound with its unit; what should be a number and is none is a problem. */
function targetOf(builder: ReadingBuilder, from: Foreign, percent: boolean): string | number | undefined {
  if (from.isMapping) return undefined;
  if (from.number !== undefined) return percent ? `${from.number}%` : from.number;
  const says = "A bound of a quality rule is {found}, not a number.";
  const fix =
    "Write a number without quotes, with a point as decimal mark; `unit: percent` makes it a share.";
  const found = shown(typeof from.value === "string" ? from.value : JSON.stringify(from.value ?? null), 40);
  builder.problem({ id: "not-a-bound", says, fix, values: { found } }, from.where);
  return undefined;
}
