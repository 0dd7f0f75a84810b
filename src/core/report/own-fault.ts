import type { Statement } from "#core/model/statement.ts";

/** A failure of ours, or of what we run on, in words: its code and its causes. `fix`: what whoever reads it can do. */
export function ownFault(error: unknown, fix: string): Statement {
  return {
    id: "own-fault",
    says: "Gatehouse itself failed ({code}): {message}",
    fix,
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
