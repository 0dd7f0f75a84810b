import { type Answer, problem } from "./answer.ts";

/**
 * Reads what an option `--now` says, a day or an instant, and gives it in the form of `toISOString`. A day is taken at noon, UTC, so that it is that
 * day almost everywhere.
 */
export function instantOf(written: string): Answer<string> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(written);
  const time = Date.parse(isDay ? `${written}T12:00:00Z` : written);
  if ((isDay || isInstant) && Number.isFinite(time)) return { ok: true, value: new Date(time).toISOString() };
  const says = "--now `{written}` is neither a day nor an instant";
  const fix = "write it as 2026-12-24 or 2026-12-24T18:00:00Z";
  return problem({ id: "no-time", says, fix, values: { written } });
}
