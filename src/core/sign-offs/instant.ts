/** ISO 8601 with a time and an offset. Anything looser would be read in the time zone of the machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an ISO 8601 instant; `null` when the text is not one. */
export function instantOf(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}
