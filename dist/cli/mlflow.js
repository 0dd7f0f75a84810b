import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as shown } from "./source-issue.js";
import { t as judgeLeaf } from "./judge-leaf.js";
// src/core/evidence/mlflow/run-facts.ts
/** Characters of a parameter, as MLflow itself limits them; tags are cut, too. */
const LONGEST_TEXT = 6e3;
const NUMBER$1 = /^-?(?:0|[1-9]\d{0,20})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;
const COMMIT = /^[0-9a-f]{7,64}$/i;
/** States of a run. Source: mlflow/mlflow:mlflow/protos/service.proto. */
const STATES = [
	"",
	"RUNNING",
	"SCHEDULED",
	"FINISHED",
	"FAILED",
	"KILLED"
];
/** No date reaches further in JavaScript. */
const LAST_INSTANT = 864e13;
/** ISO 8601 of milliseconds since 1970; `undefined` when there is no such time. */
function instantOf(milliseconds) {
	return milliseconds !== void 0 && milliseconds > 0 && milliseconds <= LAST_INSTANT ? new Date(milliseconds).toISOString() : void 0;
}
/** MLflow keeps parameters as Python's text of them; numbers, `True`, `False` and `None` become values again. */
function restoredValue(written) {
	const text = written.trim();
	if (text === "True" || text === "False") return text === "True";
	if (text === "None") return null;
	if (!NUMBER$1.test(text)) return written.slice(0, LONGEST_TEXT);
	const value = Number(text);
	return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? value : text;
}
/** A tag of a run: the commit that it ran from is a subject, all others are properties. */
function addTag(name, value, where, source, builder) {
	if (name !== "mlflow.source.git.commit") builder.add("properties", {
		name: `tags.${name}`,
		value,
		source
	});
	else if (COMMIT.test(value)) builder.add("subjects", {
		kind: "commit",
		id: value.toLowerCase(),
		source
	});
	else builder.problem({
		...NO_COMMIT,
		values: { found: shown(value, 60) }
	}, where);
}
/** State and deletion of a run. A run that broke off or was deleted proves nothing. */
function judgeRun(info, builder) {
	const status = info.at("status");
	const state = status.text ?? STATES[status.number ?? -1];
	if (state !== "FINISHED") builder.problem({
		...NOT_FINISHED,
		values: { state: shown(state ?? "unknown", 40) }
	}, status.where);
	else builder.add("properties", {
		name: "status",
		value: state,
		source: status.source
	});
	const stage = info.at("lifecycle_stage");
	if (stage.text === "deleted") builder.problem(DELETED, stage.where);
	for (const name of [
		"run_name",
		"experiment_id",
		"lifecycle_stage"
	]) {
		const value = info.at(name).text ?? info.at(name).number;
		if (value !== void 0) builder.add("properties", {
			name,
			value,
			source: info.at(name).source
		});
	}
	const run = info.at("run_id").text === void 0 ? info.at("run_uuid") : info.at("run_id");
	if (run.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: run.text,
		source: run.source
	});
	else builder.problem(NO_RUN$1, run.where);
}
const NO_COMMIT = {
	id: "not-a-commit",
	says: "The run names `{found}` as its commit, which is none.",
	fix: "Start the run from a git checkout, so that MLflow notes the commit itself."
};
const NOT_FINISHED = {
	id: "run-not-finished",
	says: "The state of this run is `{state}`, not `FINISHED`, so what it logged may be incomplete.",
	fix: "Let the run finish, or name the run that did."
};
const DELETED = {
	id: "run-deleted",
	says: "This run was deleted in MLflow.",
	fix: "Restore it with `mlflow runs restore`, or name a run that is kept."
};
const NO_RUN$1 = {
	id: "no-run-id",
	says: "This run has no `run_id`, so nothing can be bound to it.",
	fix: "Write the file again with `mlflow runs describe --run-id <id>`."
};
// src/core/evidence/mlflow/meta-file.ts
/** State of a logged model that is ready, as the file store writes it. Source: mlflow/mlflow:mlflow/entities/logged_model_status.py. */
const READY = 2;
/** Reads `meta.yaml` of a run or, in MLflow 3, of a logged model. */
function readMeta(root, builder) {
	if (root.at("model_id").present) {
		readLoggedModel(root, builder);
		return;
	}
	judgeRun(root, builder);
	const ended = root.at("end_time");
	const at = instantOf(ended.number);
	if (at !== void 0) builder.add("properties", {
		name: "end_time",
		value: at,
		source: ended.source
	});
}
function readLoggedModel(root, builder) {
	for (const name of [
		"model_id",
		"name",
		"model_type",
		"artifact_location"
	]) {
		const from = root.at(name);
		if (from.text !== void 0) builder.add("properties", {
			name,
			value: from.text,
			source: from.source
		});
	}
	const run = root.at("source_run_id");
	if (run.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: run.text,
		source: run.source
	});
	const status = root.at("status");
	if (status.number !== READY && status.text !== "READY") builder.problem({
		...NOT_READY,
		values: { state: String(status.number ?? "unknown") }
	}, status.where);
}
const NOT_READY = {
	id: "model-not-ready",
	says: "The state of this logged model is `{state}`, not `READY`, so its files may be incomplete.",
	fix: "Log the model again, or name the one that is ready."
};
// src/core/evidence/mlflow/run-json.ts
/**
* Reads a run as REST's `runs/get` and `mlflow runs describe` write it: REST has lists of `key` and `value`, the command
* mappings. Source: mlflow/mlflow:mlflow/protos/service.proto, mlflow/entities/run.py.
*/
function readRunJson(root, builder) {
	const run = runOf(root, builder);
	if (run === void 0) return;
	judgeRun(run.at("info"), builder);
	const ended = wholeOf(run.at("info", "end_time"));
	for (const metric of latestOf(namedIn(run.at("data", "metrics")))) {
		const at = instantOf(wholeOf(metric.entry.at("timestamp")) ?? ended);
		const dataset = metric.entry.at("dataset_name").text;
		const more = {
			...at === void 0 ? {} : { at },
			...dataset === void 0 ? {} : { dataset }
		};
		builder.observe(metric.name, metric.value, more);
	}
	for (const { name, value } of namedIn(run.at("data", "params"))) builder.add("parameters", {
		name,
		value: restoredValue(textIn(value)),
		source: value.source
	});
	for (const { name, value } of namedIn(run.at("data", "tags"))) addTag(name, textIn(value).slice(0, LONGEST_TEXT), value.where, value.source, builder);
	readInputs(run, builder);
}
function runOf(root, builder) {
	const runs = root.at("runs").items;
	const [only] = runs;
	if (runs.length > 1) {
		builder.problem({
			...SEVERAL,
			values: { count: runs.length }
		}, root.at("runs").where);
		return;
	}
	const run = only ?? (root.at("run").isMapping ? root.at("run") : root);
	if (run.at("info").isMapping) return run;
	builder.problem(NO_RUN, run.where);
}
function namedIn(from) {
	if (from.isMapping) return from.entries.map(([name, value]) => ({
		name,
		value,
		entry: value
	}));
	return from.items.flatMap((entry) => {
		const name = entry.at("key").text;
		return name === void 0 ? [] : [{
			name,
			value: entry.at("value"),
			entry
		}];
	});
}
/** Of each metric and data set the value of the highest step, and of those the latest. */
function latestOf(metrics) {
	const latest = /* @__PURE__ */ new Map();
	for (const metric of metrics) {
		const key = JSON.stringify([metric.name, metric.entry.at("dataset_name").text]);
		const before = latest.get(key);
		if (before === void 0 || isLater$1(metric.entry, before.entry)) latest.set(key, metric);
	}
	return [...latest.values()];
}
function isLater$1(a, b) {
	const steps = (wholeOf(a.at("step")) ?? 0) - (wholeOf(b.at("step")) ?? 0);
	return steps !== 0 ? steps > 0 : (wholeOf(a.at("timestamp")) ?? 0) >= (wholeOf(b.at("timestamp")) ?? 0);
}
function readInputs(run, builder) {
	for (const input of run.at("inputs", "dataset_inputs").items) {
		const dataset = input.at("dataset");
		const name = dataset.at("name").text;
		const digest = dataset.at("digest").text;
		if (name === void 0) continue;
		const digests = digest === void 0 ? [] : [{
			algorithm: "mlflow",
			value: digest.toLowerCase()
		}];
		builder.add("subjects", {
			kind: "dataset",
			name,
			digests,
			source: dataset.source
		});
	}
	for (const output of run.at("outputs", "model_outputs").items) {
		const model = output.at("model_id");
		if (model.text !== void 0) builder.add("properties", {
			name: "model_id",
			value: model.text,
			source: model.source
		});
	}
}
/** A whole number; REST writes those of 64 bits as text. */
function wholeOf(from) {
	if (from.number !== void 0) return from.number;
	return from.text !== void 0 && /^-?\d{1,16}$/.test(from.text) ? Number(from.text) : void 0;
}
function textIn(from) {
	return typeof from.value === "string" ? from.value : from.present && !from.isMapping && !from.isList ? String(from.value) : "";
}
const SEVERAL = {
	id: "several-runs",
	says: "This file holds {count} runs, and only one can be what was measured.",
	fix: "Write the file with `mlflow runs describe --run-id <id>`."
};
const NO_RUN = {
	id: "no-run",
	says: "This file holds no run: `info` is missing.",
	fix: "Write the file with `mlflow runs describe --run-id <id>`."
};
// src/core/evidence/mlflow/store-file.ts
const NUMBER = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$|^[+-]?(?:nan|inf|infinity)$/i;
const WHOLE = /^-?\d{1,16}$/;
/** Reads a file of the file store: `metrics/<name>`, `params/<name>` or `tags/<name>`. */
function readStoreFile(file, place, builder) {
	const source = {
		pointer: "",
		line: 1,
		column: 1
	};
	if (place.run !== void 0) builder.add("subjects", {
		kind: "run",
		id: place.run,
		source
	});
	if (place.model !== void 0) builder.add("properties", {
		name: "model_id",
		value: place.model,
		source
	});
	if (place.kind === "metric") readMetricFile(file, place, builder);
	else if (place.kind === "param") builder.add("parameters", {
		name: place.name,
		value: restoredValue(file.text),
		source
	});
	else addTag(place.name, file.text.trim().slice(0, LONGEST_TEXT), {
		path: file.path,
		...source
	}, source, builder);
}
/** Lines `timestamp value step`; MLflow 3 adds the run (of a logged model) and the data set with its digest. */
function readMetricFile(file, { name, run }, builder) {
	const latest = /* @__PURE__ */ new Map();
	let runs;
	for (const [index, text] of file.text.split("\n").entries()) {
		if (text.trim() === "") continue;
		const point = pointOf(text.trim(), index + 1);
		if (point === void 0) {
			const where = {
				path: file.path,
				line: index + 1,
				column: 1
			};
			builder.problem({
				...BROKEN_LINE,
				values: { found: shown(text, 60) }
			}, where);
			continue;
		}
		runs ??= point.run;
		const before = latest.get(point.dataset ?? "");
		if (before === void 0 || isLater(point, before)) latest.set(point.dataset ?? "", point);
	}
	if (run === void 0 && runs !== void 0) builder.add("subjects", {
		kind: "run",
		id: runs,
		source: {
			pointer: "",
			line: 1,
			column: 1
		}
	});
	for (const point of latest.values()) observePoint(name, point, file, builder);
	if (builder.empty || latest.size === 0) builder.problem({
		...NO_VALUE,
		values: { name: shown(name) }
	});
}
function observePoint(name, point, { path }, builder) {
	const { value, written, line, time, dataset } = point;
	const judged = judgeLeaf(value);
	if (!judged.ok) {
		const { id, says, fix } = judged;
		builder.problem({
			id,
			says,
			fix,
			values: {
				name: shown(name),
				found: written
			}
		}, {
			path,
			line,
			column: 1
		});
		return;
	}
	const at = instantOf(time);
	builder.record({
		name,
		value,
		...dataset === void 0 ? {} : { dataset },
		...at === void 0 ? {} : { at },
		source: {
			pointer: "",
			line,
			column: 1
		}
	});
}
function pointOf(text, line) {
	const [time = "", written = "", step = "0", ...rest] = text.slice(0, 2e3).split(" ");
	if (!WHOLE.test(time) || !NUMBER.test(written) || !WHOLE.test(step) || rest.length > 3) return void 0;
	const value = Number(written.replace(/^\+/, ""));
	const run = rest.length === 1 || rest.length === 3 ? rest[0] : void 0;
	const dataset = rest.length >= 2 ? rest.at(-2) : void 0;
	return {
		time: Number(time),
		value,
		written: shown(written, 40),
		step: Number(step),
		line,
		...run === void 0 ? {} : { run },
		...dataset === void 0 ? {} : { dataset }
	};
}
/** MLflow takes the highest step, and of those the latest. */
function isLater(a, b) {
	return a.step !== b.step ? a.step > b.step : a.time >= b.time;
}
const BROKEN_LINE = {
	id: "broken-metric-line",
	says: "This line is `{found}`; a metric is logged as time in milliseconds, value and step.",
	fix: "Copy the file from the run again; do not edit it by hand."
};
const NO_VALUE = {
	id: "no-metrics",
	says: "The metric `{name}` has no value in this file.",
	fix: "Find out why the run logged nothing, and run it again."
};
// src/core/evidence/mlflow/store-path.ts
const KINDS = {
	metrics: "metric",
	params: "param",
	tags: "tag"
};
const IN_STORE = /(?:^|\/)(?:([0-9a-f]{32})|(m-[0-9a-f]{32}))\/(metrics|params|tags)\/(.+)$/;
const OUTSIDE = /(?:^|\/)(metrics|params|tags)\/(.+)$/;
/** Reads a path `<run id>/metrics/<name>` or `m-<id>/metrics/<name>`; `undefined` for any other. */
function storePathOf(path) {
	const [, run, model, folder, name] = IN_STORE.exec(path) ?? [];
	if (folder === void 0 || name === void 0) return void 0;
	return {
		kind: KINDS[folder],
		name,
		...run === void 0 ? {} : { run },
		...model === void 0 ? {} : { model }
	};
}
/** The same for a file that was copied out of its store: by its folder alone, else a metric of the file's name. */
function copiedPathOf(path) {
	const [, folder, name] = OUTSIDE.exec(path) ?? [];
	if (folder !== void 0 && name !== void 0) return {
		kind: KINDS[folder],
		name
	};
	return {
		kind: "metric",
		name: path.slice(path.lastIndexOf("/") + 1)
	};
}
// src/core/evidence/mlflow/reader.ts
const FORMAT = "mlflow";
/** What MLflow logged of a run: a file of its file store, or the run as JSON. The mapping is in this folder's README. */
const mlflow = defineReader({
	id: FORMAT,
	title: "MLflow run",
	detect: (text, path) => storePathOf(path) !== void 0 || isMeta(path) && /^(?:run_id|run_uuid|source_run_id):/m.test(text) && !/^current_stage:/m.test(text) || /\.json$/i.test(path) && isRunJson(text),
	read(file) {
		const builder = new ReadingBuilder(FORMAT, file);
		const place = storePathOf(file.path);
		const json = place === void 0 && /^\s*\{/.test(file.text.slice(0, 1e3));
		if (json || place === void 0 && (isMeta(file.path) || /\.ya?ml$/i.test(file.path))) {
			const parsed = json ? readJson(file.text, file.path) : readYaml(file.text, file.path, JSON_LIMITS);
			if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
			const root = Foreign.of(parsed.value, file.path);
			if (json) readRunJson(root, builder);
			else readMeta(root, builder);
		} else readStoreFile(file, place ?? copiedPathOf(file.path), builder);
		return builder.build({ tool: "mlflow" });
	}
});
function isMeta(path) {
	return /(?:^|\/)meta\.ya?ml$/i.test(path);
}
function isRunJson(text) {
	return /"run_(?:id|uuid)"\s*:/.test(text) && text.includes("\"lifecycle_stage\"") && text.includes("\"info\"");
}
export { mlflow };
