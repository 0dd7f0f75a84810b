import type { Hint } from "./hint.ts";

/** A payload of an event that is heard does not have the shape that GitHub documents. Nothing was accepted: GitHub has to be told so. */
export class EventError extends Error {
  readonly code = "unreadable-event";

  constructor(event: string, why: string, options?: ErrorOptions) {
    super(`a webhook of event ${event} cannot be read: ${why}`, options);
    this.name = "EventError";
  }
}

/** Characters of a name, a ref or a commit id. GitHub's longest are branches, with 244 and what stands in front of them. */
const LONGEST = 1000;

/** Parts of a task that are numbers of GitHub's. All other parts are text, or `null` where nothing is named. */
const NUMBERS: ReadonlySet<string> = new Set(["installation", "number", "comment", "run"]);

/**
 * Lets only tasks pass whose every part is what its type says: they are written to the log and become keys of the queue, so what is no number and no
 * short text must not come that far. Throws an {@link EventError} otherwise.
 */
export function soundTasks(event: string, tasks: Hint["tasks"]): void {
  // A command was parsed and bounded by us.
  for (const { subject, ...place } of tasks)
    for (const [name, value] of [...Object.entries(place), ...Object.entries(subject)])
      if (name !== "command" && !isSound(name, value)) throw new EventError(event, `its ${name} is none`);
}

function isSound(name: string, value: unknown): boolean {
  if (name === "comment" && value === null) return true;
  if (NUMBERS.has(name)) return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
  return typeof value === "string" && value.length <= LONGEST && !value.includes("\0");
}
