import type { Verdict } from "#core/model/verdict.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { Place } from "../inbox/place.ts";
import type { RepositoryTask } from "../inbox/task.ts";
import type { Store } from "../store/store.ts";
import { planReminder } from "./plan-reminder.ts";
import { nextWait, type Wait } from "./wait.ts";
import { readWait, writeWait } from "./wait-store.ts";

/** What a judgement says of a wait. `policy` is `null` where there is none that could judge. */
export interface JudgedWait {
  readonly verdict: Verdict;
  readonly policy: Policy | null;
  readonly draft: boolean;
}

/** Looks whether people have to be reminded. */
export function remindTask({ installation, owner, repo }: Place, number: number): RepositoryTask {
  return { installation, owner, repo, subject: { kind: "remind", number } };
}

/**
 * Remembers, after a judgement, for whom a pull request waits and since when, and tells when {@link remindTask} is due; `null` for never.
 * Where the policy reminds nobody, nothing is remembered. To be given `null` for a pull request that is closed or not judged.
 */
export async function noteWait(
  store: Store,
  place: Place,
  number: number,
  judged: JudgedWait | null,
  now: Date,
): Promise<Date | null> {
  const before = await readWait(store.db, place, number);
  const rules = judged?.policy?.reminders;
  const wait =
    judged === null || rules === undefined ? null : nextWait(before, judged.verdict, judged.draft, now);
  if (!isSame(before, wait)) await writeWait(store.db, place, number, wait);
  if (wait === null || rules === undefined) return null;
  const { due, next } = planReminder(wait, rules, now);
  return due === null ? next : now;
}

function isSame(before: Wait | null, after: Wait | null): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
