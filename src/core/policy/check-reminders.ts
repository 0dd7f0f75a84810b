import { parseDuration } from "#core/quantity/parse-duration.ts";
import type { Complain } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";

/** Who answers for those that are waited for is told after they were themselves. */
export function checkReminders({ reminders }: PolicySource, complain: Complain): void {
  if (reminders?.escalate === undefined) return;
  const { after, escalate } = reminders;
  const [first, last] = [parseDuration(after), parseDuration(escalate.after)];
  if (!first.ok || !last.ok || last.value > first.value) return;
  complain(
    "escalation-first",
    "Others would be told after {escalation}, before those who are waited for are reminded after {after}.",
    { escalation: escalate.after, after },
    ["reminders", "escalate", "after"],
    "Write a longer time than `after` of the reminders.",
  );
}
