// src/core/evidence/judge-leaf.ts
const NUMBER_AS_TEXT = /^[+-]?(?:\d{1,32}(?:[.,]\d{0,32})?|[.,]\d{1,32})(?:[eE][+-]?\d{1,4})?\s?%?$/;
const NOT_A_NUMBER = /^[+-]?\.?(?:nan|inf|infinity)$/i;
const REFUSALS = {
	"not-finite": {
		says: "`{name}` is `{found}`, which is not a number that can be compared.",
		fix: "Find out why the tool could not compute it; leave the metric out if it has no meaning here."
	},
	"number-as-text": {
		says: "`{name}` is the text `{found}`, not a number.",
		fix: "Write the number without quotes, with a point as decimal mark and without a percent sign."
	},
	null: {
		says: "`{name}` has no value (`null`).",
		fix: "Find out why the tool could not compute it; leave the metric out if it has no meaning here."
	},
	"empty-value": {
		says: "`{name}` is empty.",
		fix: "Find out why the tool found nothing to write; leave the key out if it has no meaning here."
	}
};
/** Judges one leaf of a metrics file. Texts that are meant as numbers are refused rather than guessed at. */
function judgeLeaf(value) {
	if (typeof value === "boolean") return {
		ok: true,
		value
	};
	if (typeof value === "number") return Number.isFinite(value) ? {
		ok: true,
		value
	} : refuse("not-finite");
	if (value === null || value === void 0) return refuse("null");
	if (typeof value !== "string" || value.trim() === "") return refuse("empty-value");
	const text = value.trim();
	if (NOT_A_NUMBER.test(text)) return refuse("not-finite");
	return NUMBER_AS_TEXT.test(text) ? refuse("number-as-text") : {
		ok: true,
		value
	};
}
function refuse(id) {
	return {
		ok: false,
		id,
		...REFUSALS[id]
	};
}
export { judgeLeaf as t };
