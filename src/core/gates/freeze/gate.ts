import type { Facts } from "#core/facts/facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { type Messages, messages } from "./messages.ts";
import { options, strengthen, type Window } from "./options.ts";
import { rollbackOf } from "./rollback-of.ts";

const DAY = 86_400_000;
/** Days before its beginning from which a freeze is announced. */
const ANNOUNCED = 7;

/** The gate `freeze`: see this folder's README. */
export const freeze = defineGate({
  meta: {
    id: "freeze",
    title: "no freeze holds",
    summary: "Nothing merges on the days that the policy freezes, except to go back where it says so.",
    kind: "content",
    since: "0.2",
    why: "On days on which nobody could mend a release, none is made.",
  },
  needs: ["now", "changes", "packages", "baseline", "releases", "proposal"],
  options,
  idleWithout: "windows",
  messages,
  strengthen,
  evaluate(facts, { windows }, say) {
    if (windows.length === 0) return { findings: [say("no-freeze", {})] };
    const today = facts.now.slice(0, 10);
    const holding = windows.filter(({ from, to }) => from <= today && today <= to);
    const ahead = windows.flatMap((window) => announce(window, today, say));
    const now =
      holding.length === 0
        ? [say("not-frozen", { today })]
        : holding.map((window) => judgeWindow(window, { facts, today, say }));
    return { findings: [...now, ...ahead] };
  },
});

interface Context {
  readonly facts: Pick<Facts, "changes" | "packages" | "baseline" | "releases" | "proposal">;
  readonly today: string;
  readonly say: Say<Messages>;
}

function judgeWindow({ name, from, to, except }: Window, { facts, today, say }: Context): Finding {
  if (isPolicyOnly(facts)) return say("policy-only", { name });
  const values = { name, from, to, today, next: dayAfter(to) };
  if (except === undefined) return say("frozen", values);
  const rollback = rollbackOf(facts);
  if (!rollback.ok) return say("no-rollback", { ...values, because: rollback.because });
  return say("rollback", { name, versions: rollback.versions });
}

/** Otherwise a freeze that was written by mistake could not be lifted before it ends. The policy's owners still have to sign. */
function isPolicyOnly({ changes, proposal }: Context["facts"]): boolean {
  const policy = new Set(proposal.paths.flatMap(({ path, kind }) => (kind === "policy" ? [path] : [])));
  return changes.paths.length > 0 && changes.paths.every(({ path }) => policy.has(path));
}

function announce({ name, from, to }: Window, today: string, say: Say<Messages>): Finding[] {
  const days = (Date.parse(from) - Date.parse(today)) / DAY;
  return days > 0 && days <= ANNOUNCED ? [say("freeze-ahead", { name, from, to, days })] : [];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}
