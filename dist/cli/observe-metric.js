import { n as shown } from "./source-issue.js";
// src/core/evidence/cyclonedx/data-set.ts
/** Longest text of a term: a sentence or a paragraph, never a picture that somebody embedded. */
const LONGEST_TERM = 4e3;
/** Adds a term where a text stands, cut after {@link LONGEST_TERM} characters. */
function addTerm(kind, from, of, builder) {
	const { text, source } = from;
	if (text !== void 0) builder.add("terms", {
		kind,
		...of === void 0 ? {} : { of },
		value: text.slice(0, LONGEST_TERM),
		source
	});
}
/** Reads data of a component, or a data set of a model: classification, sensitive data, owners, where it is. */
function readDataSet(data, owner, builder) {
	const of = data.at("name").text ?? owner;
	addTerm("classification", data.at("classification"), of, builder);
	const sensitive = data.at("sensitiveData");
	for (const one of sensitive.isList ? sensitive.items : [sensitive]) addTerm("sensitive-data", one, of, builder);
	for (const role of [
		"owners",
		"stewards",
		"custodians"
	]) for (const person of data.at("governance", role).items) for (const kind of ["organization", "contact"]) addTerm("owner", person.at(kind, "name"), of, builder);
	const { text, source } = data.at("contents", "url");
	if (text !== void 0) builder.add("artifacts", {
		name: text,
		digests: [],
		source
	});
}
// src/core/evidence/cyclonedx/observe-metric.ts
const DECIMAL = /^-?\d{1,32}(?:\.\d{1,32})?(?:[eE][+-]?\d{1,3})?$/;
/** A finite number, or a text that is nothing but one: bills of materials write their metrics as text. */
function strictNumber({ value }) {
	const number = typeof value === "string" && DECIMAL.test(value) ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : void 0;
}
/**
* Records a metric that its format writes as text. `20,3`, `87%`, `NaN` and empty values are refused, since what is meant by them
* would be a guess.
*/
function observeMetric(name, from, builder, more = {}) {
	const value = strictNumber(from);
	if (value !== void 0) {
		builder.record({
			name,
			value,
			...more,
			source: from.source
		});
		return;
	}
	builder.problem({
		id: "not-a-number",
		says: "`{name}` is `{found}`, which is not a plain number.",
		fix: "Write the number with a point as decimal mark, without a percent sign; leave the metric out if it has no value.",
		values: {
			name: shown(name),
			found: from.spelled
		}
	}, from.where);
}
export { readDataSet as i, LONGEST_TERM as n, addTerm as r, observeMetric as t };
