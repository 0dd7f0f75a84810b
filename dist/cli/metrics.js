import "./rolldown-runtime.js";
import { i as toPointer } from "./positions.js";
import { t as readJson } from "./read-json.js";
import { t as readYaml } from "./read-yaml2.js";
import { a as placesOf, t as JSON_LIMITS } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as spanOf } from "./span-of.js";
import { i as unreadable, n as reading, r as startOf, t as defineReader } from "./define-reader.js";
import { t as judgeLeaf } from "./judge-leaf.js";
// src/core/evidence/metrics/flatten.ts
/**
* The leaves of a document in the order in which they are written, at most `limit` of them.
* Its depth is bounded by whoever parsed it.
*/
function leavesOf(root, limit) {
	const leaves = [];
	collect(root, [], leaves, limit);
	return leaves;
}
function collect(value, path, leaves, limit) {
	if (leaves.length >= limit) return;
	const children = Array.isArray(value) ? [...value.entries()] : typeof value === "object" && value !== null ? Object.entries(value) : [];
	if (children.length === 0) leaves.push({
		path,
		value
	});
	for (const [key, child] of children) collect(child, [...path, key], leaves, limit);
}
// src/core/evidence/metrics/reader.ts
const FORMAT = "metrics";
/** Most values that are read from one file. A metrics file has a handful; more is data. */
const MOST_VALUES = 1e4;
/** Most problems that are told of one file. */
const MOST_PROBLEMS = 50;
/** A metrics file as DVC reads it: JSON or YAML, numbers under nested names. The mapping is in this folder's README. */
const metrics = defineReader({
	id: FORMAT,
	title: "metrics in JSON or YAML",
	detect: (text, path) => /\.(?:json|ya?ml)$/i.test(path) && !text.trimStart().startsWith("<"),
	read(file) {
		const parsed = parse(file);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const { value } = parsed.value;
		if (typeof value !== "object" || value === null) return unreadable(FORMAT, file, [notMapping(file)]);
		const leaves = leavesOf(value, 10001);
		if (leaves.length > MOST_VALUES) return unreadable(FORMAT, file, [tooMany(file)]);
		if (leaves[0]?.path.length === 0) return unreadable(FORMAT, file, [noMetrics(file)]);
		const places = placesOf(parsed.value);
		const observations = [];
		const problems = [];
		for (const leaf of leaves) {
			const { line, column } = spanOf(places, leaf.path);
			const judged = judgeLeaf(leaf.value);
			const name = leaf.path.join(".");
			if (judged.ok) {
				const source = {
					pointer: toPointer(leaf.path),
					line,
					column
				};
				observations.push({
					name,
					value: judged.value,
					source
				});
			} else if (problems.length < MOST_PROBLEMS) {
				const { id, says, fix } = judged;
				const where = {
					path: file.path,
					...spanOf(places, leaf.path)
				};
				problems.push({
					id,
					says,
					fix,
					values: {
						name: shown(name),
						found: found(leaf)
					},
					where
				});
			}
		}
		return reading(FORMAT, file, {
			observations,
			problems
		});
	}
});
/** JSON by its name or its first character; anything else is YAML. */
function parse(file) {
	return /\.json$/i.test(file.path) || !/\.ya?ml$/i.test(file.path) && /^\s*[[{]/.test(file.text) ? readJson(file.text, file.path) : readYaml(file.text, file.path, JSON_LIMITS);
}
function found({ value }) {
	return shown(typeof value === "string" ? value : String(value), 40);
}
function notMapping(file) {
	return {
		id: "not-metrics",
		says: "This file holds a single value; a metrics file holds names and their numbers.",
		fix: "Write a mapping, such as { \"test_auc\": 0.81 }.",
		values: {},
		where: startOf(file)
	};
}
function noMetrics(file) {
	return {
		id: "no-metrics",
		says: "This metrics file holds no metric, so it proves nothing.",
		fix: "Run the evaluation again, and commit what it writes.",
		values: {},
		where: startOf(file)
	};
}
function tooMany(file) {
	return {
		id: "too-many-values",
		says: "This file holds more than {limit} values, so it was not read as metrics.",
		fix: "List the file that holds the summary, not the data.",
		values: { limit: MOST_VALUES },
		where: startOf(file)
	};
}
export { metrics };
