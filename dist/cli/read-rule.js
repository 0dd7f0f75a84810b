import { n as shown } from "./source-issue.js";
import { r as readPromql, t as LONGEST_EXPRESSION } from "./read-promql.js";
// src/core/evidence/prometheus-rules/expressions.ts
/** Most different expressions of one file that are parsed, and most characters of them together. */
const MOST_EXPRESSIONS = 2e3;
const MOST_CHARACTERS = 2e5;
/** Reads the expressions of one file, each different one once and up to a number of them: to parse PromQL takes long. */
var Expressions = class {
	#known = /* @__PURE__ */ new Map();
	#characters = 0;
	#full = false;
	/** Whether an expression was refused for want of room. */
	get full() {
		return this.#full;
	}
	/** What an expression reads; `undefined` once there were too many of them. */
	read(expression) {
		if (expression.length > 2e4) return readPromql(expression);
		const known = this.#known.get(expression);
		if (known !== void 0) return known;
		if (this.#known.size >= 2e3 || this.#characters + expression.length > 2e5) {
			this.#full = true;
			return;
		}
		this.#characters += expression.length;
		const read = readPromql(expression);
		this.#known.set(expression, read);
		return read;
	}
};
// src/core/evidence/prometheus-rules/read-rule.ts
/** Reads one rule of a group, or tells why it is none. */
function readRule(rule, builder, expressions) {
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
	if (!canBeLoaded(rule, name, builder)) return void 0;
	const expression = expressionOf(rule, name, builder, expressions);
	if (expression === void 0) return void 0;
	return {
		kind: alert.present ? "alert" : "record",
		name,
		rule,
		...expression
	};
}
/** Keys of a rule (prometheus/prometheus: model/rulefmt/rulefmt.go): with any other one, Prometheus loads none of the file. */
const KEYS = /* @__PURE__ */ new Set([
	"alert",
	"record",
	"expr",
	"for",
	"keep_firing_for",
	"labels",
	"annotations"
]);
/** A duration as Prometheus writes it (prometheus/common: model/time.go). */
const DURATION = /^(?:0|(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/;
/** Whether Prometheus would load the rule: one that it refuses alerts nobody, and takes its whole file along. */
function canBeLoaded(rule, name, builder) {
	const unknown = rule.entries.find(([key]) => !KEYS.has(key));
	if (unknown !== void 0) {
		builder.problem({
			id: "unknown-key",
			says: "The rule `{name}` has a key `{key}`, which Prometheus does not know, so it loads none of this file.",
			fix: "Remove or correct the key; `promtool check rules` says what Prometheus makes of the file.",
			values: {
				name: shown(name),
				key: shown(unknown[0])
			}
		}, unknown[1].where);
		return false;
	}
	const wrong = ["for", "keep_firing_for"].map((key) => rule.at(key)).find((each) => each.present && !isDuration(each));
	if (wrong === void 0) return true;
	builder.problem({
		id: "no-duration",
		says: "The rule `{name}` waits for `{found}`, which is no duration of Prometheus, so it loads none of this file.",
		fix: "Write it such as `5m` or `1h30m`.",
		values: {
			name: shown(name),
			found: shown(wrong.spelled, 40)
		}
	}, wrong.where);
	return false;
}
function isDuration({ value }) {
	return value === 0 || typeof value === "string" && DURATION.test(value);
}
function expressionOf(rule, name, builder, expressions) {
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
	const read = expressions.read(expression);
	if (read === void 0) {
		builder.problem(TOO_MANY, expr.where);
		return;
	}
	if (read.ok) return {
		expression,
		metrics: read.metrics
	};
	notPromql(expression, read.at, expr, builder);
}
const TOO_MANY = {
	id: "too-many-expressions",
	says: "This file holds more than {limit} different expressions, or more than {characters} characters of them, so its rules were not read from here on.",
	fix: "Split the file into several, and list each of them.",
	values: {
		limit: MOST_EXPRESSIONS,
		characters: MOST_CHARACTERS
	}
};
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
export { readRule as n, Expressions as r, notPromql as t };
