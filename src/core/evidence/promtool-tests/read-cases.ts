import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import { readPromql } from "../prometheus-rules/read-promql.ts";
import { notPromql } from "../prometheus-rules/read-rule.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** What a case of `alert_rule_test` expects of an alert. */
export interface Expectation {
  readonly alert: string;
  readonly expects: "firing" | "silent";
}

/** Reads one case of `alert_rule_test`: an alert is expected to fire where `exp_alerts` lists any, and to be silent otherwise. */
export function readAlertCase(entry: Foreign, builder: ReadingBuilder): Expectation | undefined {
  const alert = entry.at("alertname").text;
  const expected = entry.at("exp_alerts");
  if (alert === undefined) {
    const says = "This case names no alert (`alertname`), so it tests none.";
    builder.problem(
      { id: "no-alert", says, fix: "Write the name of the alert that it is about." },
      entry.where,
    );
    return undefined;
  }
  if (expected.present && !expected.isList) {
    const says = "`exp_alerts` of `{alert}` is no list, so what it expects cannot be told.";
    const fix = "List the alerts that must fire, or write `[]` where none may.";
    builder.problem({ id: "no-list", says, fix, values: { alert: shown(alert) } }, expected.where);
    return undefined;
  }
  const expects = expected.items.length > 0 ? "firing" : "silent";
  builder.add("alertCases", { alert, expects, source: entry.source });
  return { alert, expects };
}

/** Looks at one case of `promql_expr_test`; returns whether it asks anything. */
export function readExpressionCase(entry: Foreign, builder: ReadingBuilder): boolean {
  const expr = entry.at("expr");
  const expression = expr.text ?? expr.number?.toString();
  if (expression === undefined) {
    const says = "This case has no expression (`expr`), so it tests nothing.";
    builder.problem(
      { id: "no-expression", says, fix: "Write the PromQL expression to evaluate." },
      entry.where,
    );
    return false;
  }
  const read = readPromql(expression);
  if (!read.ok) notPromql(expression, read.at, expr, builder);
  return read.ok;
}
