import { expect, test } from "vitest";
import { instantOf } from "./instant-of.ts";

test.for<[written: string, instant: string | null]>([
  ["2026-12-24", "2026-12-24T12:00:00.000Z"],
  ["2028-02-29", "2028-02-29T12:00:00.000Z"],
  ["2026-12-24T18:00Z", "2026-12-24T18:00:00.000Z"],
  ["2026-12-24T18:00:00.5+02:00", "2026-12-24T16:00:00.500Z"],
  ["1970-01-01", "1970-01-01T12:00:00.000Z"],
  ["9999-12-31", "9999-12-31T12:00:00.000Z"],
  // Days and hours that no calendar and no clock has: a lenient reader takes them for others.
  ["2026-02-30", null],
  ["2027-02-29", null],
  ["2026-04-31T10:00:00Z", null],
  ["2026-13-01", null],
  ["2026-12-24T24:00:00Z", null],
  ["2026-12-24T18:60:00Z", null],
  ["1969-12-31", null],
  ["0000-01-01", null],
  ["1970-01-01T00:00:00+01:00", null],
  ["9999-12-31T23:59:59-01:00", null],
  ["+010000-01-01", null],
  ["2026-12-24T18:00:00", null],
  ["24.12.2026", null],
  ["tomorrow", null],
  ["", null],
])("--now %s", ([written, instant]) => {
  const answer = instantOf(written);
  expect(answer.ok ? answer.value : null).toBe(instant);
});
