// src/core/evidence/read-instant.ts
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const HOUR = 36e5;
/**
* The instant that a tool wrote, as ISO 8601 in UTC, or `undefined` when it is none.
*
* A time without a zone (JUnit's usual way) is taken as the earliest instant that it can mean, at UTC+14: evidence
* then counts as a few hours older than it may be, and never as coming from the future.
*/
function readInstant(text) {
	const match = text.length <= 40 ? ISO.exec(text) : null;
	if (match === null) return void 0;
	const zoned = match[1] !== void 0;
	const plain = text.replace(" ", "T").replace(",", ".");
	const time = Date.parse(zoned ? plain : plain.includes("T") ? `${plain}Z` : `${plain}T00:00:00Z`);
	if (Number.isNaN(time)) return void 0;
	return new Date(zoned ? time : time - 14 * HOUR).toISOString();
}
export { readInstant as t };
