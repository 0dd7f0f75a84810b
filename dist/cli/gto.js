import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/gto/reader.ts
const FORMAT = "gto";
const LONGEST_NAME = 500;
/**
* What `gto show --json` prints: which version of each artifact stands in which stage. With a name, it prints the versions of
* that artifact instead. Source: iterative/gto:gto/api.py, gto/base.py.
*/
const gto = defineReader({
	id: FORMAT,
	title: "GTO registry",
	detect: (text, path) => /\.json$/i.test(path) && (/"registered"\s*:/.test(text) && /"active"\s*:/.test(text) && /"stage"\s*:\s*\{/.test(text) || /"artifact"\s*:/.test(text) && /"commit_hexsha"\s*:/.test(text) && /"stages"\s*:/.test(text)),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		for (const [model, artifact] of root.entries) if (!artifact.isMapping || model.length > LONGEST_NAME) builder.problem({
			...NO_ARTIFACT,
			values: { name: shown(model) }
		}, root.where);
		else readArtifact(model, artifact, builder);
		for (const version of root.items) readVersion(version, builder);
		if (builder.empty) builder.problem(NOTHING);
		return builder.build({ tool: "gto" });
	}
});
function readArtifact(model, artifact, builder) {
	const version = artifact.at("version");
	if (version.text !== void 0) {
		const registered = artifact.at("registered").boolean === false ? "unregistered" : "registered";
		const name = artifact.at("active").boolean === false ? "deprecated" : registered;
		builder.add("registrations", {
			model,
			version: version.text,
			kind: "version",
			name,
			source: version.source
		});
	} else builder.add("properties", {
		name: `${model}.version`,
		value: "none",
		source: artifact.source
	});
	for (const [stage, at] of artifact.at("stage").entries) {
		if (stage.length > LONGEST_NAME) continue;
		for (const { version, source } of versionsIn(at)) builder.add("registrations", {
			model,
			version,
			kind: "stage",
			name: stage,
			source
		});
	}
}
/** More than one version may stand in a stage, where GTO is told to show it: it joins them with a comma. */
function versionsIn(at) {
	const { source } = at;
	return (at.text ?? "").split(",").flatMap((part) => {
		const version = part.trim();
		return version === "" ? [] : [{
			version,
			source
		}];
	});
}
/** One version of the list for a single artifact, with the stages that it was assigned to. */
function readVersion(at, builder) {
	const model = at.at("artifact").text;
	const version = at.at("version").text;
	if (model === void 0 || version === void 0 || model.length > LONGEST_NAME) {
		builder.problem({
			...NO_ARTIFACT,
			values: { name: shown(model ?? "") }
		}, at.where);
		return;
	}
	const about = {
		model,
		version
	};
	const active = at.at("is_active").boolean !== false;
	const known = at.at("registrations").items.length > 0 ? "registered" : "unregistered";
	const { source } = at.at("version");
	builder.add("registrations", {
		...about,
		kind: "version",
		name: active ? known : "deprecated",
		source
	});
	for (const assigned of at.at("stages").items) {
		const stage = assigned.at("stage");
		if (stage.text !== void 0 && stage.text.length <= LONGEST_NAME && assigned.at("is_active").boolean !== false) builder.add("registrations", {
			...about,
			kind: "stage",
			name: stage.text,
			source: stage.source
		});
	}
}
const NO_ARTIFACT = {
	id: "no-artifact",
	says: "`{name}` is no artifact with a version and stages.",
	fix: "Write the file again with `gto show --json`."
};
const NOTHING = {
	id: "empty-registry",
	says: "This registry holds no artifact.",
	fix: "Register a version with `gto register`, and write the file again with `gto show --json`."
};
export { gto };
