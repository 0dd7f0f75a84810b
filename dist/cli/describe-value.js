import { n as shown } from "./source-issue.js";
// src/core/source/describe-value.ts
/** The kind of a value in plain words. */
function kindOf(value) {
	if (value === null || value === void 0) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "string") return "text";
	if (typeof value === "number") return "a number";
	if (typeof value === "boolean") return "true or false";
	return "a mapping";
}
/** What was found, with the value itself where it is short enough to help. */
function describeFound(value) {
	if (typeof value === "string") return value === "" ? "empty text" : `"${shown(value)}"`;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return kindOf(value);
}
const KINDS = {
	string: "text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	tuple: "a list",
	object: "a mapping of keys to values",
	record: "a mapping of keys to values",
	null: "nothing"
};
const COUNTED = {
	string: ["text", "characters"],
	array: ["a list", "entries"],
	set: ["a list", "entries"],
	object: ["a mapping", "keys"],
	record: ["a mapping", "keys"]
};
/** What a zod issue says was expected, in words that fit after "expected". */
function describeExpected(issue) {
	switch (issue.code) {
		case "invalid_type": return KINDS[issue.expected] ?? issue.expected;
		case "invalid_value": return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(", ")}`;
		case "too_small": return amount(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum);
		case "too_big": return amount(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum);
		case "not_multiple_of": return `a number that is a multiple of ${issue.divisor}`;
		case "invalid_format": return issue.format === "regex" ? `text that matches ${issue.pattern ?? "the pattern"}` : `text in the form ${issue.format}`;
		case "invalid_union": {
			const branches = issue.errors.flatMap((branch) => branch.filter((one) => one.path.length === 0).slice(0, 1));
			return [...new Set(branches.map(describeExpected))].join(" or ") || "another value";
		}
		default: return "another value";
	}
}
function amount(origin, bound, limit) {
	const counted = COUNTED[origin];
	if (counted === void 0) return `a number of ${bound} ${limit}`;
	const [kind, unit] = counted;
	if (bound === "at least" && Number(limit) === 1) return `${kind} that is not empty`;
	return `${kind} with ${bound} ${limit} ${unit}`;
}
export { describeFound as n, describeExpected as t };
