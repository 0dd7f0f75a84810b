import type { Statement } from "#core/model/statement.ts";

/** A failure of ours, or of git, in words: its code, its cause, and that it is nobody's file. */
export function describeFault(error: unknown): Statement {
  return {
    id: "own-fault",
    says: "Gatehouse itself failed ({code}): {message}",
    fix: "this is no mistake in your files: mend the cause where you can, and report it with this message where you cannot",
    values: { code: codeOf(error), message: [...new Set(causes(error))].join(" <- ") },
  };
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
