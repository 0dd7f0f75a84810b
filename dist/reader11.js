import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/hf-eval-results/reader.ts
const FORMAT = "hf-eval-results";
const LONGEST_NOTES = 200;
/**
* What tells results on one data set apart. Source: huggingface/huggingface_hub:src/huggingface_hub/_eval_results.py; `config` and
* `split` are those of huggingface/hub-docs:eval_results.yaml.
*/
const SLICES = [
	"task_id",
	"config",
	"split"
];
/** Evaluation results as the Hugging Face Hub reads them from `.eval_results/*.yaml`. The mapping is in this folder's README. */
const hfEvalResults = defineReader({
	id: FORMAT,
	title: "Hugging Face evaluation results",
	detect: (text, path) => /(?:^|\/)\.eval_results\/[^/]+\.ya?ml$/i.test(path) || /\.ya?ml$/i.test(path) && /^-[ \t]+dataset:[ \t]*$/m.test(text) && /^[ \t]+id:/m.test(text) && /^[ \t]+value:/m.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path, JSON_LIMITS);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const times = /* @__PURE__ */ new Map();
		for (const result of root.items) times.set(keyOf(result), (times.get(keyOf(result)) ?? 0) + 1);
		for (const result of root.items) readResult(builder, result, (times.get(keyOf(result)) ?? 0) > 1);
		if (root.items.length === 0) builder.problem({
			id: "no-results",
			says: "This file lists no result.",
			fix: "Write a list of entries with `dataset.id` and `value`."
		}, root.where);
		return builder.build();
	}
});
function keyOf(result) {
	return JSON.stringify(["id", ...SLICES].map((key) => result.at("dataset", key).text ?? null));
}
/**
* One result, named like the id of the benchmark's data set: the file names no metric. `repeated` results differ in their notes, such
* as `tools` and `no-tools`.
*/
function readResult(builder, result, repeated) {
	const dataset = result.at("dataset");
	const name = dataset.at("id").text;
	if (name === void 0) {
		builder.problem({
			id: "no-dataset",
			says: "A result has no `dataset.id`, so nobody knows what was measured.",
			fix: "Write the id of the benchmark's data set."
		}, result.where);
		return;
	}
	const about = [...SLICES.map((key) => [key, dataset.at(key).text]), ...repeated ? [["notes", result.at("notes").text?.slice(0, LONGEST_NOTES)]] : []];
	const slice = Object.fromEntries(about.filter(([, text]) => text !== void 0));
	const at = readInstant(result.at("date").text ?? "");
	const more = {
		dataset: name,
		...Object.keys(slice).length === 0 ? {} : { slice },
		...at === void 0 ? {} : { at }
	};
	builder.observe(name, result.at("value"), more);
	const revision = dataset.at("revision").text;
	builder.add("subjects", {
		kind: "dataset",
		name,
		...revision === void 0 ? {} : { revision },
		digests: [],
		source: dataset.source
	});
	const url = result.at("source", "url");
	if (url.text !== void 0) builder.add("links", {
		target: url.text,
		source: url.source
	});
}
export { hfEvalResults };
