import { i as toPointer } from "./positions.js";
import { a as placesOf } from "./source-document.js";
import { t as keySpanOf } from "./span-of.js";
// src/core/policy/rule-lines.ts
/** Deepest value whose line is kept: the entry of a list that is an option of a stage's gate. */
const DEEPEST = 6;
/** Lines of all that a policy file asks for, by RFC 6901 pointer. */
function ruleLines(document) {
	const lines = {};
	const places = placesOf(document);
	const walk = (value, path) => {
		if (path.length > 0) lines[toPointer(path)] = keySpanOf(places, path).line;
		if (path.length === DEEPEST || typeof value !== "object" || value === null) return;
		if (Array.isArray(value)) for (const [index, each] of value.entries()) walk(each, [...path, index]);
		else for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
	};
	walk(document.value, []);
	return lines;
}
/** Line of a value; of the nearest one around it where the file does not write it; `undefined` where it writes none of them. */
function lineOf(lines, path) {
	for (let length = path.length; length > 0; length--) {
		const line = lines[toPointer(path.slice(0, length))];
		if (line !== void 0) return line;
	}
}
/** The extended policy as people are told of it: `acme/.github@3f2a1bc`, or the branch or tag of a copy that was handed over. */
function spelledSource({ repository, commit, ref }) {
	if (commit !== null) return `${repository}@${commit.slice(0, 7)}`;
	return ref === void 0 ? repository : `${repository}@${ref}`;
}
/** A place in the extended policy: {@link spelledSource} and the line of a value, or of the nearest one around it. */
function theirPlace(extended, path) {
	const line = lineOf(extended.lines.theirs, path);
	return line === void 0 ? spelledSource(extended) : `${spelledSource(extended)}:${line}`;
}
export { theirPlace as i, ruleLines as n, spelledSource as r, lineOf as t };
