import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as PinList } from "./pin-list.js";
import { i as readHashes, n as readRequirement, r as withoutCredentials } from "./read-requirement.js";
// src/core/evidence/conda-environment/conda-spec.ts
const SPEC = /^(?:[^:\s]{1,200}::)?([A-Za-z0-9_][A-Za-z0-9_.-]*)\s*(.*)$/;
const PLAIN = /^v?\d[\w.+!-]*$/;
const THREE = /^\d+\.\d+\.\d/;
const LONGEST = 1e3;
/**
* Reads a match specification of conda: `name`, `name=1.2`, `name==1.2.3`, `name=1.2.3=build`, `channel::name >=1`. One version
* is meant by `==`, by a build, or by `=` with three numbers: a single `=` is a prefix, and `=1.2` takes any 1.2.x.
*
* Source: docs.conda.io, "Package match specifications". Conda knows no digests here, so nothing is locked.
*/
function readCondaSpec(text) {
	const match = text.length > LONGEST ? null : SPEC.exec(text.trim());
	const name = match?.[1];
	if (name === void 0) return void 0;
	const rest = match?.[2]?.trim() ?? "";
	if (rest === "") return {
		name,
		exact: false,
		locked: false
	};
	if (rest.startsWith("[")) return {
		name,
		version: rest,
		exact: false,
		locked: false
	};
	const parts = /^(==?)\s*([^=\s]+)(?:[=\s]\s*([^=\s]+))?$/.exec(rest);
	if (parts === null) return /^[<>=!~\d*|,]/.test(rest) ? {
		name,
		version: rest,
		exact: false,
		locked: false
	} : void 0;
	const [, operator, version = "", build] = parts;
	return {
		name,
		version,
		exact: PLAIN.test(version) && (operator === "==" || build !== void 0 && !build.includes("*") || THREE.test(version)),
		locked: false
	};
}
// src/core/evidence/conda-environment/reader.ts
const ID = "conda-environment";
const NAMED = /(?:^|\/)[^/]*(?:conda|environment|env)[^/]*\.ya?ml$/i;
/** Environment files of conda, with packages of pip inside. */
const condaEnvironment = defineReader({
	id: ID,
	title: "conda environment",
	detect: (text, path) => /^dependencies:/m.test(text.slice(0, 65536)) && (NAMED.test(path) || /^channels:/m.test(text.slice(0, 65536))),
	read: (file) => {
		const yaml = readYaml(file.text, file.path);
		if (!yaml.ok) return unreadable(ID, file, yaml.issues);
		const builder = new ReadingBuilder(ID, file);
		const root = Foreign.of(yaml.value, file.path);
		const dependencies = root.at("dependencies");
		const pins = new PinList(builder);
		const items = dependencies.items;
		if (items.length === 0) builder.problem(NO_DEPENDENCIES, dependencies.where);
		for (const one of items) {
			if (pins.full) break;
			readDependency(one, builder, pins);
		}
		for (const { text, source } of root.at("channels").items) if (text !== void 0) builder.add("properties", {
			name: "channel",
			value: withoutCredentials(text),
			source
		});
		const name = root.at("name");
		if (name.text !== void 0) builder.add("properties", {
			name: "name",
			value: name.text,
			source: name.source
		});
		if (items.length > 0) pins.record(dependencies.source);
		return builder.build();
	}
});
const NO_DEPENDENCIES = {
	id: "no-dependencies",
	says: "This file has no list of `dependencies`, so it fixes no environment.",
	fix: "Write it with `conda env export`, or leave it out."
};
function readDependency(one, builder, pins) {
	const pip = one.isMapping ? one.at("pip") : void 0;
	if (pip?.isList === true) {
		for (const line of pip.items) readPipLine(line, builder, pins);
		return;
	}
	const spec = one.text === void 0 ? void 0 : readCondaSpec(one.text);
	if (spec === void 0) return unreadableEntry(one, builder);
	pins.add({
		kind: spec.name === "python" ? "runtime" : "package",
		...spec,
		source: one.source
	});
}
/** A line as in a requirements file. What `-r` includes is not seen from here. */
function readPipLine(line, builder, pins) {
	const { text, source } = line;
	if (text === void 0) return unreadableEntry(line, builder);
	const include = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(text)?.[1];
	if (include !== void 0) {
		builder.add("links", {
			target: include,
			source
		});
		pins.add({
			kind: "package",
			name: `-r ${include}`,
			exact: false,
			locked: false,
			source
		});
		return;
	}
	const asked = text.replace(/^(?:-e|--editable)\s+/, "");
	if (/^\.{0,2}(?:\/|$)/.test(asked)) return builder.add("artifacts", {
		name: asked,
		digests: [],
		source
	});
	if (asked.startsWith("-")) return builder.add("properties", {
		name: "pip",
		value: withoutCredentials(asked),
		source
	});
	const [before = ""] = asked.split(/\s--/, 1);
	const requirement = readRequirement(before.trim());
	if (requirement === void 0) return unreadableEntry(line, builder);
	const locked = requirement.locked || readHashes(asked.split(/\s+/)).valid > 0;
	pins.add({
		kind: "package",
		...requirement,
		locked,
		source
	});
}
function unreadableEntry(entry, builder) {
	builder.problem({
		id: "unreadable-dependency",
		says: "`{found}` is no dependency that conda or pip understands.",
		fix: "Write a name with a version, such as `numpy=2.1.0=py312h1103770_0`.",
		values: { found: entry.spelled }
	}, entry.where);
}
export { condaEnvironment };
