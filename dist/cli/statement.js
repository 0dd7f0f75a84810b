// src/core/model/statement.ts
/** Whether a value is one number of two texts. */
function isRounded(value) {
	return typeof value === "object" && value !== null && "exact" in value;
}
/** A value as programs get it: in all digits. */
function exactly(value) {
	if (isRounded(value)) return value.exact;
	if (typeof value !== "object") return value;
	return value.map((item) => isRounded(item) ? item.exact : item);
}
export { isRounded as n, exactly as t };
