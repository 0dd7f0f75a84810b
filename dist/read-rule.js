import { o as shown } from "./define-reader.js";
import { r as readPromql, t as LONGEST_EXPRESSION } from "./read-promql.js";
// src/core/evidence/prometheus-rules/read-rule.ts
/** Reads one rule of a group, or tells why it is none. */
function readRule(rule, builder) {
	const alert = rule.at("alert");
	const record = rule.at("record");
	const name = alert.text ?? record.text;
	if (name === void 0 || alert.present && record.present) {
		builder.problem({
			id: "no-rule",
			says: "A rule has either an `alert` or a `record` with a name, and this one does not.",
			fix: "Name the alert, or the metric that the rule records; a rule is one of the two."
		}, rule.where);
		return;
	}
	const expression = expressionOf(rule, name, builder);
	if (expression === void 0) return void 0;
	return {
		kind: alert.present ? "alert" : "record",
		name,
		rule,
		...expression
	};
}
function expressionOf(rule, name, builder) {
	const expr = rule.at("expr");
	const expression = expr.text ?? expr.number?.toString();
	if (expression === void 0) {
		builder.problem({
			id: "no-expression",
			says: "The rule `{name}` has no expression (`expr`), so it watches nothing.",
			fix: "Write the PromQL expression that the rule evaluates.",
			values: { name: shown(name) }
		}, expr.where);
		return;
	}
	const read = readPromql(expression);
	if (read.ok) return {
		expression,
		metrics: read.metrics
	};
	notPromql(expression, read.at, expr, builder);
}
/** Tells that an expression is no PromQL, at its place in the file. */
function notPromql(expression, at, where, builder) {
	if (expression.length > 2e4) {
		builder.problem({
			id: "too-long",
			says: "This expression is longer than {limit} characters, so it was not read.",
			fix: "Compute its parts with recording rules.",
			values: { limit: LONGEST_EXPRESSION }
		}, where.where);
		return;
	}
	const rest = expression.slice(at).trim();
	const found = rest === "" ? "its end" : shown(rest, 40);
	builder.problem({
		id: "not-promql",
		says: "This expression is not readable PromQL from `{found}` on.",
		fix: "Correct it; `promtool check rules` says what Prometheus makes of it.",
		values: { found }
	}, where.where);
}
export { readRule as n, notPromql as t };
