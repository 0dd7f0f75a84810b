import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/model-card-toolkit/read-metrics.ts
/** A number of JSON's own grammar, and nothing around it. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;
/** The performance metrics of a card: named like their `type`, with the bounds of their confidence interval. */
function readMetrics(builder, metrics) {
	for (const metric of metrics.items) {
		const name = metric.at("type").text;
		if (name === void 0) {
			builder.problem({
				id: "unnamed-metric",
				says: "A performance metric has no `type`, so nobody knows what was measured.",
				fix: "Write its `type`, such as `accuracy`."
			}, metric.where);
			continue;
		}
		const about = sliceOf(metric.at("slice"));
		observe(builder, name, metric.at("value"), about);
		for (const bound of ["lower_bound", "upper_bound"]) {
			const from = metric.at("confidence_interval", bound);
			if (from.present) observe(builder, `${name}.${bound}`, from, about);
		}
	}
}
/**
* The card's schema makes every value a text, so a text that is exactly one JSON number is that number here and nowhere else.
* `20,3`, `87%`, `.9` and `+1` are not, and remain problems.
*/
function observe(builder, name, from, about) {
	const number = from.text !== void 0 && JSON_NUMBER.test(from.text) ? Number(from.text) : NaN;
	if (Number.isFinite(number)) builder.record({
		name,
		value: number,
		...about,
		source: from.source
	});
	else builder.observe(name, from, about);
}
/** `overall` is the whole data, which has no slice. */
function sliceOf({ text }) {
	return text === void 0 || text.toLowerCase() === "overall" ? {} : { slice: { slice: text } };
}
// src/core/evidence/model-card-toolkit/reader.ts
const FORMAT = "model-card-toolkit";
/** Characters of a text that are kept: cards carry images as text, which are never read. */
const LONGEST = 2e3;
/** Lists of texts, the key of the text in each, and what they say. */
const TERMS = [
	[
		["model_details", "owners"],
		"name",
		"owner"
	],
	[
		["considerations", "use_cases"],
		"description",
		"purpose"
	],
	[
		["considerations", "limitations"],
		"description",
		"limitation"
	],
	[
		["considerations", "tradeoffs"],
		"description",
		"limitation"
	],
	[
		["considerations", "ethical_considerations"],
		"name",
		"risk"
	],
	[
		["considerations", "ethical_considerations"],
		"mitigation_strategy",
		"mitigation"
	]
];
/** A model card of Google's Model Card Toolkit, as JSON. The mapping is in this folder's README. */
const modelCardToolkit = defineReader({
	id: FORMAT,
	title: "Model Card Toolkit",
	detect: (text) => text.trimStart().startsWith("{") && text.includes("\"model_details\"") && /"(?:quantitative_analysis|considerations|model_parameters|schema_version)"/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		readMetrics(builder, root.at("quantitative_analysis", "performance_metrics"));
		readModel(builder, root.at("model_details"));
		for (const [path, key, kind] of TERMS) for (const entry of root.at(...path).items) addTerm(builder, kind, textIn(entry, key));
		readData(builder, root.at("model_parameters"));
		if (builder.empty) builder.problem({
			id: "empty-card",
			says: "This model card says nothing.",
			fix: "Fill it in, and export it again."
		});
		return builder.build();
	}
});
function readModel(builder, model) {
	const version = model.at("version", "name");
	for (const [name, from] of [
		["name", model.at("name")],
		["version", version],
		["date", model.at("version", "date")]
	]) if (from.text !== void 0) builder.add("properties", {
		name,
		value: cut(from.text),
		source: from.source
	});
	const path = model.at("path");
	if (path.text !== void 0 && path.text.length <= LONGEST) builder.add("artifacts", {
		name: path.text,
		digests: [],
		source: path.source
	});
	const single = model.at("license");
	for (const licence of [...model.at("licenses").items, ...single.present ? [single] : []]) {
		const expression = licence.at("identifier").text ?? licence.at("custom_text").text ?? licence.text;
		if (expression !== void 0) builder.add("licences", {
			of: "model",
			expression: cut(expression),
			source: licence.source
		});
	}
	for (const reference of model.at("references").items) {
		const target = reference.at("reference").text ?? reference.text;
		if (target !== void 0 && /^https?:\/\//.test(target) && target.length <= LONGEST) builder.add("links", {
			target,
			source: reference.source
		});
	}
}
/** Data sets with what is sensitive in them, and the formats of input and output. */
function readData(builder, parameters) {
	for (const data of parameters.at("data").items) {
		const of = data.at("name").text;
		for (const sensitive of data.at("sensitive", "sensitive_data").items) addTerm(builder, "sensitive-data", sensitive, of);
	}
	for (const [key, of] of [["input_format_map", "input"], ["output_format_map", "output"]]) for (const entry of parameters.at(key).items) {
		const name = entry.at("key").text;
		const type = entry.at("value").text ?? "";
		if (name !== void 0) builder.add("columns", {
			of,
			name: cut(name),
			type: cut(type),
			kind: "other",
			source: entry.source
		});
	}
}
function addTerm(builder, kind, from, of) {
	if (from.text === void 0) return;
	builder.add("terms", {
		kind,
		...of === void 0 ? {} : { of },
		value: cut(from.text),
		source: from.source
	});
}
/** A text, or an entry that is a plain text itself, as cards of 0.0.1 have them. */
function textIn(entry, key) {
	return entry.text === void 0 || key === "mitigation_strategy" ? entry.at(key) : entry;
}
function cut(text) {
	return text.slice(0, LONGEST);
}
export { modelCardToolkit };
