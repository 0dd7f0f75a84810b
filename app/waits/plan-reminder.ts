import type { Reminders } from "#core/policy/policy.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import type { Wait } from "./wait.ts";

/** Something that people are to be told. */
export interface Due {
  /** Which reminder of the wait it is, from 1 on; an escalation tells others. */
  readonly count: number | "escalation";
  readonly to: readonly string[];
}

/** What is due now, one thing at a time, and when to look again; `null` for nothing, and for never. */
export interface ReminderPlan {
  readonly due: Due | null;
  /** In the future, unless something is due: what comes after that is asked for once it is told. */
  readonly next: Date | null;
}

/**
 * What is due of a wait by the policy's reminders. What was missed while nobody looked is told once, not once each: the next reminder
 * comes a whole wait after the last.
 */
export function planReminder(wait: Wait, rules: Reminders, now: Date): ReminderPlan {
  const moments = [...reminderMoment(wait, rules), ...escalationMoment(wait, rules)];
  const due = moments.find(({ at }) => at.getTime() <= now.getTime())?.due ?? null;
  const times = moments.map(({ at }) => at.getTime());
  const next = times.length === 0 ? null : new Date(Math.min(...times));
  return { due, next };
}

/** The wait after something was told. */
export function afterTelling(wait: Wait, { count }: Due, now: Date): Wait {
  if (count === "escalation") return { ...wait, escalatedAt: now };
  return { ...wait, reminders: count, remindedAt: now };
}

interface Moment {
  readonly at: Date;
  readonly due: Due;
}

function reminderMoment({ since, waitsFor, reminders, remindedAt }: Wait, rules: Reminders): Moment[] {
  if (reminders >= rules.atMost) return [];
  const at = remindedAt === null ? later(since, rules.after) : later(remindedAt, rules.every);
  return [{ at, due: { count: reminders + 1, to: waitsFor } }];
}

function escalationMoment({ since, escalatedAt }: Wait, { escalate }: Reminders): Moment[] {
  if (escalate === undefined || escalatedAt !== null) return [];
  return [{ at: later(since, escalate.after), due: { count: "escalation", to: escalate.to } }];
}

/** The policy was read, so its lengths of time are some. */
function later(moment: Date, length: string): Date {
  const parsed = parseDuration(length);
  if (!parsed.ok) throw new TypeError(`${length} is no length of time`);
  return new Date(moment.getTime() + parsed.value);
}
