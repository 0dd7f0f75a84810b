import "./rolldown-runtime.js";
import { n as inOrder, t as checkSchema } from "./check-schema.js";
import { t as readYaml } from "./read-yaml2.js";
import { n as locate } from "./span-of.js";
import { i as isVersion } from "./handoff-fields.js";
import { r as manifestSchema, t as SECTIONS } from "./handoff-schema.js";
import { n as resolvePath } from "./package-path.js";
import { t as referencedPaths } from "./referenced-paths.js";
// src/core/handoff/advised-version.ts
/**
* The mistake with the version that was likely meant, where it is about one: `1.0` and `v1.0.0` are `1.0.0`. A number in YAML reaches no
* refinement of the schema, so this is asked afterwards. Any other mistake is given back as it is.
*/
function advisedVersion(issue) {
	const { expected, found } = issue.values;
	if (issue.fix !== void 0 || typeof found !== "string" || !isAboutVersion(expected)) return issue;
	const nearest = nearestVersion(found.replace(/^"|"$/g, ""));
	if (nearest === null) return {
		...issue,
		fix: "Write three numbers with points between them, such as `1.0.0`."
	};
	return {
		...issue,
		fix: "Write `{nearest}`.",
		values: {
			...issue.values,
			nearest
		}
	};
}
/** Without a `v` and build metadata, and with the numbers that are missing; `null` where this makes no version. */
function nearestVersion(written) {
	const [, numbers = "", rest = ""] = /^[vV]?(\d+(?:\.\d+){0,2})(-[A-Za-z][^+]*)?(?:\+.*)?$/.exec(written) ?? [];
	const nearest = `${[
		...numbers.split("."),
		"0",
		"0"
	].slice(0, 3).join(".")}${rest}`;
	return isVersion(nearest) ? nearest : null;
}
function isAboutVersion(expected) {
	return typeof expected === "string" && `expected ${expected}` === "expected a semantic version such as 3.1.0 or 3.1.0-rc.1";
}
// src/core/handoff/read-manifest.ts
/**
* Reads `handoff.yml`. `path` is the file's, `folder` the package's, both repository-relative. Gives the manifest and
* the Markdown files that hold sections of it (to be read, then `resolveSections`), or every mistake with its place.
*/
function readManifest(text, path, folder) {
	const document = readYaml(text, path);
	if (!document.ok) return document;
	const { value, positions } = document.value;
	const places = withFile(positions, path);
	const checked = checkSchema(manifestSchema, document.value, path);
	const escapes = referencedPaths({
		path,
		folder,
		handoff: value,
		positions: places,
		sections: []
	}).issues;
	const found = [
		...checked.ok ? [] : checked.issues.map(advisedVersion),
		...escapes,
		...repeatedNames(value, positions, path)
	];
	if (!checked.ok || found.length > 0) return {
		ok: false,
		issues: inOrder(found)
	};
	const sections = sectionsOf(checked.value, positions, path, folder);
	return {
		ok: true,
		value: {
			path,
			folder,
			manifest: checked.value,
			positions: places,
			sections
		}
	};
}
/** Positions with their file, so that those of several files can stand side by side. */
function withFile(positions, path) {
	return Object.fromEntries(Object.entries(positions).map(([pointer, span]) => [pointer, {
		path,
		...span
	}]));
}
function sectionsOf(manifest, positions, path, folder) {
	return sectionNames().flatMap((section) => {
		const written = manifest[section];
		const target = typeof written === "string" ? resolvePath(folder, written) : null;
		return target === null ? [] : [{
			section,
			path: target,
			where: locate(path, positions, [section])
		}];
	});
}
/** The names of {@link SECTIONS}, in the order of the manifest. */
function sectionNames() {
	return Object.keys(SECTIONS).filter((name) => Object.hasOwn(SECTIONS, name));
}
/** Two data sets of one name could not be told apart by what refers to them. Takes any value, since it may be unchecked. */
function repeatedNames(value, positions, path) {
	const datasets = typeof value === "object" && value !== null && "datasets" in value ? value.datasets : [];
	const seen = /* @__PURE__ */ new Set();
	return (Array.isArray(datasets) ? datasets : []).flatMap((dataset, index) => {
		const name = typeof dataset === "object" && dataset !== null && "name" in dataset ? dataset.name : void 0;
		if (typeof name !== "string") return [];
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		const where = locate(path, positions, [
			"datasets",
			index,
			"name"
		]);
		return [{
			id: "repeated-name",
			says: "Another data set is named `{name}` already.",
			fix: "Give each data set a name of its own.",
			values: { name },
			where
		}];
	});
}
export { repeatedNames as n, withFile as r, readManifest as t };
