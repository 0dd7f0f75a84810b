import "./rolldown-runtime.js";
import { i as toPointer } from "./positions.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { n as propertiesIn } from "./properties.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { t as leavesIn } from "./leaves.js";
// src/core/evidence/mlmodel/flavors.ts
/**
* Keys of a flavour that name the file or folder that holds the model; the first two are those of
* mlflow/mlflow:mlflow/sklearn/__init__.py, and other flavours have others.
*/
const MODEL_KEYS = [
	"model_path",
	"pickled_model",
	"python_model",
	"model_data",
	"data",
	"model_binary"
];
const VERSION_KEY = /^([a-z][a-z0-9_]{0,60})_version$/;
const PICKLES = [
	"pickle",
	"cloudpickle",
	"joblib",
	"dill"
];
const EXACT = /^\d+(?:\.\d+)+(?:[.+-]?[A-Za-z0-9]+)*$/;
/** Reads the flavours of an MLmodel file: files, versions, and what runs code when the model is loaded. */
function readFlavors(flavors, spell, builder) {
	const files = /* @__PURE__ */ new Map();
	for (const [flavor, conf] of flavors.entries) {
		for (const key of MODEL_KEYS) addFile(conf.at(key), files);
		addPins(flavor, conf, spell, builder);
	}
	const names = flavors.entries.map(([flavor]) => flavor).join(", ").slice(0, 500);
	if (flavors.entries.length > 0) builder.add("properties", {
		name: "flavors",
		value: names,
		source: flavors.source
	});
	for (const [name, at] of files) builder.add("artifacts", {
		name,
		digests: [],
		source: at.source
	});
	addExecutables(flavors, builder);
}
/** Files of the model, each once. They are relative to the folder of the MLmodel file. */
function addFile(at, files) {
	const name = at.text;
	if (name !== void 0 && !files.has(name)) files.set(name, at);
}
function addPins(flavor, conf, spell, builder) {
	for (const [key, at] of conf.entries) {
		const name = VERSION_KEY.exec(key)?.[1];
		const version = spell(at);
		if (name === void 0 || version === void 0) continue;
		const exact = EXACT.test(version.slice(0, 100));
		builder.add("pins", {
			kind: "runtime",
			name,
			version,
			exact,
			locked: false,
			source: at.source
		});
	}
	if (flavor !== "python_function" || conf.at("python_version").present) return;
	builder.add("pins", {
		kind: "runtime",
		name: "python",
		exact: false,
		locked: false,
		source: conf.source
	});
}
function addExecutables(flavors, builder) {
	const found = /* @__PURE__ */ new Map();
	for (const [flavor, conf] of flavors.entries) for (const [at, name, why] of executablesOf(flavor, conf)) if (!found.has(name)) found.set(name, [why, at]);
	for (const [name, [why, at]] of found) builder.add("executables", {
		name,
		why,
		source: at.source
	});
}
function* executablesOf(flavor, conf) {
	const format = conf.at("serialization_format");
	const pickled = conf.at("pickled_model").text ?? conf.at("model_path").text ?? flavor;
	if (format.text !== void 0 && PICKLES.includes(format.text)) yield [
		format,
		pickled,
		PICKLE
	];
	else if (conf.at("pickled_model").text !== void 0 && !format.present) yield [
		conf.at("pickled_model"),
		pickled,
		PICKLE
	];
	const python = conf.at("python_model");
	if (python.text !== void 0) yield [
		python,
		python.text,
		PICKLE
	];
	const torch = conf.at("pickle_module_name");
	if (torch.text !== void 0) yield [
		torch,
		conf.at("data").text ?? flavor,
		PICKLE
	];
	const script = conf.at("model_code_path");
	if (script.text !== void 0) yield [
		script,
		script.text,
		"is a script, which runs when the model is loaded"
	];
	const code = conf.at("code");
	if (code.text !== void 0) yield [
		code,
		code.text,
		"is a folder of code that is imported with the model"
	];
	const loader = conf.at("loader_module");
	if (loader.text !== void 0 && !/^mlflow(?:\.|$)/.test(loader.text)) yield [
		loader,
		loader.text,
		"is a loader of its own, which runs code when the model is loaded"
	];
}
const PICKLE = "is a pickle, which runs code when it is loaded";
// src/core/evidence/mlmodel/signature.ts
const KINDS = {
	integer: "integer",
	long: "integer",
	float: "number",
	double: "number",
	string: "string",
	boolean: "boolean",
	datetime: "time",
	binary: "binary",
	tensor: "tensor"
};
/**
* Reads the signature of a model: lists of columns or tensors that are JSON texts inside of the YAML (source:
* mlflow/mlflow:mlflow/models/signature.py and mlflow/types/schema.py). A signature that is absent is lawful.
*/
function readSignature(signature, builder) {
	for (const side of ["inputs", "outputs"]) {
		const of = side === "inputs" ? "input" : "output";
		const specs = specsOf(signature.at(side), builder);
		if (specs === void 0) continue;
		const { source } = signature.at(side);
		for (const [index, spec] of specs.entries()) addColumn(spec, {
			of,
			index
		}, signature.at(side), builder);
		builder.record({
			name: `signature.${side}`,
			value: specs.length,
			source
		});
	}
	for (const spec of specsOf(signature.at("params"), builder) ?? []) addDefault(spec, signature.at("params"), builder);
}
/** The entries of one list; `undefined` where it is absent or was told as a problem. */
function specsOf(from, builder) {
	if (!from.present) return void 0;
	const written = typeof from.value === "string" ? parseText(from.value, from, builder) : from;
	if (written === void 0) return void 0;
	if (written.isList) return written.items;
	if (written.isMapping) return [written];
	builder.problem({
		...BROKEN,
		values: {
			part: String(from.path.at(-1)),
			reason: "it holds no list"
		}
	}, from.where);
}
function parseText(text, from, builder) {
	const { path } = from.where;
	const read = readJson(text, path);
	if (read.ok) return Foreign.of(read.value, path);
	const [issue] = read.issues;
	const { expected, found } = issue?.values ?? {};
	const reason = typeof expected === "string" && typeof found === "string" ? `expected ${shown(expected)}, found ${shown(found)}` : "it is no readable JSON";
	builder.problem({
		...BROKEN,
		values: {
			part: String(from.path.at(-1)),
			reason
		}
	}, from.where);
}
function addColumn(spec, { of, index }, at, builder) {
	const type = typeOf(spec);
	if (type === void 0) {
		builder.problem({
			...NO_TYPE,
			values: {
				part: String(at.path.at(-1)),
				index
			}
		}, at.where);
		return;
	}
	const optional = spec.at("optional").boolean;
	const required = spec.at("required").boolean ?? (optional === void 0 ? void 0 : !optional);
	builder.add("columns", {
		of,
		name: spec.at("name").text ?? String(index),
		type,
		kind: KINDS[spec.at("type").text ?? ""] ?? "other",
		...required === void 0 ? {} : { required },
		source: at.source
	});
}
/** `long`, `array(string)`, `float64(-1, 28)`: in the words of MLflow's own schemas. */
function typeOf(spec) {
	const type = spec.at("type").text;
	if (type === "tensor") {
		const dtype = spec.at("tensor-spec", "dtype").text;
		const shape = spec.at("tensor-spec", "shape").items.map(({ spelled }) => spelled);
		return dtype === void 0 ? void 0 : `${dtype}(${shape.slice(0, 16).join(", ")})`.slice(0, 200);
	}
	const inner = spec.at("items", "type").text ?? spec.at("values", "type").text;
	return inner === void 0 ? type?.slice(0, 200) : `${type}(${inner})`.slice(0, 200);
}
/** A parameter of inference with its default, such as a temperature. */
function addDefault(spec, at, builder) {
	const name = spec.at("name").text;
	if (name === void 0) {
		builder.problem({
			...NO_TYPE,
			values: {
				part: "params",
				index: Number(spec.path.at(-1) ?? 0)
			}
		}, at.where);
		return;
	}
	const known = spec.at("default");
	for (const leaf of leavesIn(known, `signature.params.${name}`).leaves) builder.add("parameters", {
		name: leaf.name,
		value: leaf.value,
		source: at.source
	});
}
const BROKEN = {
	id: "broken-signature",
	says: "The `{part}` of the signature cannot be read: {reason}.",
	fix: "Log the model again with `mlflow.models.infer_signature`; do not edit the text by hand."
};
const NO_TYPE = {
	id: "broken-signature",
	says: "Entry {index} of the `{part}` of the signature lacks its name or type.",
	fix: "Log the model again with `mlflow.models.infer_signature`; do not edit the text by hand."
};
// src/core/evidence/mlmodel/reader.ts
const FORMAT = "mlmodel";
const PROPERTIES = [
	"model_id",
	"model_uuid",
	"artifact_path",
	"utc_time_created",
	"is_signature_from_type_hint"
];
/** An `MLmodel` file of MLflow 1 to 3: how a logged model is loaded, and by which run it was made. */
const mlmodel = defineReader({
	id: FORMAT,
	title: "MLflow MLmodel file",
	detect: (text, path) => /(?:^|\/)mlmodel$/i.test(path) || /^flavors:/m.test(text) && /^(?:mlflow_version|model_uuid|utc_time_created|run_id):/m.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path, {
			...JSON_LIMITS,
			bytes: 1048576
		});
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const spell = speller(parsed.value);
		if (root.at("flavors").entries.length === 0) builder.problem(NO_FLAVORS, root.at("flavors").where);
		readFlavors(root.at("flavors"), spell, builder);
		readSignature(root.at("signature"), builder);
		readOrigin(root, builder);
		const version = spell(root.at("mlflow_version"));
		return builder.build({
			tool: "mlflow",
			...version === void 0 ? {} : { version }
		});
	}
});
function readOrigin(root, builder) {
	const run = root.at("run_id");
	if (run.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: run.text,
		source: run.source
	});
	const created = root.at("utc_time_created").text;
	const at = created === void 0 ? void 0 : readInstant(`${created.trim()}Z`) ?? readInstant(created);
	const size = root.at("model_size_bytes");
	if (size.present) builder.observe("model_size_bytes", size, {
		unit: "By",
		...at === void 0 ? {} : { at }
	});
	for (const name of PROPERTIES) {
		const from = root.at(name);
		const value = from.text ?? from.number ?? from.boolean;
		if (value !== void 0) builder.add("properties", {
			name,
			value,
			source: from.source
		});
	}
	for (const property of propertiesIn(root.at("metadata"))) builder.add("properties", {
		...property,
		name: `metadata.${property.name}`
	});
}
/** A version as it is written: YAML takes `3.10` for the number 3.1. */
function speller({ spellings }) {
	return (value) => {
		const { number } = value;
		return value.text ?? (number === void 0 ? void 0 : spellings?.[toPointer(value.path)] ?? String(number));
	};
}
const NO_FLAVORS = {
	id: "no-flavors",
	says: "This file names no flavour, so nobody can tell how the model is loaded.",
	fix: "Log or save the model again with MLflow, and commit the `MLmodel` file that it writes."
};
export { mlmodel };
