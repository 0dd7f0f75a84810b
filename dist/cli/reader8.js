import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { n as commandOf, t as DvcEntries } from "./dvc-entry.js";
import { i as member, t as Foreign } from "./foreign.js";
import { n as propertiesIn } from "./properties.js";
import { n as tellCut, t as leavesIn } from "./leaves.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/dvc-yaml/reader.ts
const FORMAT = "dvc-yaml";
/** People write these files: what is longer would only take long. */
const MOST_BYTES = 524288;
/** People share parts of a pipeline by aliases. */
const MOST_ALIASES = 200;
/** A `dvc.yaml`: the stages of a pipeline as they are declared, before they ran. */
const dvcYaml = defineReader({
	id: FORMAT,
	title: "DVC pipeline",
	detect: (_, path) => /(?:^|\/)dvc\.ya?ml$/i.test(path),
	read(file) {
		const parsed = readYaml(file.text, file.path, {
			...JSON_LIMITS,
			bytes: MOST_BYTES,
			aliases: MOST_ALIASES
		});
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const entries = new DvcEntries(builder);
		const stages = root.at("stages");
		const named = stages.entries;
		if (named.length > 0) builder.record({
			name: "stages",
			value: named.length,
			source: stages.source
		});
		for (const [name, stage] of named) if (entries.isName(name, stages) && entries.take(stages)) readStage(name, stage, entries, builder);
		readRest(root, entries, builder);
		if (builder.empty) builder.problem(NOTHING);
		return builder.build({ tool: "dvc" });
	}
});
function readStage(name, written, entries, builder) {
	const stage = written.at("do").isMapping ? written.at("do") : written;
	const command = commandOf(stage);
	if (command === void 0) builder.problem({
		...NO_COMMAND,
		values: { name: shown(name) }
	}, stage.where);
	builder.add("transformations", {
		name,
		...command === void 0 ? {} : { command },
		inputs: entries.paths(stage.at("deps")),
		outputs: [
			...entries.paths(stage.at("outs")),
			...entries.paths(stage.at("metrics")),
			...entries.paths(stage.at("plots"))
		],
		parameters: [],
		source: stage.source
	});
	for (const key of [
		"wdir",
		"frozen",
		"always_changed"
	]) {
		if (member(stage.value, key) === void 0) continue;
		const from = stage.at(key);
		const value = from.text ?? from.boolean;
		if (value !== void 0) builder.add("properties", {
			name: `stages.${name}.${key}`,
			value,
			source: from.source
		});
	}
}
/** What stands beside the stages: metrics, plots, named artifacts, variables and data sets. */
function readRest(root, entries, builder) {
	for (const key of ["metrics", "plots"]) for (const artifact of entries.paths(root.at(key), key === "plots")) builder.add("artifacts", artifact);
	for (const [name, artifact] of root.at("artifacts").entries) {
		if (!entries.isName(name, root.at("artifacts")) || !entries.take(root.at("artifacts"))) continue;
		const path = artifact.at("path");
		if (path.text === void 0) builder.problem({
			...NO_PATH,
			values: { name: shown(name) }
		}, artifact.where);
		else builder.add("artifacts", {
			name: path.text,
			digests: [],
			source: path.source
		});
		for (const property of propertiesIn(artifact)) builder.add("properties", {
			...property,
			name: `artifacts.${name}.${property.name}`
		});
	}
	for (const each of root.at("vars").items) {
		const leaves = each.isMapping ? leavesIn(each) : { leaves: [] };
		tellCut(leaves, builder);
		for (const { name, value, at } of leaves.leaves) {
			if (!entries.take(each)) return;
			builder.add("parameters", {
				name,
				value,
				source: at.source
			});
		}
	}
	for (const dataset of root.at("datasets").items) {
		const name = dataset.at("name").text;
		if (name !== void 0) builder.add("subjects", {
			kind: "dataset",
			name,
			digests: [],
			source: dataset.source
		});
	}
}
const NOTHING = {
	id: "no-stages",
	says: "This file declares nothing: no stage, metric, plot or artifact.",
	fix: "Declare the pipeline under `stages`, or list the file that was meant."
};
const NO_COMMAND = {
	id: "no-command",
	says: "The stage `{name}` has no command.",
	fix: "Write the command under `cmd`."
};
const NO_PATH = {
	id: "no-path",
	says: "The artifact `{name}` has no path.",
	fix: "Write the file or folder under `path`."
};
export { dvcYaml };
