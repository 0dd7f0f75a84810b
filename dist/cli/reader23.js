import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/sagemaker-model-card/read-evaluations.ts
/** Curves, bars and matrices are pictures; only these three types are one value. */
const VALUES = /* @__PURE__ */ new Set([
	"number",
	"string",
	"boolean"
]);
/** The metrics of evaluations: `<group>.<metric>`. With several evaluations, each is a slice. */
function readEvaluations(builder, details) {
	const evaluations = details.items;
	for (const evaluation of evaluations) {
		const name = evaluation.at("name").text;
		const datasets = evaluation.at("datasets").items.flatMap(({ text }) => text === void 0 ? [] : [text]);
		const [dataset] = datasets;
		const about = {
			...evaluations.length > 1 && name !== void 0 ? { slice: { evaluation: name } } : {},
			...datasets.length === 1 && dataset !== void 0 ? { dataset } : {}
		};
		for (const group of evaluation.at("metric_groups").items) readGroup(builder, group, about);
	}
}
function readGroup(builder, group, about) {
	const prefix = group.at("name").text;
	for (const metric of group.at("metric_data").items) {
		const type = metric.at("type");
		if (type.present && !VALUES.has(type.value)) continue;
		const name = metric.at("name").text;
		if (name === void 0) {
			builder.problem({
				id: "unnamed-metric",
				says: "A metric has no name, so nobody knows what was measured.",
				fix: "Write its `name`."
			}, metric.where);
			continue;
		}
		builder.observe(prefix === void 0 ? name : `${prefix}.${name}`, metric.at("value"), about);
	}
}
// src/core/evidence/sagemaker-model-card/read-training.ts
/** What the model was trained from and into what, with which parameters, in which image, and the metrics of training. */
function readTraining(builder, root) {
	const outputs = artifactsOf(root.at("model_overview", "model_artifact"));
	for (const output of outputs) builder.add("artifacts", output);
	const details = root.at("training_details", "training_job_details");
	const inputs = artifactsOf(details.at("training_datasets"));
	const parameters = [...details.at("hyper_parameters").items, ...details.at("user_provided_hyper_parameters").items];
	for (const parameter of parameters) {
		const name = parameter.at("name").text;
		const value = parameter.at("value");
		const plain = value.text ?? value.number ?? value.boolean;
		if (name !== void 0 && plain !== void 0) builder.add("parameters", {
			name,
			value: plain,
			source: parameter.source
		});
	}
	if (inputs.length > 0) builder.add("transformations", {
		name: "training",
		inputs,
		outputs,
		parameters: [],
		source: details.source
	});
	const arn = details.at("training_arn");
	if (arn.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: arn.text,
		source: arn.source
	});
	for (const image of details.at("training_environment", "container_image").items) if (image.text !== void 0) builder.add("pins", pinOf(image.text, image.source));
	for (const key of ["training_metrics", "user_provided_training_metrics"]) for (const metric of details.at(key).items) {
		const name = metric.at("name").text;
		if (name !== void 0) builder.observe(`training.${name}`, metric.at("value"));
	}
}
function artifactsOf(list) {
	return list.items.flatMap(({ text, source }) => text === void 0 ? [] : [{
		name: text,
		digests: [],
		source
	}]);
}
/** An image is one version only where its digest says so: a tag may move. */
function pinOf(image, source) {
	const locked = /@sha256:[0-9a-f]{64}$/.test(image);
	const name = image.split("@", 1)[0] ?? image;
	const colon = name.lastIndexOf(":");
	const tagged = colon > name.lastIndexOf("/");
	return {
		kind: "image",
		name: tagged ? name.slice(0, colon) : name,
		...tagged ? { version: name.slice(colon + 1) } : {},
		exact: locked,
		locked,
		source
	};
}
// src/core/evidence/sagemaker-model-card/reader.ts
const FORMAT = "sagemaker-model-card";
const LONGEST = 2e3;
/** Texts of the card, and what they say. */
const TERMS = [
	[["model_overview", "model_owner"], "owner"],
	[["intended_uses", "purpose_of_model"], "purpose"],
	[["intended_uses", "intended_uses"], "purpose"],
	[["intended_uses", "factors_affecting_model_efficiency"], "limitation"],
	[["intended_uses", "risk_rating"], "risk"],
	[["business_details", "business_problem"], "purpose"],
	[["additional_information", "ethical_considerations"], "risk"],
	[["additional_information", "caveats_and_recommendations"], "limitation"]
];
const RATINGS = /* @__PURE__ */ new Set([
	"High",
	"Medium",
	"Low",
	"Unknown"
]);
const PROPERTIES = [
	"model_description",
	"model_creator",
	"algorithm_type",
	"problem_type"
];
/** The content of an Amazon SageMaker model card, as JSON. The mapping is in this folder's README. */
const sagemakerModelCard = defineReader({
	id: FORMAT,
	title: "SageMaker model card",
	detect: (text) => text.trimStart().startsWith("{") && (text.includes("\"model_overview\"") || /"intended_uses"\s*:\s*\{/.test(text)) && /"(?:intended_uses|business_details|training_details|evaluation_details|additional_information|model_owner)"/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		readTerms(builder, root);
		for (const name of PROPERTIES) {
			const from = root.at("model_overview", name);
			if (from.text !== void 0) builder.add("properties", {
				name,
				value: from.text.slice(0, LONGEST),
				source: from.source
			});
		}
		readTraining(builder, root);
		readEvaluations(builder, root.at("evaluation_details"));
		if (builder.empty) builder.problem({
			id: "empty-card",
			says: "This model card says nothing.",
			fix: "Fill it in, and export it again."
		});
		return builder.build({ tool: "SageMaker" });
	}
});
function readTerms(builder, root) {
	for (const [path, kind] of TERMS) {
		const from = root.at(...path);
		if (from.text !== void 0) builder.add("terms", {
			kind,
			value: from.text.slice(0, LONGEST),
			source: from.source
		});
	}
	const rating = root.at("intended_uses", "risk_rating");
	if (!rating.present || RATINGS.has(rating.value)) return;
	builder.problem({
		id: "unknown-rating",
		says: "`risk_rating` is none of High, Medium, Low and Unknown.",
		fix: "Write one of these four."
	}, rating.where);
}
export { sagemakerModelCard };
