import "./rolldown-runtime.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { n as YAML_LIMITS } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as readRule, r as Expressions } from "./read-rule.js";
import "./read-promql.js";
// src/core/evidence/prometheus-rules/resolve-records.ts
/**
* The metrics that an expression reads, followed by those from which the file's recording rules compute them, each once.
* Rules that record each other in a circle come to an end; at most {@link MOST_METRICS} names.
*/
function resolveRecords(metrics, records) {
	const seen = new Set(metrics.slice(0, 101));
	for (const name of seen) {
		for (const source of records.get(name) ?? []) seen.add(source);
		if (seen.size > 100) break;
	}
	return {
		metrics: [...seen].slice(0, 100),
		cut: seen.size > 100
	};
}
// src/core/evidence/prometheus-rules/reader.ts
const FORMAT = "prometheus-rules";
/**
* Alerting and recording rules of Prometheus, as its rule files hold them, or as a `PrometheusRule` of Kubernetes does.
* The mapping is in this folder's README.
*/
const prometheusRules = defineReader({
	id: FORMAT,
	title: "Prometheus rules",
	detect: (text) => /(?:^|[\n\r{,])[ \t"']{0,40}groups["']?[ \t]{0,20}:/.test(text) && /[\s"'{,](?:alert|record)["']?[ \t]{0,20}:/.test(text) && /[\s"'{,]expr["']?[ \t]{0,20}:/.test(text),
	read(file) {
		const parsed = readYamlDocuments(file.text, file.path, { bytes: YAML_LIMITS.bytes });
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const builder = new ReadingBuilder(FORMAT, file);
		const lists = parsed.value.map((document) => Foreign.of(document, file.path)).flatMap(groupLists);
		if (lists.length === 0) return unreadable(FORMAT, file, [noGroups(file)]);
		const groups = lists.flatMap(({ items }) => items);
		const expressions = new Expressions();
		const rules = groups.flatMap((group) => rulesOf(group, builder, expressions));
		if (rules.length === 0 && builder.empty) builder.problem(noRules);
		addAlerts(rules, builder);
		const count = (kind) => rules.filter((rule) => rule.kind === kind).length;
		const source = lists[0]?.source ?? { pointer: "" };
		builder.record({
			name: "groups",
			value: groups.length,
			source
		});
		builder.record({
			name: "alerts",
			value: count("alert"),
			source
		});
		builder.record({
			name: "records",
			value: count("record"),
			source
		});
		return builder.build();
	}
});
/** The lists of groups of a document: its own, a `PrometheusRule`'s, or those of a list of them. */
function groupLists(document) {
	return [
		document,
		document.at("spec"),
		...document.at("items").items.map((item) => item.at("spec"))
	].map((place) => place.at("groups")).filter(({ isList }) => isList);
}
/** The rules of a group; none once the file held more expressions than are read, which was told then. */
function rulesOf(group, builder, expressions) {
	if (expressions.full) return [];
	const rules = group.at("rules");
	if (rules.isList) return rules.items.flatMap((rule) => expressions.full ? [] : readRule(rule, builder, expressions) ?? []);
	builder.problem({
		id: "no-rules",
		says: "A group of rules has a list of `rules`, and this one does not.",
		fix: "List the rules of the group, or remove the group."
	}, group.where);
	return [];
}
function addAlerts(rules, builder) {
	const records = recordsOf(rules);
	for (const rule of rules) {
		if (rule.kind !== "alert") continue;
		if (builder.overflowing) break;
		const { metrics, cut } = resolveRecords(rule.metrics, records);
		if (cut) {
			const says = "The alert `{name}` reads more than {limit} metrics, so not all of them were named.";
			const fix = "Split the rule into several.";
			const values = {
				name: shown(rule.name),
				limit: 100
			};
			builder.problem({
				id: "too-many-metrics",
				says,
				fix,
				values
			}, rule.rule.where);
		}
		builder.add("alerts", alertOf(rule, metrics));
	}
}
/** Several rules may record under one name, for different labels. */
function recordsOf(rules) {
	const records = /* @__PURE__ */ new Map();
	for (const { kind, name, metrics } of rules) {
		if (kind !== "record") continue;
		const known = records.get(name);
		const some = metrics.slice(0, 101);
		if (known === void 0) records.set(name, some);
		else if (known.length <= 100) known.push(...some);
	}
	return records;
}
function alertOf({ name, expression, rule }, metrics) {
	const held = rule.at("for").text;
	const severity = rule.at("labels", "severity").text;
	const annotations = rule.at("annotations");
	const runbook = annotations.at("runbook_url").text ?? annotations.at("runbook").text;
	return {
		name,
		expression,
		metrics,
		...held === void 0 ? {} : { for: held },
		...severity === void 0 ? {} : { severity },
		...runbook === void 0 ? {} : { runbook },
		source: rule.source
	};
}
const noRules = {
	id: "no-rules",
	says: "This file holds no rule at all, so nothing would ever raise an alarm.",
	fix: "Write the rules, or do not list the file."
};
function noGroups(file) {
	return {
		id: "no-groups",
		says: "This file has no list of `groups`, so it holds no rule.",
		fix: "List the file that Prometheus loads, or a `PrometheusRule` of Kubernetes.",
		values: {},
		where: {
			path: file.path,
			line: 1,
			column: 1
		}
	};
}
export { prometheusRules };
