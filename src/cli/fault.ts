import type { Statement } from "#core/model/statement.ts";
import { ownFault } from "#core/report/own-fault.ts";

/** A failure of ours, or of git, in words, and that it is nobody's file. */
export function describeFault(error: unknown): Statement {
  return ownFault(
    error,
    "this is no mistake in your files: mend the cause where you can, and report it with this message where you cannot",
  );
}
