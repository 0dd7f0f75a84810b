import { n as resolvePath } from "./package-path.js";
import { r as whereOf } from "./referenced-paths.js";
import { b as OPERATOR_WORDS } from "./handoff-fields.js";
import { r as quantity, t as formatQuantity } from "./parse-quantity.js";
// src/core/explain/package-rows.ts
/**
* Numbers of the evidence, one row for each name, part of the data and suite. How long tests took says something about the
* machine that ran them, so it is there only where somebody asks about it.
*/
function metricRows({ evidence, folder }, asked = /* @__PURE__ */ new Set()) {
	return evidence.flatMap(({ reading, suite = "" }) => {
		const report = `${inside(reading.path, folder)}\n${[reading.format, suite].join("\n")}`;
		return reading.observations.flatMap(({ name, value, unit = "", slice = {}, dataset = "", source }) => {
			const number = typeof value === "number" ? quantity(value, unit) : void 0;
			if (typeof value !== "number" || number?.ok !== true) return [];
			if (reading.format === "junit" && unit === "s" && !asked.has(name)) return [];
			const parts = Object.entries(slice).map(([key, part]) => `${key}=${part}`);
			const label = parts.length === 0 ? name : `${name} (${parts.join(", ")})`;
			const key = [
				report,
				dataset,
				name,
				...parts.toSorted()
			].join("\n");
			const where = {
				path: reading.path,
				...source.line === void 0 ? {} : { line: source.line }
			};
			return [{
				key,
				name: label,
				metric: name,
				shown: formatQuantity(number.value),
				number: {
					value,
					unit
				},
				where
			}];
		});
	});
}
/** Parameters of the run. */
function parameterRows({ documents }) {
	return documents.filter(({ pointers }) => pointers.includes("/code/params")).flatMap(({ path, reading }) => (reading?.details?.parameters ?? []).map(({ name, value, source }) => {
		const number = typeof value === "number" ? { number: {
			value,
			unit: ""
		} } : {};
		const where = {
			path,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return {
			key: name,
			name,
			shown: String(value),
			...number,
			where
		};
	}));
}
/** What the environment files pin. */
function dependencyRows({ documents }) {
	return documents.filter(({ pointers }) => pointers.some((pointer) => pointer.startsWith("/code/environment"))).flatMap(({ path, reading }) => (reading?.details?.pins ?? []).map(({ kind, name, version, source }) => {
		const where = {
			path,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return {
			key: `${kind} ${name.toLowerCase()}`,
			name,
			shown: version ?? "any version",
			where
		};
	}));
}
/** Data sets, with what is known of their content, terms and licence. */
function datasetRows(one) {
	return withHandoff(one, (handoff, manifest) => (manifest.datasets ?? []).map((dataset, index) => {
		const { name, role, license, classification, path } = dataset;
		const content = contentOf(one, path);
		const shown = [
			role,
			license,
			classification,
			content.shown
		].filter((part) => part !== void 0 && part !== "");
		const where = whereOf(handoff, `/datasets/${index}`);
		return {
			key: name,
			name,
			shown: shown.join(", "),
			identity: `${shown.join("\n")}\n${content.identity}`,
			where
		};
	}));
}
/** The model: its content, and what the manifest says of it. */
function modelRows(one) {
	return withHandoff(one, (handoff, { model }) => {
		if (model === void 0) return [];
		const content = contentRows(one, model.path, whereOf(handoff, "/model/path"));
		const { identity } = contentOf(one, model.path);
		const bound = (key, run) => key === "run_id" ? {
			identity: `${run}\n${identity}`,
			stays: "stays, though the model changed"
		} : {};
		const said = ["framework", "run_id"].flatMap((key) => {
			const value = model[key];
			return value === void 0 ? [] : [{
				key,
				name: key,
				shown: value,
				where: whereOf(handoff, `/model/${key}`),
				...bound(key, value)
			}];
		});
		return [...content, ...said];
	});
}
/** Each file of the named content; a uri is one row. */
function contentRows(one, named, where) {
	if (named === void 0) return [];
	if (typeof named !== "string") {
		const { shown, identity } = contentOf(one, named);
		return [{
			key: "content",
			name: "content",
			shown,
			identity,
			...where === void 0 ? {} : { where }
		}];
	}
	return filesAt(one, named).map(({ path, oid }) => {
		return {
			key: inside(path, one.folder),
			name: path,
			shown: oid.slice(0, 7),
			identity: oid,
			where: { path }
		};
	});
}
/** Files below the named code. */
function codeRows(one) {
	return withHandoff(one, (_handoff, { code }) => filesAt(one, code?.path).map(({ path, oid }) => ({
		key: inside(path, one.folder),
		name: path,
		shown: oid.slice(0, 7),
		identity: oid,
		where: { path }
	})));
}
/** The rollback plan, one row for each of its promises. */
function rollbackRows(one) {
	return withHandoff(one, (handoff, { rollback }) => {
		if (rollback === void 0) return [];
		const { triggers = [], stable, path, to, instead, within, authority } = rollback;
		const plain = Object.entries({
			to,
			instead,
			within,
			authority
		}).flatMap(([name, value]) => value === void 0 ? [] : [{
			key: name,
			name,
			shown: value,
			where: whereOf(handoff, `/rollback/${name}`)
		}]);
		const conditions = triggers.map((trigger, index) => {
			const { metric, op, threshold, lookbackWindow = "", action = "" } = trigger;
			const shown = [
				`${OPERATOR_WORDS[op]} ${threshold}`,
				lookbackWindow && `over ${lookbackWindow}`,
				action && `then ${action}`
			];
			const where = whereOf(handoff, `/rollback/triggers/${index}`);
			return {
				key: `trigger ${metric} ${op}`,
				name: `trigger ${metric}`,
				shown: shown.filter(Boolean).join(" "),
				where
			};
		});
		const until = stable === void 0 ? [] : [{
			key: "stable",
			name: "stable",
			shown: `${stable.metric} ${OPERATOR_WORDS[stable.op]} ${stable.threshold}`,
			where: whereOf(handoff, "/rollback/stable")
		}];
		const script = contentOf(one, path);
		const run = {
			key: "script",
			name: "script",
			shown: script.shown,
			identity: script.identity,
			where: whereOf(handoff, "/rollback/path")
		};
		return [
			...plain,
			...conditions,
			...until,
			...path === void 0 ? [] : [run]
		];
	});
}
function withHandoff({ manifest }, rows) {
	return manifest.ok ? rows(manifest.value, manifest.value.handoff) : [];
}
/** What stands at a path, by the object ids of its files; a uri is its digest. */
function contentOf(one, named) {
	if (named === void 0) return {
		shown: "",
		identity: ""
	};
	if (typeof named !== "string") {
		const { sha256 } = named.digest;
		return {
			shown: sha256.slice(0, 12),
			identity: sha256
		};
	}
	const files = filesAt(one, named);
	const identity = files.map(({ path, oid }) => `${inside(path, one.folder)} ${oid}`).join("\n");
	const [only, ...others] = files;
	if (only === void 0) return {
		shown: "absent",
		identity
	};
	return {
		shown: others.length === 0 ? only.oid.slice(0, 7) : `${files.length} files`,
		identity
	};
}
function filesAt({ folder, files, outside }, named) {
	const path = typeof named === "string" ? resolvePath(folder, named) : null;
	if (path === null) return [];
	return [...files, ...outside].filter((file) => file.mode.startsWith("100") && (file.path === path || file.path.startsWith(`${path}/`)));
}
/** A path by which files of a package that was moved can be told to be the same. */
function inside(path, folder) {
	return path.startsWith(`${folder}/`) ? path.slice(folder.length) : `/${path}`;
}
export { metricRows as a, rollbackRows as c, inside as i, datasetRows as n, modelRows as o, dependencyRows as r, parameterRows as s, codeRows as t };
