import type { Finding } from "#core/model/finding.ts";
import { formatDuration, parseDuration } from "#core/quantity/parse-duration.ts";
import { type Context, placeOf } from "./context.ts";
import type { Check } from "./options.ts";
import { type Candidate, labelOf } from "./select-observations.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Holds the time at which an observation was measured against the check's `max_age`. */
export function judgeAge(
  check: Check,
  candidate: Candidate,
  { say, about, now }: Context,
): readonly Finding[] {
  const most = check.max_age;
  const limit = most === undefined ? undefined : parseDuration(most);
  if (most === undefined || limit?.ok !== true) return [];
  const there = { ...about, where: placeOf(candidate) };
  const { at } = candidate.observation;
  const shared = { check: check.name, observation: labelOf(candidate.observation) };
  const age = at === undefined ? Number.NaN : Date.parse(now) - Date.parse(at);
  if (at === undefined || Number.isNaN(age)) return [say("age-unknown", { ...shared, most }, there)];
  if (age < 0) return [say("from-the-future", { ...shared, at }, there)];
  return age > limit.value ? [say("too-old", { ...shared, most, age: roughly(age) }, there)] : [];
}

/** An age as people say it: days, or for young things hours and minutes. */
function roughly(age: number): string {
  const unit = age >= 2 * DAY ? DAY : MINUTE;
  return formatDuration(Math.floor(age / unit) * unit);
}
