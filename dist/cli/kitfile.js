import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { n as propertiesIn } from "./properties.js";
import { n as tellCut, t as leavesIn } from "./leaves.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/kitfile/reader.ts
const FORMAT = "kitfile";
const PICKLE = /\.(?:pkl|pickle|joblib)$/i;
const PROPERTIES = [
	"name",
	"version",
	"description",
	"framework",
	"format",
	"authors"
];
/** A `Kitfile` of KitOps: what a ModelKit packs. Source: kitops-ml/kitops:pkg/artifact/kitfile.go, pkg/artifact/kitfile.md. */
const kitfile = defineReader({
	id: FORMAT,
	title: "KitOps Kitfile",
	detect: (text, path) => /(?:^|\/)kitfile(?:\.ya?ml)?$/i.test(path) || /^manifestVersion:/m.test(text) && /^package:/m.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		if (!root.at("manifestVersion").present) builder.problem(NO_VERSION, root.where);
		readLicence("package", root.at("package"), builder);
		readModel(root.at("model"), builder);
		for (const code of root.at("code").items) readContent("code", code, builder);
		for (const dataset of root.at("datasets").items) {
			readContent("dataset", dataset, builder);
			readParameters(dataset.at("parameters"), `datasets.${dataset.at("name").text ?? ""}.parameters`, builder);
		}
		for (const key of ["docs", "prompts"]) for (const each of root.at(key).items) readContent(void 0, each, builder);
		for (const key of [
			"manifestVersion",
			"package",
			"model"
		]) readProperties(key, root.at(key), builder);
		if (builder.empty) builder.problem(NO_VERSION);
		return builder.build({ tool: "kitops" });
	}
});
function readModel(model, builder) {
	readContent("model", model, builder);
	for (const part of model.at("parts").items) readContent("model", part, builder);
	readParameters(model.at("parameters"), "model.parameters", builder);
}
function readParameters(from, prefix, builder) {
	if (!from.present) return;
	const leaves = leavesIn(from, prefix);
	tellCut(leaves, builder);
	for (const { name, value, at } of leaves.leaves) if (at.path.length > from.path.length) builder.add("parameters", {
		name,
		value,
		source: at.source
	});
}
function readContent(of, at, builder) {
	const path = at.at("path");
	if (path.text !== void 0) {
		builder.add("artifacts", {
			name: path.text,
			digests: [],
			source: path.source
		});
		if (PICKLE.test(path.text)) builder.add("executables", {
			name: path.text,
			why: "is a pickle, which runs code when it is loaded",
			source: path.source
		});
	} else if (at.isMapping) builder.problem(NO_PATH, at.where);
	if (of !== void 0) readLicence(of, at, builder);
}
function readLicence(of, at, builder) {
	const licence = at.at("license");
	const name = at.at("name").text;
	if (licence.text === void 0) return;
	const named = name === void 0 ? {} : { name };
	builder.add("licences", {
		of,
		...named,
		expression: licence.text,
		source: licence.source
	});
}
function readProperties(key, at, builder) {
	const value = at.text ?? at.number;
	if (value !== void 0) builder.add("properties", {
		name: key,
		value,
		source: at.source
	});
	for (const property of propertiesIn(at)) if (PROPERTIES.includes(property.name)) builder.add("properties", {
		...property,
		name: `${key}.${property.name}`
	});
}
const NO_VERSION = {
	id: "no-manifest-version",
	says: "This Kitfile names no `manifestVersion`.",
	fix: "Write `manifestVersion: \"1.0.0\"` at its top."
};
const NO_PATH = {
	id: "no-path",
	says: "This entry names no path, so the whole folder would be packed.",
	fix: "Write the file or folder under `path`, relative to the Kitfile."
};
export { kitfile };
