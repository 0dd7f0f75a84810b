import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { n as tellCut, t as leavesIn } from "./leaves.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as commandOf, t as DvcEntries } from "./dvc-entry.js";
// src/core/evidence/dvc-lock/reader.ts
const FORMAT = "dvc-lock";
/** YAML takes long to read: a lock of this size lists some ten thousand files. */
const MOST_BYTES = 1048576;
/** A `dvc.lock` of schema 2.0, and the older one without a schema: what each stage made from what. */
const dvcLock = defineReader({
	id: FORMAT,
	title: "DVC lock file",
	detect: (text, path) => /(?:^|\/)dvc\.lock$/i.test(path) || /^schema: ['"]?2\.0/m.test(text) && /^stages:/m.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path, {
			...JSON_LIMITS,
			bytes: MOST_BYTES
		});
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const stages = stagesOf(root, builder);
		const named = stages.entries;
		if (named.length === 0) builder.problem(NO_STAGES, stages.where);
		else builder.record({
			name: "stages",
			value: named.length,
			source: stages.source
		});
		const entries = new DvcEntries(builder);
		for (const [name, stage] of named) if (entries.isName(name, stages) && entries.take(stages)) readStage(name, stage, entries, builder);
		readDatasets(root, builder);
		return builder.build({ tool: "dvc" });
	}
});
/** Before schema 2.0 the stages stood at the top. */
function stagesOf(root, builder) {
	const schema = root.at("schema");
	if (!schema.present) return root.at("stages").isMapping ? root.at("stages") : root;
	const written = schema.text ?? String(schema.number ?? "");
	if (!/^2(?:\.\d{1,3})?$/.test(written)) builder.problem({
		...SCHEMA,
		values: { found: shown(written, 20) }
	}, schema.where);
	return root.at("stages");
}
function readStage(name, stage, entries, builder) {
	if (!stage.isMapping) {
		builder.problem({
			...NO_STAGE,
			values: { name: shown(name) }
		}, stage.where);
		return;
	}
	const command = commandOf(stage);
	builder.add("transformations", {
		name,
		...command === void 0 ? {} : { command },
		inputs: entries.artifacts(stage.at("deps")),
		outputs: entries.artifacts(stage.at("outs")),
		parameters: parametersOf(stage.at("params"), entries, builder),
		source: stage.source
	});
}
/** Parameters by their file. DVC keeps dotted keys, below which lists and mappings may stand. */
function parametersOf(params, entries, builder) {
	const read = [];
	for (const [file, values] of params.entries) {
		if (!entries.isName(file, params)) continue;
		const leaves = leavesIn(values);
		tellCut(leaves, builder);
		for (const { name, value, at } of leaves.leaves) {
			if (!entries.take(params)) return read;
			read.push({
				file,
				name,
				value,
				source: at.source
			});
		}
	}
	return read;
}
function readDatasets(root, builder) {
	for (const dataset of root.at("datasets").items) {
		const name = dataset.at("name").text;
		const revision = dataset.at("rev_lock").text ?? dataset.at("version").text ?? dataset.at("version").number;
		if (name === void 0) continue;
		const known = revision === void 0 ? {} : { revision: String(revision) };
		builder.add("subjects", {
			kind: "dataset",
			name,
			...known,
			digests: [],
			source: dataset.source
		});
	}
}
const NO_STAGES = {
	id: "no-stages",
	says: "This lock holds no stage, so it proves nothing.",
	fix: "Run `dvc repro`, and commit the `dvc.lock` that it writes."
};
const NO_STAGE = {
	id: "no-stage",
	says: "The stage `{name}` is no mapping.",
	fix: "Run `dvc repro`, and commit the `dvc.lock` that it writes."
};
const SCHEMA = {
	id: "unknown-schema",
	says: "The schema of this lock is `{found}`; only 2.0 is known.",
	fix: "Write the lock with DVC 2 or 3."
};
export { dvcLock };
