import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { formatDuration, parseDuration } from "#core/quantity/parse-duration.ts";
import { type Context, placeOf } from "./context.ts";
import type { Check } from "./options.ts";
import { type Candidate, labelOf } from "./select-observations.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Holds the time at which an observation was measured against the check's `max_age`. */
export function judgeAge(check: Check, candidate: Candidate, context: Context): readonly Finding[] {
  const { max_age: most, name } = check;
  return most === undefined ? [] : holdAge(name, labelOf(candidate.observation), most, candidate, context);
}

/** Holds every report against the gate's `max_age`, by the oldest time that it states. */
export function judgeAges(context: Context): readonly Finding[] {
  const most = context.options.max_age;
  if (most === undefined) return [];
  return context.package.evidence.flatMap((file) => {
    const oldest = oldestOf(file);
    if (oldest === undefined) return [];
    return holdAge(file.reading.path, oldest.observation.name, most, oldest, context);
  });
}

/** What of a report was measured first; its first observation where none says when it was measured. */
function oldestOf(file: EvidenceFacts): Candidate | undefined {
  const { observations } = file.reading;
  const timed = observations.filter(({ at }) => at !== undefined);
  const [oldest = observations[0]] = timed.toSorted((a, b) => timeOf(a.at) - timeOf(b.at));
  return oldest === undefined ? undefined : { file, observation: oldest };
}

function timeOf(at: string | undefined): number {
  const time = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

function holdAge(
  check: string,
  observation: string,
  most: string,
  candidate: Candidate,
  { say, about, now }: Context,
): readonly Finding[] {
  const limit = parseDuration(most);
  if (!limit.ok) return [];
  const there = { ...about, where: placeOf(candidate) };
  const { at } = candidate.observation;
  const shared = { check, observation };
  const age = at === undefined ? Number.NaN : Date.parse(now) - Date.parse(at);
  if (at === undefined || Number.isNaN(age)) return [say("age-unknown", { ...shared, most }, there)];
  if (age < 0) return [say("from-the-future", { ...shared, at, now }, there)];
  return age > limit.value ? [say("too-old", { ...shared, most, age: roughly(age) }, there)] : [];
}

/** An age as people say it: days, or for young things hours and minutes. */
function roughly(age: number): string {
  const unit = age >= 2 * DAY ? DAY : MINUTE;
  return formatDuration(Math.floor(age / unit) * unit);
}
