import { toldInstant } from "#core/cases/told-instant.ts";
import { type Answer, problem } from "./answer.ts";

/** Reads what an option `--now` says, a day or an instant, and gives it in the form of `toISOString`: as a policy case reads its `now`, and without seconds, too. */
export function instantOf(written: string): Answer<string> {
  const read = toldInstant.safeParse(written.replace(/T\d{2}:\d{2}(?=[Z+-])/, "$&:00"));
  if (read.success) return { ok: true, value: read.data };
  const says = "--now `{written}` is neither a day nor an instant from 1970 to 9999";
  const fix = "write a day that the calendar has, as 2026-12-24, or an instant as 2026-12-24T18:00:00Z";
  return problem({ id: "no-time", says, fix, values: { written } });
}
