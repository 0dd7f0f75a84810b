import type { AskedGate, AskedRule } from "./explanation.ts";
import { flowText } from "./flow-text.ts";
import { places, type Shown, safe } from "./layout.ts";

/**
 * What is asked of a gate, below a heading: its rules, each with its place, and what graver risks add. `isMore`: the rules
 * come on top of what was told of another stage.
 */
export function askedLines(
  heading: string,
  { severity, rules, risks }: AskedGate,
  { paint }: Shown,
  isMore = false,
): readonly string[] {
  const word = severity === null ? "not asked" : severity === "block" ? "blocks" : paint("warning", "warns");
  const by = isMore ? ", as the stage before it" : ", by its defaults";
  const plain = severity !== null && rules.length === 0 ? paint("quiet", by) : "";
  return [
    `  ${heading}  ${word}${isMore && rules.length > 0 ? ", as the stage before it, and also" : plain}`,
    ...rules.flatMap((rule) => ruleLines(rule, paint, "    ")),
    ...risks.flatMap(({ risk, rules: added }) => [
      `    of risk ${risk}, also`,
      ...added.flatMap((rule) => ruleLines(rule, paint, "      ")),
    ]),
  ];
}

/** Entries of a list below each other, since each of a policy's checks is a rule of its own. */
function ruleLines(
  { option, value, from }: AskedRule,
  paint: Shown["paint"],
  indent: string,
): readonly string[] {
  const isList = Array.isArray(value) && value.some((entry) => typeof entry === "object");
  if (!isList) return [`${indent}${safe(option)}: ${safe(flowText(value))}${places(from, paint)}`];
  const entries: readonly unknown[] = value;
  const paired = from.length === entries.length;
  return [
    `${indent}${safe(option)}:${paired ? "" : places(from, paint)}`,
    ...entries.map(
      (entry, at) =>
        `${indent}  - ${safe(flowText(entry))}${paired ? places(from.slice(at, at + 1), paint) : ""}`,
    ),
  ];
}
