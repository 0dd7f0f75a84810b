import type { Delivery } from "./inbox.ts";
import type { Task } from "./task.ts";

/** Events by which people act on one pull request, a merge queue or a deployment. */
const EVENTS: ReadonlySet<string> = new Set([
  "pull_request",
  "pull_request_review",
  "issue_comment",
  "merge_group",
  "deployment_protection_rule",
]);

/** What people do to a check; the rest of what happens to checks is done by machines, and often. */
const PRESSED: ReadonlySet<string> = new Set(["requested", "requested_action", "rerequested"]);

/** Whether a person waits for what the delivery asks for. */
export function isInteractive({ event, action }: Pick<Delivery, "event" | "action">): boolean {
  if (EVENTS.has(event)) return true;
  return (event === "check_run" || event === "check_suite") && PRESSED.has(action ?? "");
}

/** Whether a task leads to few others: these are as urgent as it is. A fan-out's are not, whoever set it off. */
export function isNarrow({ subject }: Task): boolean {
  switch (subject.kind) {
    case "checks":
    case "branch":
    case "repository":
    case "installation":
    case "upkeep":
      return false;
    default:
      return true;
  }
}
