import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/sagemaker-monitor/read-features.ts
const KINDS = /* @__PURE__ */ new Map([
	["Fractional", "number"],
	["Integral", "integer"],
	["String", "string"]
]);
const NUMBERS = [
	"completeness",
	"mean",
	"sum",
	"std_dev",
	"min",
	"max",
	"distinct_count"
];
/** Statistics of data, or constraints on it: columns, and numbers with the feature as their slice. */
function readFeatures(builder, features, about) {
	if (!features.present) return;
	if (features.items.length === 0) builder.problem({
		id: "no-features",
		says: "No feature is listed, so it says nothing about the data.",
		fix: "Run the monitor on data with columns."
	}, features.where);
	for (const feature of features.items) {
		const name = feature.at("name").text;
		if (name === void 0) continue;
		const type = feature.at("inferred_type").text ?? "";
		const kind = KINDS.get(type) ?? "other";
		builder.add("columns", {
			of: "dataset",
			name,
			type,
			kind,
			source: feature.source
		});
		const more = {
			...about,
			slice: { feature: name }
		};
		for (const statistics of [
			feature,
			feature.at("numerical_statistics"),
			feature.at("string_statistics")
		]) {
			for (const key of ["num_present", "num_missing"]) {
				const from = statistics.at("common", key);
				if (from.present) builder.observe(`features.${key}`, from, more);
			}
			for (const key of NUMBERS) {
				const from = statistics.at(key);
				if (from.present) builder.observe(`features.${key}`, from, more);
			}
		}
	}
}
// src/core/evidence/sagemaker-monitor/read-quality.ts
/**
* The metrics of a model: `<group>.<metric>`. A value of `"NaN"` is a problem. A standard deviation of `"NaN"` is what the tool
* writes for small data, and is left out: it is not the metric.
*/
function readQuality(builder, metrics, group, about) {
	if (!metrics.present) return;
	if (metrics.entries.length === 0) builder.problem({
		id: "no-metrics",
		says: "`{group}` holds no metric, so it proves nothing.",
		fix: "Run the monitor again.",
		values: { group }
	}, metrics.where);
	for (const [name, metric] of metrics.entries) if (name === "confusion_matrix") readMatrix(builder, metric, `${group}.${name}`, about);
	else if (!metric.isMapping) readBare(builder, metric, `${group}.${name}`, about);
	else if (Object.hasOwn(metric.value ?? {}, "value")) {
		builder.observe(`${group}.${name}`, metric.at("value"), about);
		const deviation = metric.at("standard_deviation");
		if (deviation.number !== void 0) builder.observe(`${group}.${name}.standard_deviation`, deviation, about);
	}
}
/** A metric of one's own is a bare number; curves are lists of points. */
function readBare(builder, metric, name, about) {
	if (!metric.isList) builder.observe(name, metric, about);
}
function readMatrix(builder, matrix, name, about) {
	for (const [actual, row] of matrix.entries) for (const [predicted, count] of row.entries) builder.observe(name, count, {
		...about,
		slice: {
			actual,
			predicted
		}
	});
}
// src/core/evidence/sagemaker-monitor/reader.ts
const FORMAT = "sagemaker-monitor";
const GROUPS = [
	"binary_classification_metrics",
	"multiclass_classification_metrics",
	"regression_metrics"
];
/** What SageMaker Model Monitor writes: statistics of a model or of data, and violations. The mapping is in this folder's README. */
const sagemakerMonitor = defineReader({
	id: FORMAT,
	title: "SageMaker Model Monitor",
	detect: (text, path) => {
		if (!text.trimStart().startsWith("{")) return false;
		if (/"(?:binary_classification|multiclass_classification|regression)_metrics"/.test(text)) return true;
		if (text.includes("\"features\"") && text.includes("\"inferred_type\"")) return true;
		return text.includes("\"violations\"") && (text.includes("\"constraint_check_type\"") || /(?:^|\/)constraint_violations\.json$/i.test(path));
	},
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const about = readDataset(builder, root.at("dataset"));
		for (const group of GROUPS) readQuality(builder, root.at(group), group, about);
		readFeatures(builder, root.at("features"), about);
		readViolations(builder, root.at("violations"));
		if (builder.empty) builder.problem({
			id: "no-metrics",
			says: "No metric, feature or list of violations was found, so it proves nothing.",
			fix: "List `statistics.json` or `constraint_violations.json`."
		});
		return builder.build({ tool: "SageMaker Model Monitor" });
	}
});
/** How many rows were looked at, and when. */
function readDataset(builder, dataset) {
	const items = dataset.at("item_count");
	const at = readInstant(dataset.at("evaluation_time").text ?? "");
	const count = items.number !== void 0 && Number.isSafeInteger(items.number) ? items.number : void 0;
	if (items.present && builder.observe("dataset.item_count", items, at === void 0 ? {} : { at }) && count === 0) builder.problem({
		id: "no-samples",
		says: "The data holds no rows, so its statistics prove nothing.",
		fix: "Run the monitor on data."
	}, items.where);
	return {
		...count === void 0 || count < 0 ? {} : { samples: count },
		...at === void 0 ? {} : { at }
	};
}
/** How many constraints were violated, in all and by kind. An empty list is what a run without violations writes. */
function readViolations(builder, list) {
	if (!list.present) return;
	const { source } = list;
	if (!list.isList) {
		builder.problem({
			id: "not-violations",
			says: "`violations` is no list, so nobody knows whether there are any.",
			fix: "Write the file again with Model Monitor."
		}, list.where);
		return;
	}
	builder.record({
		name: "violations",
		value: list.items.length,
		source
	});
	const kinds = /* @__PURE__ */ new Map();
	for (const violation of list.items) {
		const kind = violation.at("constraint_check_type").text ?? "unknown";
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	}
	for (const [kind, value] of kinds) builder.record({
		name: `violations.${kind}`,
		value,
		source
	});
}
export { sagemakerMonitor };
