import { n as pointerSegment } from "./positions.js";
import { n as resolvePath, t as pathFault } from "./package-path.js";
// src/core/handoff/resolved-handoff.ts
/** Where the value at a pointer stands, or its nearest existing parent; the start of the manifest when nothing is known. */
function whereOf({ path, positions }, pointer) {
	for (let rest = pointer;; rest = rest.slice(0, rest.lastIndexOf("/"))) {
		const where = positions[rest];
		if (where) return where;
		if (!rest.includes("/")) return {
			path,
			line: 1,
			column: 1
		};
	}
}
/** Where the key that names the value at a pointer stands; falls back as {@link whereOf} does. */
function whereOfKey(handoff, pointer) {
	return handoff.positions[`${pointer}#key`] ?? whereOf(handoff, pointer);
}
// src/core/handoff/referenced-paths.ts
/** Where a manifest may name a path. `*` stands for each entry of a list. */
const PATH_KEYS = [
	{
		keys: ["problem", "doc"],
		kind: "file"
	},
	{
		keys: [
			"datasets",
			"*",
			"path"
		],
		kind: "either"
	},
	{
		keys: [
			"datasets",
			"*",
			"contract"
		],
		kind: "file"
	},
	{
		keys: [
			"datasets",
			"*",
			"lineage",
			"*"
		],
		kind: "file"
	},
	{
		keys: ["code", "path"],
		kind: "either"
	},
	{
		keys: ["code", "params"],
		kind: "file"
	},
	{
		keys: [
			"code",
			"features",
			"*"
		],
		kind: "either"
	},
	{
		keys: [
			"code",
			"environment",
			"*"
		],
		kind: "either"
	},
	{
		keys: ["model", "path"],
		kind: "either"
	},
	{
		keys: ["model", "approach"],
		kind: "file"
	},
	{
		keys: ["model", "card"],
		kind: "file"
	},
	{
		keys: ["model", "signature"],
		kind: "file"
	},
	{
		keys: [
			"model",
			"provenance",
			"*"
		],
		kind: "file"
	},
	{
		keys: ["migration", "doc"],
		kind: "file"
	},
	{
		keys: [
			"evidence",
			"*",
			"path"
		],
		kind: "file"
	},
	{
		keys: ["deployment", "path"],
		kind: "either"
	},
	{
		keys: ["deployment", "impact"],
		kind: "file"
	},
	{
		keys: [
			"deployment",
			"staging",
			"path"
		],
		kind: "either"
	},
	{
		keys: [
			"deployment",
			"staging",
			"impact"
		],
		kind: "file"
	},
	{
		keys: [
			"deployment",
			"production",
			"path"
		],
		kind: "either"
	},
	{
		keys: [
			"deployment",
			"production",
			"impact"
		],
		kind: "file"
	},
	{
		keys: ["monitoring", "alerts"],
		kind: "either"
	},
	{
		keys: ["monitoring", "tests"],
		kind: "either"
	},
	{
		keys: ["monitoring", "slo"],
		kind: "file"
	},
	{
		keys: ["monitoring", "runbook"],
		kind: "file"
	},
	{
		keys: ["rollback", "path"],
		kind: "file"
	},
	{
		keys: ["rollback", "drill"],
		kind: "file"
	}
];
const SECTIONS_AS_FILES = new Set(PATH_KEYS.map(({ keys }) => keys[0] ?? ""));
/**
* Every path that a manifest names, in the order of {@link PATH_KEYS}, with the Markdown files of its sections first.
* Works on an unchecked value, too: what is not a path there is passed over, being the schema's to report.
*/
function referencedPaths(document) {
	const paths = document.sections.map(({ section, path, where }) => ({
		pointer: `/${section}`,
		path,
		kind: "file",
		where
	}));
	const uris = [];
	const issues = [];
	const add = (pointer, written, kind) => {
		const where = whereOf(document, pointer);
		if (typeof written !== "string") {
			const uri = externalAt(written);
			if (uri !== void 0) uris.push({
				pointer,
				...uri,
				where
			});
			return;
		}
		if (pathFault(written) !== null) return;
		const path = resolvePath(document.folder, written);
		if (path === null) issues.push(leaves(written, where));
		else if (isJudged(pointer) && !isInside(document.folder, path)) issues.push(outside(written, document.folder, where));
		else paths.push({
			pointer,
			path,
			kind,
			where
		});
	};
	for (const section of SECTIONS_AS_FILES) {
		const written = child(document.handoff, section);
		if (typeof written === "string") add(`/${section}`, written, "file");
	}
	for (const { keys, kind } of PATH_KEYS) for (const { pointer, value } of valuesAt(document.handoff, keys)) add(pointer, value, kind);
	return {
		paths,
		uris,
		issues
	};
}
function leaves(path, where) {
	return {
		id: "path-leaves-repository",
		says: "`{path}` leads out of the repository.",
		fix: "Name a file of this repository, or content elsewhere as `{ uri, digest: { sha256 } }`.",
		values: { path },
		where
	};
}
/**
* Whether what stands at a path is read and judged: evidence, the record of a drill, and a section in Markdown. A package is
* judged when its folder is touched, so a change of such a file elsewhere would escape.
*/
function isJudged(pointer) {
	return /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill)$/.test(pointer);
}
function isInside(folder, path) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
function outside(path, folder, where) {
	return {
		id: "outside-package",
		says: "`{path}` lies outside of the package folder `{folder}`, where a change of it would not be judged.",
		fix: "Move it into the package, and name it there.",
		values: {
			path,
			folder
		},
		where
	};
}
function externalAt(value) {
	const uri = child(value, "uri");
	const sha256 = child(child(value, "digest"), "sha256");
	return typeof uri === "string" && typeof sha256 === "string" ? {
		uri,
		sha256
	} : void 0;
}
/** Own property of a mapping or list, or `undefined`. */
function child(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
	return Reflect.get(value, key);
}
/** The values that stand at a path of keys, `*` being each entry of a list, with their pointers. */
function valuesAt(value, keys, pointer = "") {
	const [key, ...rest] = keys;
	if (key === void 0) return value === void 0 ? [] : [{
		pointer,
		value
	}];
	if (key !== "*") return valuesAt(child(value, key), rest, `${pointer}/${pointerSegment(key)}`);
	if (!Array.isArray(value)) return [];
	return value.flatMap((entry, index) => valuesAt(entry, rest, `${pointer}/${index}`));
}
export { whereOfKey as i, valuesAt as n, whereOf as r, referencedPaths as t };
