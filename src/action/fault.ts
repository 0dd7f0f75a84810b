import type { Statement } from "#core/model/statement.ts";
import { ownFault } from "#core/report/own-fault.ts";

/** A failure of ours, or of what we run on, in words, and that it is nobody's file. */
export function describeFault(error: unknown): Statement {
  return ownFault(
    error,
    "this is no mistake in your files: run the job again, and report it with this message if it comes back",
  );
}

/** Where it happened, for a log that somebody asked to be detailed. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
