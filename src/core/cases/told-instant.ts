import * as z from "zod";

const FORMS = "expected a day such as 2026-11-20, or an instant such as 2026-11-20T09:00:00Z";
const YEARS = "expected a year from 1970 to 9999";

/**
 * When something is judged, as people tell it: a day that the calendar has, or an instant with its offset. Gives the instant in the form of `toISOString`. A day is
 * taken at noon, UTC, so that it is that day almost everywhere.
 */
export const toldInstant = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], FORMS)
  .refine((text) => isInYears(dateOf(text)), YEARS)
  .transform((text) => dateOf(text).toISOString());

function dateOf(text: string): Date {
  return new Date(text.includes("T") ? text : `${text}T12:00:00Z`);
}

/** Outside of them, `toISOString` writes a year that is no longer in the order of its letters. */
function isInYears(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999;
}
