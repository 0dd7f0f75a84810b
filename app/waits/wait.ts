import type { Verdict } from "#core/model/verdict.ts";
import { pendingHandles } from "#core/report/pending-handles.ts";
import { mentionable } from "#core/report/reminder-comment.ts";

/** A pull request that waits for people, and how often they were told. */
export interface Wait {
  readonly stage: string;
  readonly since: Date;
  /** Who is waited for: handles in lower case, in order. */
  readonly waitsFor: readonly string[];
  readonly reminders: number;
  readonly remindedAt: Date | null;
  readonly escalatedAt: Date | null;
}

/**
 * The wait as it goes on after a judgement; `null` where nobody is waited for who could be told. It goes on while the same people are
 * waited for, or fewer of them; it begins anew with somebody new, and in another stage. A draft waits for its author, and content that is
 * not in order for those who mend it: nobody is asked to review what is about to change.
 */
export function nextWait(
  before: Wait | null,
  { stage, gates, contentGreen }: Pick<Verdict, "stage" | "gates" | "contentGreen">,
  draft: boolean,
  now: Date,
): Wait | null {
  const waitsFor = draft || !contentGreen ? [] : handlesOf(gates);
  if (waitsFor.length === 0) return null;
  const isSame =
    before !== null && before.stage === stage && waitsFor.every((handle) => before.waitsFor.includes(handle));
  if (isSame) return { ...before, waitsFor };
  return { stage, since: now, waitsFor, reminders: 0, remindedAt: null, escalatedAt: null };
}

function handlesOf(gates: Verdict["gates"]): readonly string[] {
  const folded = pendingHandles({ gates }).map((handle) => handle.toLowerCase());
  return mentionable([...new Set(folded)].sort());
}
