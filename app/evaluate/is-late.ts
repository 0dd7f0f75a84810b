import type { EvaluateContext } from "./evaluate-context.ts";

/** A task that waited longer than this may wait again: what is green is taken back before it is judged. */
const WAITED_MS = 10_000;

/** Whether an attempt is one of several, or has waited for long. */
export function isLate({ attempt, now }: Pick<EvaluateContext, "attempt" | "now">): boolean {
  return attempt.number > 0 || now().getTime() - attempt.dueAt.getTime() > WAITED_MS;
}
