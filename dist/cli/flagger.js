import "./rolldown-runtime.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { n as metricsOfQuery } from "./read-promql.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/flagger/reader.ts
const FORMAT = "flagger";
/** Flagger's own metrics and their units: a share in percent, and milliseconds (docs.flagger.app, Metrics Analysis). */
const BUILT_IN = {
	"request-success-rate": "%",
	"request-duration": "ms"
};
/** What Flagger does with a canary, beside its metrics. Source: fluxcd/flagger:pkg/apis/flagger/v1beta1/canary.go. */
const SETTINGS = [
	"interval",
	"threshold",
	"maxWeight",
	"stepWeight",
	"stepWeightPromotion",
	"iterations",
	"mirror",
	"mirrorWeight",
	"primaryReadyThreshold",
	"canaryReadyThreshold"
];
/** Canaries of Flagger. The mapping is in this folder's README. */
const flagger = defineReader({
	id: FORMAT,
	title: "Flagger Canary",
	detect: (text) => /[\s"'{,]apiVersion["']?[ \t]{0,9}:[ \t]{0,9}["']?flagger\.app\//.test(`\n${text}`),
	read(file) {
		const parsed = readYamlDocuments(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const resources = parsed.value.map((document) => Foreign.of(document, file.path)).flatMap((document) => document.at("items").isList ? document.at("items").items : [document]).filter((resource) => resource.at("apiVersion").text?.startsWith("flagger.app/") === true);
		const canaries = resources.filter((resource) => resource.at("kind").text === "Canary");
		const queries = queriesOf(resources);
		if (canaries.length === 0 && queries.size === 0) return unreadable(FORMAT, file, [{
			...nothing,
			values: {},
			where: startOf(file)
		}]);
		const builder = new ReadingBuilder(FORMAT, file);
		const metrics = canaries.reduce((sum, canary) => sum + readCanary(canary, queries, builder), 0);
		const source = {
			pointer: "",
			line: 1,
			column: 1
		};
		builder.record({
			name: "canaries",
			value: canaries.length,
			source
		});
		builder.record({
			name: "metrics",
			value: metrics,
			source
		});
		return builder.build();
	}
});
/** Metrics that the templates of the file read, by the template's name. */
function queriesOf(resources) {
	const templates = resources.filter((resource) => resource.at("kind").text === "MetricTemplate");
	return new Map(templates.map((template) => {
		const query = template.at("spec", "query").text;
		const prometheus = template.at("spec", "provider", "type").text === "prometheus";
		const metrics = query !== void 0 && prometheus ? metricsOfQuery(query) : [];
		return [template.at("metadata", "name").text ?? "", metrics];
	}));
}
/** Reads one canary; returns how many metrics judge it. */
function readCanary(canary, queries, builder) {
	const owner = canary.at("metadata", "name").text ?? "canary";
	const analysis = canary.at("spec", canary.at("spec", "analysis").present ? "analysis" : "canaryAnalysis");
	const metrics = analysis.at("metrics").items;
	const checked = analysis.at("webhooks").items.length > 0;
	const skipped = canary.at("spec", "skipAnalysis");
	if (skipped.boolean !== void 0) builder.observe(`${owner}.skipAnalysis`, skipped);
	if (metrics.length === 0 && !checked) builder.problem(notJudged(owner), canary.where);
	for (const metric of metrics) addMetric(owner, metric, queries, builder);
	const add = (name, { text, number, boolean, source }) => {
		const value = text ?? number ?? boolean;
		if (value !== void 0) builder.add("parameters", {
			name: `${owner}.${name}`,
			value,
			source
		});
	};
	for (const key of SETTINGS) add(`analysis.${key}`, analysis.at(key));
	for (const [index, weight] of analysis.at("stepWeights").items.entries()) add(`analysis.stepWeights.${index}`, weight);
	for (const [index, webhook] of analysis.at("webhooks").items.entries()) add(`analysis.webhooks.${webhook.at("name").text ?? index}`, webhook.at("type"));
	for (const key of ["provider", "progressDeadlineSeconds"]) add(key, canary.at("spec", key));
	for (const key of ["kind", "name"]) add(`targetRef.${key}`, canary.at("spec", "targetRef", key));
	return metrics.length;
}
function addMetric(owner, metric, queries, builder) {
	const name = metric.at("name").text;
	const range = metric.at("thresholdRange");
	const given = [
		["gte", range.at("min")],
		["lte", range.at("max")],
		...range.present ? [] : [[name === "request-success-rate" ? "gte" : "lte", metric.at("threshold")]]
	].filter(([, bound]) => bound.number !== void 0);
	if (name === void 0 || given.length === 0) {
		builder.problem({
			id: "no-range",
			says: "The metric `{name}` has no name, or no number as `thresholdRange.min` or `thresholdRange.max`.",
			fix: "Write what the metric may be at least or at most.",
			values: { name: shown(name ?? "") }
		}, metric.where);
		return;
	}
	const inline = metric.at("query").text;
	const read = inline === void 0 ? queries.get(metric.at("templateRef", "name").text ?? "") ?? [] : metricsOfQuery(inline);
	const unit = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : void 0;
	for (const [op, bound] of given) {
		const target = unit === void 0 ? bound.number ?? 0 : `${bound.number}${unit}`;
		const own = {
			kind: "analysis",
			name: `${owner}.${name}`,
			metrics: [name, ...read]
		};
		builder.add("objectives", {
			...own,
			op,
			target,
			source: bound.source
		});
	}
}
function notJudged(name) {
	return {
		id: "no-metrics",
		says: "The canary `{name}` is judged by no metric and no webhook, so it can never fail.",
		fix: "List metrics with their `thresholdRange`.",
		values: { name: shown(name) }
	};
}
const nothing = {
	id: "no-canary",
	says: "This file holds no Canary and no MetricTemplate of Flagger.",
	fix: "List the file that holds the canary, with its `apiVersion` and `kind`."
};
export { flagger };
