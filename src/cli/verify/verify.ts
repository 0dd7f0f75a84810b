import type { Checked } from "#core/record/checked.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Terminal, tell } from "../terminal.ts";
import { checkParts } from "./check-parts.ts";
import { readAll } from "./given.ts";
import { printVerification } from "./print-verification.ts";
import { verificationJson } from "./verification-json.ts";
import type { VerifyOptions } from "./verify-options.ts";

/**
 * Verifies a record with nothing but the files that are named, and says of each part whether it was verified. Ends with 0 only where the record
 * tells of a release that passed, and nothing that could be looked at is wrong.
 */
export async function verify(path: string, options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const given = await readAll(path, options);
  if (!given.ok) {
    for (const each of given.problems) tell(terminal, "error", each);
    return EXIT.unanswered;
  }
  const parts = await checkParts(given.value, options);
  const { record } = given.value.record;
  if (options.json === true) terminal.out.write(verificationJson(record, parts));
  else printVerification(record, parts, terminal);
  const enough = (state: Checked["state"]) =>
    state === "verified" || (state === "not-verified" && options.strict !== true);
  return parts.every(({ state }) => enough(state)) ? EXIT.done : EXIT.no;
}
