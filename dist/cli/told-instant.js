import { n as datetime, t as date, v as union } from "./zod.js";
/**
* When something is judged, as people tell it: a day that the calendar has, or an instant with its offset. Gives the instant in the form of `toISOString`. A day is
* taken at noon, UTC, so that it is that day almost everywhere.
*/
const toldInstant = union([date(), datetime({ offset: true })], "expected a day such as 2026-11-20, or an instant such as 2026-11-20T09:00:00Z").refine((text) => isInYears(dateOf(text)), "expected a year from 1970 to 9999").transform((text) => dateOf(text).toISOString());
function dateOf(text) {
	return new Date(text.includes("T") ? text : `${text}T12:00:00Z`);
}
/** Outside of them, `toISOString` writes a year that is no longer in the order of its letters. */
function isInYears(date) {
	const year = date.getUTCFullYear();
	return year >= 1970 && year <= 9999;
}
export { toldInstant as t };
