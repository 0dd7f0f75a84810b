import { InboxError } from "../inbox/inbox-error.ts";

/** Causes and parts that are looked into: an error that names itself as its cause must not keep us. */
const DEEPEST = 5;

/** The inbox's own failure behind an error; `undefined`: it is something else. Octokit packs what a handler throws into an aggregate. */
export function inboxErrorIn(error: unknown, depth = 0): InboxError | undefined {
  if (error instanceof InboxError) return error;
  if (!(error instanceof Error) || depth === DEEPEST) return undefined;
  const within: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  for (const each of [...within, error.cause]) {
    const found = inboxErrorIn(each, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
