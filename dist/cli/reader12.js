import "./rolldown-runtime.js";
import { t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as cardKind, t as readCard } from "./read-card.js";
import { n as shown } from "./source-issue.js";
// src/core/evidence/hf-model-card/read-model-index.ts
/** What must be there for a result to say anything, as huggingface/hub-docs: modelcard.md requires it. */
const REQUIRED = [
	["task", "type"],
	["dataset", "type"],
	["dataset", "name"]
];
/**
* The results of `model-index`: an observation named like the metric's type, with the data set's Hub id as `dataset`, and as
* slice the configuration and split where they are given. A result that leaves out what is required is a problem and is not read.
*/
function readModelIndex(builder, index) {
	if (!index.present) return;
	const models = index.items;
	if (models.length === 0) invalid(builder, index, "it is no list of models");
	for (const model of models) {
		const results = model.at("results");
		if (!results.isList || results.items.length === 0) invalid(builder, model, "`results` is missing or empty");
		for (const result of results.items) readResult(builder, result);
	}
}
function readResult(builder, result) {
	const missing = REQUIRED.find((path) => result.at(...path).text === void 0);
	if (missing !== void 0) {
		invalid(builder, result, `a result has no ${missing.join(".")}`);
		return;
	}
	const metrics = result.at("metrics").items;
	if (metrics.length === 0) invalid(builder, result, "a result has no metrics");
	const dataset = result.at("dataset");
	const name = dataset.at("type").text ?? "";
	const revision = dataset.at("revision").text;
	builder.add("subjects", {
		kind: "dataset",
		name,
		...revision === void 0 ? {} : { revision },
		digests: [],
		source: dataset.source
	});
	const times = /* @__PURE__ */ new Map();
	for (const metric of metrics) {
		const type = metric.at("type").text;
		times.set(type, (times.get(type) ?? 0) + 1);
	}
	for (const metric of metrics) readMetric(builder, metric, {
		dataset: name,
		...sliceOf(dataset, (times.get(metric.at("type").text) ?? 0) > 1 ? metric.at("name").text : void 0)
	});
}
function readMetric(builder, metric, about) {
	const type = metric.at("type").text;
	const value = metric.at("value");
	if (type === void 0) invalid(builder, metric, "a metric has no type");
	else if (value.isMapping && value.entries.length > 0) for (const [key, inner] of value.entries) builder.observe(`${type}.${key}`, inner, about);
	else builder.observe(type, value, about);
}
function sliceOf(dataset, name) {
	const config = dataset.at("config").text;
	const split = dataset.at("split").text;
	const slice = {
		...config === void 0 ? {} : { config },
		...split === void 0 ? {} : { split },
		...name === void 0 ? {} : { name }
	};
	return Object.keys(slice).length === 0 ? {} : { slice };
}
function invalid(builder, place, reason) {
	builder.problem({
		id: "invalid-model-index",
		says: "`model-index` is not valid: {reason}.",
		fix: "Give every result its `task.type`, `dataset.type`, `dataset.name` and `metrics`.",
		values: { reason: shown(reason) }
	}, place.where);
}
// src/core/evidence/hf-model-card/reader.ts
const FORMAT = "hf-model-card";
/** A model card as the Hugging Face Hub reads it from `README.md`. The mapping is in this folder's README. */
const hfModelCard = defineReader({
	id: FORMAT,
	title: "Hugging Face model card",
	detect: (text, path) => cardKind(text, path) === "model",
	read(file) {
		const builder = new ReadingBuilder(FORMAT, file);
		const matter = readCard(builder, file, "model");
		if (matter !== void 0) {
			readModelIndex(builder, matter.at("model-index"));
			readOrigin(builder, matter);
		}
		if (builder.empty) builder.problem({
			id: "empty-card",
			says: "This model card is empty.",
			fix: "Describe the model, its data and its limits."
		});
		return builder.build();
	}
});
/** What the model was made from: `base_model` and `datasets`, each one name or several. */
function readOrigin(builder, matter) {
	const inputs = ["base_model", "datasets"].flatMap((key) => {
		const from = matter.at(key);
		return (from.isList ? from.items : [from]).flatMap(({ text, source }) => text === void 0 ? [] : [{
			name: text,
			digests: [],
			source
		}]);
	});
	if (inputs.length === 0) return;
	const source = matter.source;
	builder.add("transformations", {
		name: "training",
		inputs,
		outputs: [],
		parameters: [],
		source
	});
}
export { hfModelCard };
