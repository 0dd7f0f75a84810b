import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { type Expressions, MOST_CHARACTERS, MOST_EXPRESSIONS } from "./expressions.ts";
import { LONGEST_EXPRESSION } from "./read-promql.ts";

/** A rule of a group whose expression was read. */
export interface Rule {
  readonly kind: "alert" | "record";
  readonly name: string;
  readonly expression: string;
  /** Metrics that the expression itself names. */
  readonly metrics: readonly string[];
  readonly rule: Foreign;
}

/** Reads one rule of a group, or tells why it is none. */
export function readRule(rule: Foreign, builder: ReadingBuilder, expressions: Expressions): Rule | undefined {
  const alert = rule.at("alert");
  const record = rule.at("record");
  const name = alert.text ?? record.text;
  if (name === undefined || (alert.present && record.present)) {
    builder.problem(
      {
        id: "no-rule",
        says: "A rule has either an `alert` or a `record` with a name, and this one does not.",
        fix: "Name the alert, or the metric that the rule records; a rule is one of the two.",
      },
      rule.where,
    );
    return undefined;
  }
  if (!canBeLoaded(rule, name, builder)) return undefined;
  const expression = expressionOf(rule, name, builder, expressions);
  if (expression === undefined) return undefined;
  const kind = alert.present ? "alert" : "record";
  return { kind, name, rule, ...expression };
}

/** Keys of a rule (prometheus/prometheus: model/rulefmt/rulefmt.go): with any other one, Prometheus loads none of the file. */
const KEYS = new Set(["alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"]);
/** A duration as Prometheus writes it (prometheus/common: model/time.go). */
const DURATION = /^(?:0|(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/;

/** Whether Prometheus would load the rule: one that it refuses alerts nobody, and takes its whole file along. */
function canBeLoaded(rule: Foreign, name: string, builder: ReadingBuilder): boolean {
  const unknown = rule.entries.find(([key]) => !KEYS.has(key));
  if (unknown !== undefined) {
    const says =
      "The rule `{name}` has a key `{key}`, which Prometheus does not know, so it loads none of this file.";
    const fix = "Remove or correct the key; `promtool check rules` says what Prometheus makes of the file.";
    builder.problem(
      { id: "unknown-key", says, fix, values: { name: shown(name), key: shown(unknown[0]) } },
      unknown[1].where,
    );
    return false;
  }
  const wrong = ["for", "keep_firing_for"]
    .map((key) => rule.at(key))
    .find((each) => each.present && !isDuration(each));
  if (wrong === undefined) return true;
  const says =
    "The rule `{name}` waits for `{found}`, which is no duration of Prometheus, so it loads none of this file.";
  const fix = "Write it such as `5m` or `1h30m`.";
  builder.problem(
    { id: "no-duration", says, fix, values: { name: shown(name), found: shown(wrong.spelled, 40) } },
    wrong.where,
  );
  return false;
}

function isDuration({ value }: Foreign): boolean {
  return value === 0 || (typeof value === "string" && DURATION.test(value));
}

function expressionOf(
  rule: Foreign,
  name: string,
  builder: ReadingBuilder,
  expressions: Expressions,
): Pick<Rule, "expression" | "metrics"> | undefined {
  const expr = rule.at("expr");
  // YAML reads `expr: 1` as a number; Prometheus reads it as an expression.
  const expression = expr.text ?? expr.number?.toString();
  if (expression === undefined) {
    const says = "The rule `{name}` has no expression (`expr`), so it watches nothing.";
    const fix = "Write the PromQL expression that the rule evaluates.";
    builder.problem({ id: "no-expression", says, fix, values: { name: shown(name) } }, expr.where);
    return undefined;
  }
  const read = expressions.read(expression);
  if (read === undefined) {
    builder.problem(TOO_MANY, expr.where);
    return undefined;
  }
  if (read.ok) return { expression, metrics: read.metrics };
  notPromql(expression, read.at, expr, builder);
  return undefined;
}

const TOO_MANY = {
  id: "too-many-expressions",
  says: "This file holds more than {limit} different expressions, or more than {characters} characters of them, so its rules were not read from here on.",
  fix: "Split the file into several, and list each of them.",
  values: { limit: MOST_EXPRESSIONS, characters: MOST_CHARACTERS },
};

/** Tells that an expression is no PromQL, at its place in the file. */
export function notPromql(expression: string, at: number, where: Foreign, builder: ReadingBuilder): void {
  if (expression.length > LONGEST_EXPRESSION) {
    const says = "This expression is longer than {limit} characters, so it was not read.";
    const fix = "Compute its parts with recording rules.";
    builder.problem({ id: "too-long", says, fix, values: { limit: LONGEST_EXPRESSION } }, where.where);
    return;
  }
  const rest = expression.slice(at).trim();
  const found = rest === "" ? "its end" : shown(rest, 40);
  const says = "This expression is not readable PromQL from `{found}` on.";
  const fix = "Correct it; `promtool check rules` says what Prometheus makes of it.";
  builder.problem({ id: "not-promql", says, fix, values: { found } }, where.where);
}
