import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as DvcEntries } from "./dvc-entry.js";
import { t as Foreign } from "./foreign.js";
import { n as propertiesIn } from "./properties.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/dvc-pointer/reader.ts
const FORMAT = "dvc-pointer";
/** A `*.dvc` file: the digest of data that is kept elsewhere, and where it was imported from. */
const dvcPointer = defineReader({
	id: FORMAT,
	title: "DVC pointer",
	detect: (_, path) => /\.dvc$/i.test(path),
	read(file) {
		const parsed = readYaml(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const entries = new DvcEntries(builder);
		const outputs = entries.artifacts(root.at("outs"));
		if (outputs.length === 0) builder.problem(NO_OUTPUT, root.at("outs").where);
		for (const artifact of outputs) {
			builder.add("artifacts", artifact);
			if (artifact.digests.length === 0) builder.problem(NO_DIGEST, root.at("outs").where);
		}
		const inputs = entries.artifacts(root.at("deps"));
		if (inputs.length > 0) {
			const source = root.at("deps").source;
			builder.add("transformations", {
				name: "imported",
				inputs,
				outputs,
				parameters: [],
				source
			});
		}
		readOrigins(root, builder);
		for (const property of propertiesIn(root.at("meta"))) builder.add("properties", {
			...property,
			name: `meta.${property.name}`
		});
		return builder.build({ tool: "dvc" });
	}
});
/** An import from another repository is a data set at that commit. */
function readOrigins(root, builder) {
	for (const key of ["frozen", "desc"]) {
		const from = root.at(key);
		const value = from.text ?? from.boolean;
		if (value !== void 0) builder.add("properties", {
			name: key,
			value,
			source: from.source
		});
	}
	for (const dependency of root.at("deps").items) {
		const name = dependency.at("path").text;
		const url = dependency.at("repo", "url").text;
		if (name === void 0 || url === void 0) continue;
		const revision = dependency.at("repo", "rev_lock").text;
		const known = revision === void 0 ? {} : { revision };
		builder.add("subjects", {
			kind: "dataset",
			name,
			...known,
			digests: [],
			source: dependency.source
		});
		builder.add("properties", {
			name: `repo.${name}`,
			value: url,
			source: dependency.at("repo", "url").source
		});
	}
}
const NO_OUTPUT = {
	id: "no-output",
	says: "This pointer names no file that it points to.",
	fix: "Run `dvc add` on the data again, and commit the `.dvc` file that it writes."
};
const NO_DIGEST = {
	id: "no-digest",
	says: "This pointer holds no digest, so the data that it points to can be any.",
	fix: "Run `dvc commit`, and commit the `.dvc` file that it writes."
};
export { dvcPointer };
