import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/sagemaker-clarify/reader.ts
const FORMAT = "sagemaker-clarify";
const SECTIONS = ["pre_training_bias_metrics", "post_training_bias_metrics"];
/** `analysis.json` of SageMaker Clarify: bias before and after training. The mapping is in this folder's README. */
const sagemakerClarify = defineReader({
	id: FORMAT,
	title: "SageMaker Clarify",
	detect: (text) => text.trimStart().startsWith("{") && (/"(?:pre|post)_training_bias_metrics"/.test(text) && text.includes("\"facets\"") || text.includes("\"explanations\"") && text.includes("\"global_shap_values\"")),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const tally = {
			computed: 0,
			failed: 0
		};
		for (const section of SECTIONS) readSection(builder, root.at(section), section, tally);
		for (const [method, labels] of root.at("explanations").entries) for (const [label, values] of labels.entries) readShap(builder, method, label, values.at("global_shap_values"));
		if (tally.computed + tally.failed > 0) {
			const { source } = root;
			const samples = tally.computed + tally.failed;
			builder.record({
				name: "metrics",
				value: samples,
				samples,
				source
			});
			builder.record({
				name: "metrics.not_computed",
				value: tally.failed,
				samples,
				source
			});
		}
		if (tally.computed === 0 && (tally.failed > 0 || builder.empty)) builder.problem({
			id: "no-metrics",
			says: "No metric was computed, so it says nothing about bias.",
			fix: "Look at the reasons, and run the analysis again."
		});
		return builder.build({ tool: "SageMaker Clarify" });
	}
});
/** The metrics of every facet: what is sensitive, and the value of it that stands for the group. */
function readSection(builder, section, name, tally) {
	if (!section.present) return;
	const facets = section.at("facets").entries;
	if (facets.length === 0) builder.problem({
		id: "no-facets",
		says: "`{name}` names no facet, so it says nothing about bias.",
		fix: "Name the facets, and run the analysis again.",
		values: { name }
	}, section.where);
	for (const [facet, groups] of facets) for (const group of groups.items) {
		const threshold = group.at("value_or_threshold");
		const value = threshold.text ?? (threshold.number === void 0 ? "" : String(threshold.number));
		for (const metric of group.at("metrics").items) readMetric(builder, metric, name, { slice: { [facet]: value } }, tally);
	}
}
/**
* A metric that the tool could not compute is no observation, and so a check that asks for it does not pass. It is no problem
* of the whole report: Clarify writes CDDL this way whenever no group variable was given.
*/
function readMetric(builder, metric, section, about, tally) {
	const name = `${section}.${metric.at("name").text ?? "metric"}`;
	const error = metric.at("error");
	const value = metric.at("value");
	if (error.text !== void 0 && !value.present) {
		tally.failed += 1;
		builder.add("properties", {
			name: `${name}.error`,
			value: error.text.slice(0, 400),
			source: error.source
		});
		return;
	}
	if (builder.observe(name, value, about)) tally.computed += 1;
}
function readShap(builder, method, label, values) {
	for (const [feature, value] of values.entries) builder.observe(`explanations.${method}.global_shap_values`, value, { slice: {
		label,
		feature
	} });
}
export { sagemakerClarify };
