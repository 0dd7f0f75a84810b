import type { PromotionFacts } from "#core/facts/promotion-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { exactly } from "#core/model/statement.ts";
import { formatDuration, parseDuration } from "#core/quantity/parse-duration.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { After } from "./options.ts";

const MINUTE = 60_000;
/** The last instant of a date, in milliseconds: the year 275760. */
const LAST = 8.64e15;

interface Context {
  readonly after: After;
  readonly now: string;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** The best first: a merge that satisfies, one that will in time, one that did once, one that never can. */
const ORDER = ["promoted", "soaking", "too-old", "pushed"];

/**
 * What the merges of the same content come to: the one that serves best decides. Times are those that GitHub tells of pull
 * requests; the date that a commit claims for itself is never asked.
 */
export function judgeMerges(merges: readonly PromotionFacts[], context: Context): Finding | undefined {
  const judged = merges.map((merge) => judgeMerge(merge, context));
  return judged.toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id) || byAge(a, b))[0];
}

/** Of two that wait, the one that is over first; otherwise by the text of their places, so that the order of facts is none. */
function byAge(a: Finding, b: Finding): number {
  const [left, right] = [a, b].map(({ values: { since = "", branch = "" } }) =>
    [exactly(since), exactly(branch)].join(" "),
  );
  return left === right ? 0 : String(left) < String(right) ? -1 : 1;
}

function judgeMerge(merge: PromotionFacts, { after, now, say, about }: Context): Finding {
  const { stage, soak, within, same: what } = after;
  const { branch, commit, pullRequest, at } = merge;
  const merged = at === null ? Number.NaN : Date.parse(at);
  if (at === null || pullRequest === null || Number.isNaN(merged)) {
    return say("pushed", { what, branch, commit: commit.slice(0, 12), stage }, about);
  }
  const age = Date.parse(now) - merged;
  const since = minute(merged);
  const values = { what, branch, since, number: `#${pullRequest}`, elapsed: elapsed(age) };
  const wait = milliseconds(soak, 0);
  if (age < wait) {
    // Only time helps, so nobody is named: a reviewer who is asked could do nothing.
    const { who: _, ...nobody } = about;
    return say("soaking", { ...values, soak: soak ?? "", until: minuteAfter(merged + wait) }, nobody);
  }
  if (age > milliseconds(within, Number.POSITIVE_INFINITY)) {
    return say("too-old", { ...values, stage, within: within ?? "" }, about);
  }
  return say("promoted", values, about);
}

function milliseconds(text: string | undefined, none: number): number {
  const parsed = text === undefined ? null : parseDuration(text);
  return parsed?.ok === true ? parsed.value : none;
}

/** An instant to the minute, `2026-11-20 12:00 UTC`; `never` beyond the last day that a calendar knows. */
function minute(instant: number): string {
  if (Math.abs(instant) > LAST) return "never";
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The minute at whose beginning an instant has passed. */
function minuteAfter(instant: number): string {
  return minute(Math.ceil(instant / MINUTE) * MINUTE);
}

/** How long ago, in whole minutes. */
function elapsed(age: number): string {
  return formatDuration(Math.max(0, Math.floor(age / MINUTE) * MINUTE));
}
