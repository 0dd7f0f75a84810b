import type { Statement } from "#core/model/statement.ts";

/** A failure of ours, or of what we run on, in words: its code, its cause, and that it is nobody's file. */
export function describeFault(error: unknown): Statement {
  return {
    id: "own-fault",
    says: "Gatehouse itself failed ({code}): {message}",
    fix: "this is no mistake in your files: run the job again, and report it with this message if it comes back",
    values: { code: codeOf(error), message: [...new Set(causes(error))].join(" <- ") },
  };
}

/** Where it happened, for a log that somebody asked to be detailed. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "internal";
}

/** Messages of an error and its causes; deeper ones say nothing more. */
function causes(error: unknown, depth = 3): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const deeper = error.cause === undefined || depth === 0 ? [] : causes(error.cause, depth - 1);
  return [error.message, ...deeper];
}
