import { ConfigError } from "../config/config-error.ts";
import { EXIT } from "./exit-code.ts";

/** What is said when something cannot be done, and the code that the process ends with; `null` when it is our own fault. */
export function tellFailure(error: unknown): { readonly text: string; readonly exitCode: number } | null {
  if (error instanceof ConfigError) return { text: faultsText(error.faults), exitCode: EXIT.mendedFirst };
  if (isExpected(error))
    return {
      text: `Gatehouse cannot go on: ${error.message} (${error.code})`,
      exitCode: passes(error) ? EXIT.later : EXIT.mendedFirst,
    };
  return null;
}

function faultsText(faults: readonly string[]): string {
  const [first, ...more] = faults;
  if (more.length === 0) return `Gatehouse cannot start: ${first}`;
  return `Gatehouse cannot start:\n${faults.map((fault) => `  ${fault}`).join("\n")}`;
}

/** The server may answer in a moment, and whoever has the folder may let go of it. */
function passes({ name, code }: Error & { readonly code: string }): boolean {
  return name === "StoreError" && (code === "unreachable" || code === "in-use");
}

/** Failures of the store, of the log and of the inbox carry a code, and their message says how to mend them. */
function isExpected(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    ["StoreError", "AuditError", "InboxError", "TransferError"].includes(error.name) &&
    "code" in error
  );
}
