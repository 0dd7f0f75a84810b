import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { n as metricsOfQuery } from "./read-promql.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/kayenta/reader.ts
const FORMAT = "kayenta";
/** Which way a metric may not move from the baseline, as the bound that holds while it does not. */
const DIRECTIONS = {
	increase: "lte",
	decrease: "gte"
};
/** Configurations of canary analyses for Kayenta (spinnaker/kayenta:docs/canary-config.md). The mapping is in this folder's README. */
const kayenta = defineReader({
	id: FORMAT,
	title: "Kayenta canary config",
	detect: (text) => text.includes("\"analysisConfigurations\"") || text.includes("\"classifier\"") && text.includes("\"judge\""),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const owner = root.at("name").text ?? "canary";
		const metrics = root.at("metrics");
		if (metrics.items.length === 0) builder.problem(noMetrics, metrics.where);
		const critical = metrics.items.filter((metric) => addMetric(owner, metric, builder)).length;
		addScores(owner, root.at("classifier"), builder);
		const judge = root.at("judge", "name");
		addParameter(`${owner}.judge`, judge, builder);
		addParameter(`${owner}.configVersion`, root.at("configVersion"), builder);
		builder.record({
			name: "metrics",
			value: metrics.items.length,
			source: metrics.source
		});
		builder.record({
			name: "metrics.critical",
			value: critical,
			source: metrics.source
		});
		return builder.build();
	}
});
/** Adds a metric of the configuration; returns whether it alone can fail the canary. */
function addMetric(owner, metric, builder) {
	const name = metric.at("name").text;
	const canary = metric.at("analysisConfigurations", "canary");
	const direction = canary.at("direction").text;
	if (name === void 0 || direction !== void 0 && direction !== "either" && !Object.hasOwn(DIRECTIONS, direction)) {
		builder.problem({
			id: "no-direction",
			says: "The metric `{name}` has no name, or its `direction` is none of increase, decrease and either.",
			fix: "Name it, and say which way it may not move.",
			values: { name: shown(name ?? "") }
		}, metric.where);
		return false;
	}
	const op = direction === void 0 ? void 0 : DIRECTIONS[direction];
	const query = metric.at("query");
	const prometheus = query.at("type").text === "prometheus";
	const read = [query.at("metricName").text, query.at("customInlineTemplate").text].flatMap((text) => text === void 0 || !prometheus ? [] : metricsOfQuery(text.replace(/^PromQL:/, "")));
	builder.add("objectives", {
		kind: "analysis",
		name: `${owner}.${name}`,
		metrics: [...new Set(read)],
		...op === void 0 ? {} : { op },
		source: metric.source
	});
	for (const key of [
		"direction",
		"critical",
		"muted",
		"mustHaveData",
		"nanStrategy"
	]) addParameter(`${owner}.${name}.${key}`, canary.at(key), builder);
	for (const [key, effect] of canary.at("effectSize").entries) addParameter(`${owner}.${name}.effectSize.${key}`, effect, builder);
	return canary.at("critical").boolean === true;
}
/** The score that a canary needs, from 0 to 100. */
function addScores(owner, classifier, builder) {
	const thresholds = classifier.at("scoreThresholds");
	for (const key of ["pass", "marginal"]) {
		const score = thresholds.at(key);
		if (score.present && !isScore(score.number)) builder.problem({
			id: "no-score",
			says: "`scoreThresholds.{key}` is no number from 0 to 100.",
			fix: "Write it without quotes.",
			values: { key }
		}, score.where);
		if (!isScore(score.number)) continue;
		const objective = {
			kind: "analysis",
			name: `${owner}.score.${key}`,
			metrics: [],
			op: "gte"
		};
		builder.add("objectives", {
			...objective,
			target: score.number,
			source: score.source
		});
		builder.observe(`score.${key}`, score);
	}
	for (const [group, weight] of classifier.at("groupWeights").entries) addParameter(`${owner}.groupWeights.${group}`, weight, builder);
}
function isScore(value) {
	return value !== void 0 && value >= 0 && value <= 100;
}
function addParameter(name, { text, number, boolean, source }, builder) {
	const value = text ?? number ?? boolean;
	if (value !== void 0) builder.add("parameters", {
		name,
		value,
		source
	});
}
const noMetrics = {
	id: "no-metrics",
	says: "This configuration lists no metrics, so it judges nothing.",
	fix: "List the metrics by which the canary is compared with the baseline."
};
export { kayenta };
