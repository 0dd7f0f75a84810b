import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as shown } from "./source-issue.js";
import { r as readPromql } from "./read-promql.js";
import { t as notPromql } from "./read-rule.js";
// src/core/evidence/promtool-tests/read-cases.ts
/** Reads one case of `alert_rule_test`: an alert is expected to fire where `exp_alerts` lists any, and to be silent otherwise. */
function readAlertCase(entry, builder) {
	const alert = entry.at("alertname").text;
	const expected = entry.at("exp_alerts");
	if (alert === void 0) {
		builder.problem({
			id: "no-alert",
			says: "This case names no alert (`alertname`), so it tests none.",
			fix: "Write the name of the alert that it is about."
		}, entry.where);
		return;
	}
	if (expected.present && !expected.isList) {
		builder.problem({
			id: "no-list",
			says: "`exp_alerts` of `{alert}` is no list, so what it expects cannot be told.",
			fix: "List the alerts that must fire, or write `[]` where none may.",
			values: { alert: shown(alert) }
		}, expected.where);
		return;
	}
	const expects = expected.items.length > 0 ? "firing" : "silent";
	builder.add("alertCases", {
		alert,
		expects,
		source: entry.source
	});
	return {
		alert,
		expects
	};
}
/** Looks at one case of `promql_expr_test`; returns whether it asks anything. */
function readExpressionCase(entry, builder) {
	const expr = entry.at("expr");
	const expression = expr.text ?? expr.number?.toString();
	if (expression === void 0) {
		builder.problem({
			id: "no-expression",
			says: "This case has no expression (`expr`), so it tests nothing.",
			fix: "Write the PromQL expression to evaluate."
		}, entry.where);
		return false;
	}
	const read = readPromql(expression);
	if (!read.ok) notPromql(expression, read.at, expr, builder);
	return read.ok;
}
// src/core/evidence/promtool-tests/reader.ts
const FORMAT = "promtool-tests";
/** Unit tests of Prometheus rules, as `promtool test rules` runs them. The mapping is in this folder's README. */
const promtoolTests = defineReader({
	id: FORMAT,
	title: "promtool tests",
	detect: (text) => /(?:^|[\n\r{,])[ \t"']{0,40}tests["']?[ \t]{0,20}:/.test(text) && /[\s"'{,](?:alert_rule_test|promql_expr_test)["']?[ \t]{0,20}:/.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path, JSON_LIMITS);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const groups = root.at("tests").items;
		const expectations = groups.flatMap((group) => group.at("alert_rule_test").items).flatMap((entry) => readAlertCase(entry, builder) ?? []);
		const expressions = groups.flatMap((group) => group.at("promql_expr_test").items).filter((entry) => readExpressionCase(entry, builder)).length;
		if (builder.empty && expressions === 0) builder.problem(noCases, root.at("tests").where);
		else observe(root, {
			expectations,
			expressions
		}, builder);
		addRuleFiles(root, builder);
		return builder.build();
	}
});
function observe(root, { expectations, expressions }, builder) {
	const named = (expects) => new Set(expectations.filter((each) => each.expects === expects).map(({ alert }) => alert));
	const [firing, silent] = [named("firing"), named("silent")];
	const { source } = root.at("tests");
	const count = (name, value) => builder.record({
		name,
		value,
		source
	});
	count("alert_rule_test", expectations.length);
	count("promql_expr_test", expressions);
	count("alerts", new Set(expectations.map(({ alert }) => alert)).size);
	count("alerts.both_ways", [...firing].filter((alert) => silent.has(alert)).length);
}
/** Rule files that are named in full. A pattern (`rules/*.yml`) names no file. */
function addRuleFiles(root, builder) {
	for (const entry of root.at("rule_files").items) {
		const name = entry.text;
		if (name === void 0 || /[*?[]/.test(name)) continue;
		builder.add("artifacts", {
			name,
			digests: [],
			source: entry.source
		});
	}
}
const noCases = {
	id: "no-cases",
	says: "This file holds no case at all, so no alert is tested.",
	fix: "Write for each alert a case in which it fires, and one in which it stays silent."
};
export { promtoolTests };
