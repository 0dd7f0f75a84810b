// src/core/model/tree.ts
/** Largest file that is read as text, in bytes. Larger ones are named by digest only. */
const TEXT_LIMIT = 5242880;
/** Largest file whose bytes are read, in bytes: what GitHub gives of one blob. */
const BYTES_LIMIT = 104857600;
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
export { TEXT_LIMIT as i, isRounded as n, BYTES_LIMIT as r, exactly as t };
