import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/k6/metrics-of.ts
/** Which shape a summary has; `undefined` when it has none of them. */
function shapeOf(root) {
	if (root.at("results", "metrics").isList) return "versioned";
	const metrics = root.at("metrics");
	if (!metrics.isMapping) return void 0;
	return metrics.entries.some(([, metric]) => metric.at("values").isMapping) ? "handle-summary" : "summary-export";
}
/** The metrics of a summary. */
function metricsOf(root, shape) {
	if (shape === "versioned") return versionedMetrics(root);
	return root.at("metrics").entries.map(([name, metric]) => {
		const values = shape === "handle-summary" ? metric.at("values") : metric;
		const type = typeOf(metric.at("type").text) ?? guessType(values);
		return {
			name,
			type,
			contains: shape === "handle-summary" ? containsOf(metric) : builtInContains(name),
			metric,
			values,
			stats: statsOf(values, shape === "summary-export" && type === "rate"),
			thresholds: thresholdsOf(metric, shape)
		};
	});
}
function versionedMetrics(root) {
	return [...root.at("results", "metrics").items, ...root.at("results", "checks", "metrics").items].flatMap((metric) => {
		const name = metric.at("name").text;
		const values = metric.at("values");
		const type = typeOf(metric.at("type").text) ?? guessType(values);
		const stats = statsOf(values, false);
		if (name === void 0) return [];
		return {
			name,
			type,
			contains: containsOf(metric),
			metric,
			values,
			stats,
			thresholds: []
		};
	});
}
/** `--summary-export` calls the rate of a rate metric `value`; the thresholds of a flat metric are no statistic. */
function statsOf(values, renamed) {
	return values.entries.filter(([key]) => key !== "thresholds").map(([key, value]) => [renamed && key === "value" ? "rate" : key, value]);
}
/**
* `handleSummary` writes `{ "p(95)<250": { "ok": true } }` for a threshold that holds. `--summary-export` writes
* `{ "p(95)<250": true }` for one that is *crossed* (grafana/k6#1498).
*/
function thresholdsOf(metric, shape) {
	return metric.at("thresholds").entries.map(([expression, from]) => {
		const crossed = from.boolean;
		return {
			expression,
			from,
			ok: shape === "handle-summary" ? from.at("ok").boolean : crossed === void 0 ? void 0 : !crossed
		};
	});
}
function typeOf(text) {
	return [
		"counter",
		"gauge",
		"rate",
		"trend"
	].find((type) => type === text);
}
function guessType(values) {
	if (values.at("passes").present && values.at("fails").present) return "rate";
	if (values.at("matches").present && values.at("total").present) return "rate";
	if (values.at("count").present) return "counter";
	if (values.at("value").present) return "gauge";
	const trend = /^(?:avg|med|min|max|p\(\d{1,3}(?:\.\d{1,6})?\))$/;
	return values.entries.some(([key]) => trend.test(key)) ? "trend" : "unknown";
}
function containsOf(metric) {
	return ["time", "data"].find((each) => each === metric.at("contains").text) ?? "default";
}
/** `--summary-export` does not say what a metric contains; of k6's own metrics it is known (grafana/k6:metrics/builtin.go, internal/js/modules/k6/browser/k6ext/metrics.go). */
function builtInContains(name) {
	const bare = name.split("{", 1)[0] ?? name;
	if (/^(?:browser_)?data_(?:sent|received)$/.test(bare)) return "data";
	return /^(?:http_req_(?:duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration|ws_(?:connecting|session_duration|ping)|grpc_req_duration|browser_(?:http_req_duration|web_vital_(?:fcp|inp|lcp|ttfb)))$/.test(bare) ? "time" : "default";
}
// src/core/evidence/k6/observe-metrics.ts
/** Observes each statistic of each metric as `<metric>.<statistic>`, with its unit and what it was computed from. */
function observeMetrics(metrics, at, builder) {
	const counts = countsOf(metrics);
	for (const metric of metrics) {
		if (builder.overflowing) break;
		const counted = samplesOf(metric, counts);
		const samples = counted === void 0 || counted < 0 ? void 0 : counted;
		if (metric.type === "rate" && counted !== void 0 && counted <= 0) {
			builder.problem(noSamples(metric.name), metric.metric.where);
			continue;
		}
		for (const [stat, value] of metric.stats) {
			const unit = unitOf(metric, stat);
			const passed = passedOf(metric, stat);
			builder.observe(`${metric.name}.${stat}`, value, {
				...unit === void 0 ? {} : { unit },
				...samples === void 0 ? {} : { samples },
				...passed === void 0 ? {} : { passed },
				...at === void 0 ? {} : { at }
			});
		}
	}
}
/** The counts of a summary; `undefined` for one that it does not give. */
function countsOf(metrics) {
	const count = (wanted) => metrics.find(({ name }) => name === wanted)?.values.at("count").number;
	return {
		requests: count("http_reqs"),
		iterations: count("iterations")
	};
}
/** A sub-metric holds for an unknown part of the requests, and a trend of the script for an unknown number of calls. */
function samplesOf({ name, type, contains, values }, { requests, iterations }) {
	if (type === "rate") return rateSamples(values.at("passes").number, values.at("fails").number) ?? values.at("total").number;
	if (type === "counter") return contains === "default" ? values.at("count").number : void 0;
	if (/^http_req_[a-z_]+$/.test(name)) return requests;
	return name === "iteration_duration" ? iterations : void 0;
}
function rateSamples(passes, fails) {
	return passes === void 0 || fails === void 0 ? void 0 : passes + fails;
}
/** Times are milliseconds and data are bytes, whatever unit the printed summary uses; counters have a rate a second. */
function unitOf({ type, contains }, stat) {
	if (type === "rate" || type === "unknown") return void 0;
	if (type === "counter" && stat === "rate") return contains === "default" ? "1/s" : void 0;
	if (contains === "time") return "ms";
	return contains === "data" ? "By" : void 0;
}
/** What the script's own thresholds say of a statistic; nothing when it has none. */
function passedOf({ thresholds }, stat) {
	const verdicts = thresholds.flatMap(({ expression, ok }) => {
		return /^\s{0,9}([a-z]{1,9}(?:\(\d{1,3}(?:\.\d{1,6})?\))?)\s{0,9}[<>=!]/.exec(expression)?.[1] === stat && ok !== void 0 ? [ok] : [];
	});
	return verdicts.length === 0 ? void 0 : verdicts.every(Boolean);
}
function noSamples(name) {
	return {
		id: "no-samples",
		says: "`{name}` was computed from no sample at all, so neither it nor a threshold on it proves anything.",
		fix: "Find out why nothing was measured; remove the threshold if the script no longer measures it.",
		values: { name: shown(name) }
	};
}
// src/core/evidence/k6/reader.ts
const FORMAT = "k6";
/** End-of-test summaries of Grafana k6, in the three shapes that it writes. The mapping is in this folder's README. */
const k6 = defineReader({
	id: FORMAT,
	title: "k6 summary",
	detect: (text) => /^\s{0,100}\{/.test(text) && text.includes("\"metrics\"") && [
		"\"root_group\"",
		"\"k6Version\"",
		"\"iteration_duration\"",
		"\"vus_max\""
	].some((sign) => text.includes(sign)),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const shape = shapeOf(root);
		if (shape === void 0) return refused(file, notSummary);
		const metrics = metricsOf(root, shape);
		if ((countsOf(metrics).iterations ?? 0) <= 0) return refused(file, nothingRan);
		const builder = new ReadingBuilder(FORMAT, file);
		observeMetrics(metrics, readInstant(root.at("metadata", "generatedAt").text ?? ""), builder);
		observeRun(root, shape, builder);
		observeThresholds(metrics, builder);
		const version = root.at("metadata", "k6Version").text;
		return builder.build({
			tool: "k6",
			...version === void 0 ? {} : { version: shown(version, 40) }
		});
	}
});
function observeRun(root, shape, builder) {
	const duration = shape === "versioned" ? root.at("config", "duration") : root.at("state", "testRunDurationMs");
	if (duration.present) builder.observe("duration", duration, { unit: shape === "versioned" ? "s" : "ms" });
	const script = root.at("config", "script");
	if (script.text !== void 0) builder.add("parameters", {
		name: "script",
		value: script.text,
		source: script.source
	});
	if (shape === "versioned") observeChecks(root, builder);
}
/** The newer schema names the checks otherwise; a policy finds them under the name that all shapes share. */
function observeChecks(root, builder) {
	const succeeded = root.at("results", "checks", "metrics").items.find((metric) => metric.at("name").text === "checks_succeeded");
	const [matches, total] = [succeeded?.at("values", "matches"), succeeded?.at("values", "total")];
	const samples = total?.number;
	if (succeeded === void 0 || matches?.number === void 0 || samples === void 0 || samples === 0) return;
	builder.observe("checks.rate", succeeded.at("values", "rate"), { samples });
	builder.observe("checks.passes", matches, { samples });
	builder.record({
		name: "checks.fails",
		value: samples - matches.number,
		samples,
		source: matches.source
	});
}
/** A summary without thresholds says nothing of them: "none failed" would be an empty claim. */
function observeThresholds(metrics, builder) {
	const thresholds = metrics.flatMap((metric) => metric.thresholds);
	for (const { expression, from } of thresholds.filter(({ ok }) => ok === void 0)) builder.problem({
		id: "no-verdict",
		says: "The threshold `{expression}` has no verdict.",
		fix: "Write the summary again with k6.",
		values: { expression: shown(expression) }
	}, from.where);
	const [first] = thresholds;
	if (first === void 0) return;
	const failed = thresholds.filter(({ ok }) => ok === false);
	const samples = thresholds.length;
	const source = (failed[0] ?? first).from.source;
	builder.record({
		name: "thresholds.total",
		value: samples,
		source: first.from.source
	});
	builder.record({
		name: "thresholds.failed",
		value: failed.length,
		samples,
		passed: failed.length === 0,
		source
	});
}
function refused(file, told) {
	return unreadable(FORMAT, file, [{
		...told,
		values: {},
		where: startOf(file)
	}]);
}
const notSummary = {
	id: "not-a-summary",
	says: "This is no summary of k6: it has neither `metrics` nor `results.metrics`.",
	fix: "Write the data of `handleSummary` as JSON, or run k6 with `--summary-export`."
};
const nothingRan = {
	id: "nothing-ran",
	says: "This run finished no iteration at all, so it proves nothing.",
	fix: "Run the test for longer than one iteration takes, against a system that answers."
};
export { k6 };
