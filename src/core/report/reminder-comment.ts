import type { Verdict } from "#core/model/verdict.ts";
import { markerOf } from "./comment-marker.ts";
import { fillTemplate, MARKDOWN } from "./fill-template.ts";
import { headline } from "./headline.ts";

/** A reminder that is due. */
export interface Reminder {
  /** Since when people were waited for, ISO 8601 in UTC. */
  readonly since: string;
  /** Which reminder of the wait, from 1 on; `escalation` tells others. */
  readonly count: number | "escalation";
  /** Who is told: `@user` and `@org/team`. */
  readonly to: readonly string[];
  /** Name of the check. */
  readonly name: string;
  /** How long was waited, as a policy writes it: `24h`. */
  readonly waited: string;
}

/** People and teams of one comment: more would be told who cannot act. */
const MOST_TOLD = 10;

/** Who can be mentioned. Bots and e-mail addresses cannot, and nothing else is ever written without being escaped. */
const HANDLE = /^@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\/[A-Za-z0-9_.-]+)?$/;

/** Those of a list who can be told in a comment, each once and at most ten. */
export function mentionable(handles: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  for (const handle of handles) {
    const key = handle.toLowerCase();
    if (HANDLE.test(handle) && !known.has(key)) known.set(key, handle);
  }
  return [...known.values()].slice(0, MOST_TOLD);
}

/** A comment that mentions people on purpose: that they are waited for, or that others are. With its marker. */
export function reminderComment(verdict: Verdict, reminder: Reminder): string {
  const { since, count, name, waited } = reminder;
  const to = mentionable(reminder.to).join(" ");
  const asked = `for ${waited}`;
  const said =
    count === "escalation"
      ? `this has waited ${asked}, and reminding did not help.`
      : `this has waited ${asked} for you: please review it, or say who else can.`;
  const named = fillTemplate("{name}", { name }, MARKDOWN);
  return [
    markerOf({ kind: "reminder", since, count }),
    `${to} ${said}`,
    "",
    `${named}: ${headline(verdict, MARKDOWN)}`,
    "",
  ].join("\n");
}
