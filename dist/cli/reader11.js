import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { a as textOf, i as member, t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/hf-eval-results/reader.ts
const FORMAT = "hf-eval-results";
/** People write these lists: what is longer would only take long. */
const MOST_BYTES = 524288;
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
const KEYS = ["id", ...SLICES];
/** Evaluation results as the Hugging Face Hub reads them from `.eval_results/*.yaml`. The mapping is in this folder's README. */
const hfEvalResults = defineReader({
	id: FORMAT,
	title: "Hugging Face evaluation results",
	detect: (text, path) => /(?:^|\/)\.eval_results\/[^/]+\.ya?ml$/i.test(path) || /\.ya?ml$/i.test(path) && /^-[ \t]+dataset:[ \t]*$/m.test(text) && /^[ \t]+id:/m.test(text) && /^[ \t]+value:/m.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path, {
			...JSON_LIMITS,
			bytes: MOST_BYTES
		});
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const times = /* @__PURE__ */ new Map();
		const results = root.items.map((result) => ({
			result,
			key: keyOf(result.value)
		}));
		for (const { key } of results) times.set(key, (times.get(key) ?? 0) + 1);
		for (const { result, key } of results) readResult(builder, result, (times.get(key) ?? 0) > 1);
		if (results.length === 0) builder.problem({
			id: "no-results",
			says: "This file lists no result.",
			fix: "Write a list of entries with `dataset.id` and `value`."
		}, root.where);
		return builder.build();
	}
});
/** Asks the values alone: the places of what only tells results apart are of no interest. */
function keyOf(result) {
	const dataset = member(result, "dataset");
	return JSON.stringify(KEYS.map((key) => textIn(dataset, key) ?? null));
}
/** A text of a mapping that is not empty. */
function textIn(mapping, key) {
	const text = textOf(member(mapping, key));
	return text === void 0 || text.trim() === "" ? void 0 : text;
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
	const slice = sliceOf(result.value, repeated);
	const at = readInstant(textIn(result.value, "date") ?? "");
	const more = {
		dataset: name,
		...slice === void 0 ? {} : { slice },
		...at === void 0 ? {} : { at }
	};
	builder.observe(name, result.at("value"), more);
	const revision = textIn(dataset.value, "revision");
	builder.add("subjects", {
		kind: "dataset",
		name,
		...revision === void 0 ? {} : { revision },
		digests: [],
		source: dataset.source
	});
	const url = textIn(member(result.value, "source"), "url");
	if (url !== void 0) builder.add("links", {
		target: url,
		source: result.at("source", "url").source
	});
}
/** What a result is about beyond its data set; `undefined` where nothing is told. */
function sliceOf(result, repeated) {
	const dataset = member(result, "dataset");
	const slice = {};
	let told = false;
	const tell = (key, text) => {
		if (text === void 0) return;
		slice[key] = text;
		told = true;
	};
	for (const key of SLICES) tell(key, textIn(dataset, key));
	if (repeated) tell("notes", textIn(result, "notes")?.slice(0, LONGEST_NOTES));
	return told ? slice : void 0;
}
export { hfEvalResults };
