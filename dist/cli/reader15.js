import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { t as readYaml } from "./read-yaml2.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/mlflow-registry/reader.ts
const FORMAT = "mlflow-registry";
const ALIAS_FILE = /(?:^|\/)models\/([^/]{1,300})\/aliases\/([^/]{1,300})$/;
/** What MLflow writes for a version that stands in no stage. */
const NO_STAGE = "None";
/** MLflow's model registry: a file of its file store, or the answer of its REST interface. The mapping is in this folder's README. */
const mlflowRegistry = defineReader({
	id: FORMAT,
	title: "MLflow model registry",
	detect: (text, path) => ALIAS_FILE.test(path) || /(?:^|\/)meta\.ya?ml$/i.test(path) && isRegistryMeta(text) || /\.json$/i.test(path) && /"(?:registered_model|model_version)s?"\s*:/.test(text),
	read(file) {
		const builder = new ReadingBuilder(FORMAT, file);
		const [, model, alias] = ALIAS_FILE.exec(file.path) ?? [];
		if (model !== void 0 && alias !== void 0) readAliasFile(file, {
			model,
			alias
		}, builder);
		else {
			const parsed = /^\s*[[{]/.test(file.text.slice(0, 1e3)) ? readJson(file.text, file.path) : readYaml(file.text, file.path);
			if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
			readRoot(Foreign.of(parsed.value, file.path), builder);
			if (builder.empty) builder.problem(NOTHING);
		}
		return builder.build({ tool: "mlflow" });
	}
});
/** Source: mlflow/mlflow:mlflow/store/model_registry/file_store.py. */
function isRegistryMeta(text) {
	return /^name:/m.test(text) && /^(?:current_stage|aliases):/m.test(text);
}
function readAliasFile(file, { model, alias }, builder) {
	const version = file.text.trim();
	const source = {
		pointer: "",
		line: 1,
		column: 1
	};
	if (/^\d{1,9}$/.test(version)) builder.add("registrations", {
		model,
		version,
		kind: "alias",
		name: alias,
		source
	});
	else builder.problem({
		...NO_VERSION,
		values: {
			name: shown(alias),
			found: shown(version, 40)
		}
	});
}
function readRoot(root, builder) {
	const versions = [root.at("model_version"), ...root.at("model_versions").items].filter(({ isMapping }) => isMapping);
	for (const version of versions) readVersion(version, builder);
	const models = [root.at("registered_model"), ...root.at("registered_models").items].filter(({ isMapping }) => isMapping);
	for (const model of models) readModel(model, builder);
	if (models.length > 0) return;
	if (root.at("version").present) readVersion(root, builder);
	else if (versions.length === 0) readModel(root, builder);
}
/** A registered model with its aliases: a mapping in the file store, a list in REST. */
function readModel(root, builder) {
	const name = root.at("name");
	if (name.text === void 0) {
		builder.problem(NO_NAME, root.where);
		return;
	}
	builder.add("properties", {
		name: "name",
		value: name.text,
		source: name.source
	});
	const aliases = root.at("aliases");
	for (const [alias, version] of aliases.entries) addAlias(name.text, alias, version, builder);
	for (const entry of aliases.items) addAlias(name.text, entry.at("alias").text ?? "", entry.at("version"), builder);
	for (const version of root.at("latest_versions").items) readVersion(version, builder);
}
function addAlias(model, alias, at, builder) {
	const version = versionOf(at);
	if (version !== void 0 && alias !== "") builder.add("registrations", {
		model,
		version,
		kind: "alias",
		name: alias,
		source: at.source
	});
	else builder.problem({
		...NO_VERSION,
		values: {
			name: shown(alias),
			found: at.spelled
		}
	}, at.where);
}
function readVersion(root, builder) {
	const model = root.at("name").text;
	const version = versionOf(root.at("version"));
	if (model === void 0 || version === void 0) {
		builder.problem(NO_NAME, root.where);
		return;
	}
	const run = root.at("run_id").text;
	const about = {
		model,
		version,
		...run === void 0 ? {} : { run }
	};
	const status = root.at("status");
	builder.add("registrations", {
		...about,
		kind: "version",
		name: status.text ?? "READY",
		source: root.at("version").source
	});
	const stage = root.at("current_stage");
	if (stage.text !== void 0 && stage.text !== NO_STAGE) builder.add("registrations", {
		...about,
		kind: "stage",
		name: stage.text,
		source: stage.source
	});
	for (const alias of root.at("aliases").items) if (alias.text !== void 0) builder.add("registrations", {
		...about,
		kind: "alias",
		name: alias.text,
		source: alias.source
	});
}
function versionOf(at) {
	const version = at.text ?? (at.number === void 0 ? void 0 : String(at.number));
	return version !== void 0 && /^\d{1,9}$/.test(version) ? version : void 0;
}
const NO_VERSION = {
	id: "no-version",
	says: "The alias `{name}` points to `{found}`, which is no version.",
	fix: "Set the alias again in the registry, and copy its files from there."
};
const NO_NAME = {
	id: "no-model",
	says: "This names no registered model, or no version of one.",
	fix: "Copy the file from the registry again."
};
const NOTHING = {
	id: "no-model",
	says: "This file says nothing of a registered model.",
	fix: "Copy the file from the registry again."
};
export { mlflowRegistry };
