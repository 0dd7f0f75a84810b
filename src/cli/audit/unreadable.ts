import { AuditError } from "#audit/audit-error.ts";
import type { Statement } from "#core/model/statement.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";

/** Why an export could not be gone through, and how the command ends: content that is not what it should be is an answer, anything else none. */
export function unreadable(
  error: unknown,
  path: string,
): { readonly code: ExitCode; readonly statement: Omit<Statement, "id"> } {
  if (error instanceof AuditError) {
    const code = error.code === "content-changed" ? EXIT.no : EXIT.unanswered;
    return { code, statement: { says: "`{path}`: {why}", values: { path, why: error.message } } };
  }
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (missing)
    return {
      code: EXIT.unanswered,
      statement: {
        says: "`{path}` does not exist",
        fix: "Look for a mistake in its name.",
        values: { path },
      },
    };
  if (error instanceof Error && "syscall" in error)
    return {
      code: EXIT.unanswered,
      statement: { says: "`{path}` cannot be read: {why}", values: { path, why: error.message } },
    };
  throw error;
}
