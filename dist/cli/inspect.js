import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/inspect/reader.ts
const FORMAT = "inspect";
/** Evaluation logs of Inspect in JSON. The mapping is in this folder's README. */
const inspect = defineReader({
	id: FORMAT,
	title: "Inspect eval log",
	detect: (text) => text.includes("\"eval\"") && text.includes("\"status\"") && text.includes("\"task\"") && /"(?:task_id|inspect_ai|completed_samples|plan)"/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		checkRun(root, builder);
		observeScores(root, builder);
		addDetails(root.at("eval"), builder);
		const version = root.at("eval", "packages", "inspect_ai").text;
		return builder.build({
			tool: "Inspect",
			...version === void 0 ? {} : { version: shown(version, 60) }
		});
	}
});
function checkRun(root, builder) {
	const status = root.at("status");
	if (status.text !== "success") builder.problem({
		id: "not-finished",
		says: "This evaluation did not end well: its status is `{status}`.",
		fix: "Run it again to the end; the log says what went wrong under `error`.",
		values: { status: shown(status.text ?? "absent", 40) }
	}, status.where);
	if (root.at("invalidated").boolean === true) builder.problem({
		id: "invalidated",
		says: "Somebody marked samples of this evaluation as invalid.",
		fix: "Run the evaluation again."
	}, root.at("invalidated").where);
	const [total, completed] = [root.at("results", "total_samples"), root.at("results", "completed_samples")];
	const [all, done] = [total.number, completed.number];
	if (all === void 0 || done === void 0 || all <= 0) {
		builder.problem({
			id: "no-samples",
			says: "This evaluation does not say that it looked at any sample, so it proves nothing.",
			fix: "Run the evaluation over its data set."
		}, root.at("results").where);
		return;
	}
	builder.observe("total_samples", total);
	builder.observe("completed_samples", completed);
	if (done >= all) return;
	builder.problem({
		id: "incomplete",
		says: "Only {done} of {all} samples were completed, so the scores hold for a part of the data set.",
		fix: "Run the evaluation again, and look at the samples that failed.",
		values: {
			done,
			all
		}
	}, completed.where);
}
function observeScores(root, builder) {
	const scores = root.at("results", "scores");
	if (scores.items.length === 0) builder.problem({
		id: "no-scores",
		says: "This evaluation has no scores, so it proves nothing.",
		fix: "Let the task score its samples."
	}, scores.where);
	const dataset = root.at("eval", "dataset", "name").text;
	const at = [root.at("stats", "completed_at"), root.at("eval", "created")].map(({ text }) => readInstant(text ?? "")).find((instant) => instant !== void 0);
	const times = /* @__PURE__ */ new Map();
	for (const score of scores.items) times.set(nameOf(score), (times.get(nameOf(score)) ?? 0) + 1);
	for (const score of scores.items) {
		if (builder.overflowing) break;
		const name = nameOf(score);
		const reducer = score.at("reducer").text;
		const repeats = (times.get(name) ?? 0) > 1;
		const samples = score.at("scored_samples").number ?? root.at("results", "completed_samples").number;
		for (const [metric, found] of score.at("metrics").entries) {
			const full = [
				name,
				...repeats && reducer !== void 0 ? [reducer] : [],
				metric
			].join(".");
			builder.observe(full, found.isMapping ? found.at("value") : found, {
				...dataset === void 0 ? {} : { dataset },
				...samples === void 0 || samples < 0 ? {} : { samples },
				...at === void 0 ? {} : { at }
			});
		}
	}
}
/** A scorer that gives several values has one score for each, named after the value. */
function nameOf(score) {
	return score.at("name").text ?? score.at("scorer").text ?? "score";
}
function addDetails(run, builder) {
	const id = run.at("run_id");
	if (id.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: id.text,
		source: id.source
	});
	const commit = run.at("revision", "commit");
	if (commit.text !== void 0 && /^[0-9a-f]{7,64}$/i.test(commit.text)) {
		const dirty = run.at("revision", "dirty").boolean === true;
		const subject = {
			kind: "commit",
			id: commit.text.toLowerCase(),
			source: commit.source
		};
		builder.add("subjects", dirty ? {
			...subject,
			dirty
		} : subject);
	}
	const dataset = run.at("dataset", "name");
	if (dataset.text !== void 0) builder.add("subjects", {
		kind: "dataset",
		name: dataset.text,
		digests: [],
		source: dataset.source
	});
	for (const key of [
		"model",
		"task",
		"task_version",
		"task_file"
	]) addParameter(key, run.at(key), builder);
	for (const holder of [
		"config",
		"task_args",
		"model_args"
	]) for (const [key, value] of run.at(holder).entries) addParameter(`${holder}.${key}`, value, builder);
}
function addParameter(name, { text, number, boolean, source }, builder) {
	const value = text ?? number ?? boolean;
	if (value !== void 0) builder.add("parameters", {
		name,
		value,
		source
	});
}
export { inspect };
