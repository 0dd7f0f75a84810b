import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/feast/reader.ts
const FORMAT = "feast";
/** What is read, and nothing else: beside it stand addresses and passwords of stores. */
const READ = [
	["project"],
	["provider"],
	["registry"],
	["registry", "registry_type"],
	["registry", "path"],
	["online_store"],
	["online_store", "type"],
	["offline_store"],
	["offline_store", "type"],
	["batch_engine"],
	["batch_engine", "type"],
	["entity_key_serialization_version"]
];
/** A `feature_store.yaml` of Feast: which store serves the features. */
const feast = defineReader({
	id: FORMAT,
	title: "Feast feature store",
	detect: (text, path) => /(?:^|\/)feature_store\.ya?ml$/i.test(path) || /\.ya?ml$/i.test(path) && /^project:/m.test(text) && /^(?:online_store|offline_store):/m.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		for (const path of READ) {
			const from = root.at(...path);
			const value = from.text ?? from.number;
			if (value !== void 0) builder.add("properties", {
				name: path.join("."),
				value,
				source: from.source
			});
		}
		if (root.at("project").text === void 0) builder.problem(NO_PROJECT, root.at("project").where);
		return builder.build({ tool: "feast" });
	}
});
const NO_PROJECT = {
	id: "no-project",
	says: "This feature store names no `project`.",
	fix: "Write the project that its features belong to, as in `project: churn`."
};
export { feast };
