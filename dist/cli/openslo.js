import "./rolldown-runtime.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as metricsOfQuery, r as readPromql } from "./read-promql.js";
import { t as notPromql } from "./read-rule.js";
import { n as shown } from "./source-issue.js";
// src/core/evidence/openslo/metrics-of-indicator.ts
/** Parts of an indicator that hold a query, in the order in which they are read. */
const PARTS = [
	["thresholdMetric"],
	["ratioMetric", "good"],
	["ratioMetric", "bad"],
	["ratioMetric", "total"],
	["ratioMetric", "raw"]
];
/** Whether an indicator is compared with a value of the objective, and is no ratio of good events. */
function isThreshold(indicator) {
	return indicator.at("thresholdMetric").present;
}
/**
* Tells the metrics that the queries of an indicator read, each once. Only PromQL is understood: a source of another type
* reads nothing that can be told. A source that says it is Prometheus and holds no PromQL is told.
* An indicator is read once, however many objectives refer to it.
*/
function indicatorMetrics(builder) {
	const known = /* @__PURE__ */ new Map();
	return (indicator) => {
		const metrics = known.get(indicator.value) ?? metricsIn(indicator, builder);
		known.set(indicator.value, metrics);
		return metrics;
	};
}
function metricsIn(indicator, builder) {
	const names = PARTS.flatMap((keys) => {
		const part = indicator.at(...keys);
		return metricsOfSource(part.at("metricSource").present ? part.at("metricSource") : part, builder);
	});
	return atMost([...new Set(names)], indicator, builder);
}
/** The first metrics of a list; that there were more is told. */
function atMost(metrics, of, builder) {
	if (metrics.length <= 100) return metrics;
	builder.problem({
		id: "too-many-metrics",
		says: "More than {limit} metrics are read here, so not all of them were named.",
		fix: "Compute them with recording rules, and read those.",
		values: { limit: 100 }
	}, of.where);
	return metrics.slice(0, 100);
}
function metricsOfSource(source, builder) {
	const type = source.at("type").text?.toLowerCase();
	const query = [source.at("spec", "query"), source.at("spec", "promql")].find((each) => each.text !== void 0);
	const text = query?.text;
	if (query === void 0 || text === void 0) return [];
	if (type === "prometheus" && !/\{\{|\$/.test(text)) {
		const read = readPromql(text);
		if (read.ok) return read.metrics;
		notPromql(text, read.at, query, builder);
		return [];
	}
	return type === void 0 || type === "prometheus" ? metricsOfQuery(text) : [];
}
// src/core/evidence/openslo/read-conditions.ts
/** Most references from SLOs to policies that are followed in one file. */
const MOST_REFERENCES = 5e3;
const MOST_CONDITIONS = 20;
/**
* Adds each alert condition of a file as an alert that reads the metrics of the SLOs whose policies name it. Conditions may
* stand alone, in a policy, or in a policy that stands in an SLO. Returns how many there are.
*/
function addConditions(measured, resources, builder) {
	const conditions = /* @__PURE__ */ new Map();
	const note = (condition, metrics) => {
		const known = conditions.get(condition.value) ?? {
			condition,
			metrics: /* @__PURE__ */ new Set()
		};
		for (const metric of metrics) known.metrics.add(metric);
		conditions.set(condition.value, known);
	};
	for (const condition of resources.of("AlertCondition")) note(condition, []);
	for (const policy of resources.of("AlertPolicy")) for (const condition of conditionsOf(policy, resources)) note(condition, []);
	const references = referencesOf(measured);
	for (const { entry, metrics } of references.slice(0, MOST_REFERENCES)) for (const condition of conditionsOf(policyOf(entry, resources), resources)) note(condition, metrics);
	const cut = references[MOST_REFERENCES];
	if (cut !== void 0) tooMany(cut.entry, builder);
	for (const { condition, metrics } of conditions.values()) addAlert(condition, [...metrics], builder);
	return conditions.size;
}
/** The policies that the SLOs refer to, one more than are followed. */
function referencesOf(measured) {
	const references = [];
	for (const { slo, metrics } of measured) {
		const list = slo.at("spec", "alertPolicies");
		const length = Array.isArray(list.value) ? list.value.length : 0;
		for (let index = 0; index < length && references.length <= MOST_REFERENCES; index++) references.push({
			entry: list.at(index),
			metrics
		});
	}
	return references;
}
function policyOf(entry, resources) {
	return resources.named("AlertPolicy", entry.at("alertPolicyRef").text ?? entry.text) ?? entry;
}
/** Conditions of a policy, in place or by name; OpenSLO allows one, more are read up to twenty. */
function conditionsOf(policy, resources) {
	const list = policy.at("spec", "conditions");
	const length = Math.min(MOST_CONDITIONS, Array.isArray(list.value) ? list.value.length : 0);
	return Array.from({ length }, (_, index) => list.at(index)).flatMap((entry) => {
		return resources.named("AlertCondition", entry.at("conditionRef").text) ?? (entry.at("spec").isMapping ? entry : []);
	});
}
function addAlert(condition, metrics, builder) {
	const name = condition.at("metadata", "name").text;
	const rule = condition.at("spec", "condition");
	const [kind, op, threshold] = [
		rule.at("kind").text,
		rule.at("op").text,
		rule.at("threshold").number
	];
	if (name === void 0 || op === void 0 || threshold === void 0) {
		builder.problem({
			id: "no-condition",
			says: "The alert condition `{name}` has no name, no `op` or no number as its `threshold`.",
			fix: "Write what it compares with what, such as `op: gt` and `threshold: 2`.",
			values: { name: shown(name ?? "") }
		}, condition.where);
		return;
	}
	const window = rule.at("lookbackWindow").text;
	const after = rule.at("alertAfter").text;
	const severity = condition.at("spec", "severity").text;
	const annotations = condition.at("metadata", "annotations");
	const runbook = annotations.at("runbook_url").text ?? annotations.at("runbook").text;
	builder.add("alerts", {
		name,
		expression: [
			kind ?? "burnrate",
			op,
			`${threshold}`,
			...window === void 0 ? [] : ["over", window]
		].join(" "),
		metrics,
		...after === void 0 ? {} : { for: after },
		...severity === void 0 ? {} : { severity },
		...runbook === void 0 ? {} : { runbook },
		source: condition.source
	});
}
function tooMany(entry, builder) {
	builder.problem({
		id: "too-many-references",
		says: "The SLOs of this file refer to policies more than {limit} times, so not all were followed.",
		fix: "Split the file into several.",
		values: { limit: MOST_REFERENCES }
	}, entry.where);
}
// src/core/evidence/openslo/read-objectives.ts
const OPERATORS = [
	"gte",
	"gt",
	"lte",
	"lt"
];
/** Reads the objectives of an SLO; returns the metrics that all of them read together. */
function readObjectives(slo, resources, metricsOf, builder) {
	const name = slo.at("metadata", "name").text;
	const objectives = slo.at("spec", "objectives");
	if (name === void 0 || objectives.items.length === 0) {
		builder.problem({
			id: "no-objectives",
			says: "An SLO has a name (`metadata.name`) and at least one entry in `objectives`, and this one does not.",
			fix: "Name it, and write what it promises."
		}, slo.where);
		return [];
	}
	const shared = indicatorOf(slo.at("spec"), resources);
	const sharedMetrics = shared === void 0 ? [] : metricsOf(shared);
	const all = new Set(sharedMetrics);
	for (const [index, objective] of objectives.items.entries()) {
		const own = indicatorOf(objective, resources);
		const metrics = own === void 0 ? sharedMetrics : metricsOf(own);
		for (const metric of metrics) all.add(metric);
		const label = objective.at("displayName").text ?? `${index + 1}`;
		addObjective(objectives.items.length === 1 ? name : `${name}.${label}`, objective, {
			metrics,
			threshold: comparesValue(objective, own ?? shared)
		}, builder);
	}
	return atMost([...all], slo, builder);
}
/** Whether an objective bounds a metric by a value. Of an indicator that stands in another file, its `value` tells. */
function comparesValue(objective, indicator) {
	return indicator === void 0 ? objective.at("value").present : isThreshold(indicator);
}
/** The `spec` of the SLI that stands in place or is referred to by name. */
function indicatorOf(holder, resources) {
	for (const key of ["indicator", "sli"]) {
		if (holder.at(key).isMapping) return holder.at(key, "spec");
		const referred = resources.named("SLI", holder.at(`${key}Ref`).text);
		if (referred !== void 0) return referred.at("spec");
	}
}
function addObjective(name, objective, { metrics, threshold }, builder) {
	const share = shareOf(name, objective, builder);
	const written = OPERATORS.find((each) => each === objective.at("op").text);
	const value = objective.at("value");
	const bound = threshold ? {
		...written === void 0 ? {} : { op: written },
		...value.number === void 0 ? {} : { target: value.number }
	} : {
		op: written ?? "gte",
		...share === void 0 ? {} : { target: share }
	};
	if (threshold && (written === void 0 || value.number === void 0)) builder.problem({
		id: "no-threshold",
		says: "`{name}` measures against a threshold, and has no `op` with a number as its `value`.",
		fix: "Write both.",
		values: { name: shown(name) }
	}, objective.where);
	builder.add("objectives", {
		kind: "slo",
		name,
		metrics,
		...bound,
		source: objective.source
	});
	if (share !== void 0) builder.record({
		name: `${name}.target`,
		value: share,
		source: objective.source
	});
}
/** The share of good events, or of time, that is promised: from 0 to 1. */
function shareOf(name, objective, builder) {
	const [target, percent] = [objective.at("target"), objective.at("targetPercent")];
	const share = target.present ? target.number : percent.number === void 0 ? void 0 : Number((percent.number / 100).toPrecision(12));
	if (share !== void 0 && share >= 0 && share <= 1) return share;
	builder.problem({
		id: "no-target",
		says: "`{name}` promises no share from 0 to 1 as its `target` (or from 0 to 100 as `targetPercent`).",
		fix: "Write the number without quotes, such as `target: 0.99`.",
		values: { name: shown(name) }
	}, objective.where);
}
// src/core/evidence/openslo/resources.ts
/** Sorts the resources of all documents of a file; a document may be a list of resources, too. */
function resourcesOf(documents) {
	const kinds = /* @__PURE__ */ new Map();
	const names = /* @__PURE__ */ new Map();
	for (const resource of documents.flatMap((document) => document.isList ? document.items : [document])) {
		const kind = resource.at("kind").text;
		if (kind === void 0 || !isOpenslo(resource)) continue;
		const known = kinds.get(kind);
		if (known === void 0) kinds.set(kind, [resource]);
		else known.push(resource);
		const key = keyOf(kind, resource.at("metadata", "name").text);
		if (!names.has(key)) names.set(key, resource);
	}
	return {
		of: (kind) => kinds.get(kind) ?? [],
		named: (kind, name) => name === void 0 ? void 0 : names.get(keyOf(kind, name))
	};
}
/** `openslo/v1`, `openslo/v1alpha` and `openslo.com/v2alpha`. */
function isOpenslo(resource) {
	return /^openslo(?:\.com)?\/v\d/.test(resource.at("apiVersion").text ?? "");
}
function keyOf(kind, name) {
	return JSON.stringify([kind, name]);
}
// src/core/evidence/openslo/reader.ts
const FORMAT = "openslo";
/** OpenSLO, v1 and v2alpha, in one or several documents. The mapping is in this folder's README. */
const openslo = defineReader({
	id: FORMAT,
	title: "OpenSLO",
	detect: (text) => /[\s"'{,-]apiVersion["']?[ \t]{0,20}:[ \t]{0,20}["']?openslo(?:\.com)?\/v/.test(`\n${text}`),
	read(file) {
		const parsed = readYamlDocuments(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const resources = resourcesOf(parsed.value.map((document) => Foreign.of(document, file.path)));
		const builder = new ReadingBuilder(FORMAT, file);
		const metricsOf = indicatorMetrics(builder);
		const slos = resources.of("SLO");
		const conditions = addConditions(slos.map((slo) => ({
			slo,
			metrics: readObjectives(slo, resources, metricsOf, builder)
		})), resources, builder);
		const slis = resources.of("SLI");
		if (slos.length === 0) for (const sli of slis) metricsOf(sli.at("spec"));
		if (slos.length + conditions + slis.length === 0 && builder.empty) return unreadable(FORMAT, file, [{
			...nothing,
			values: {},
			where: startOf(file)
		}]);
		const source = {
			pointer: "",
			line: 1,
			column: 1
		};
		builder.record({
			name: "slos",
			value: slos.length,
			source
		});
		builder.record({
			name: "slis",
			value: slis.length,
			source
		});
		builder.record({
			name: "alert_conditions",
			value: conditions,
			source
		});
		return builder.build();
	}
});
const nothing = {
	id: "no-slo",
	says: "This file holds no SLO, no SLI and no alert condition of OpenSLO.",
	fix: "List the file that holds the objectives, with `apiVersion: openslo/v1` in each document."
};
export { openslo };
