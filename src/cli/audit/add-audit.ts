import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { VerifyOptions } from "./audit-verify.ts";
import type { ReplayOptions } from "./replay.ts";

/** The commands on the App's log: they need its export and nothing else. */
export function addAudit(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("audit")
    .description("Look into the App's log, as it was exported.")
    .command("verify")
    .description("Verify that an export of the log is one unbroken chain, and what is kept with it.")
    .argument("<file>", "the export")
    .option(
      "--noted <row:hash>",
      "a row's number and hash as noted earlier, to see that the log still holds it",
    )
    .option("--json", "print what was found as a JSON object")
    .addHelpText(
      "after",
      "\nEnds with 0 when it verifies, 1 when something was changed or is missing, 2 when the file cannot be read.",
    )
    .action(async (path: string, options: VerifyOptions) => {
      const { auditVerify } = await import("./audit-verify.ts");
      exit(await auditVerify(path, options, terminal));
    });
  gatehouse
    .command("replay")
    .description("Judge a verdict of the App's log again from the facts that were kept, and print it.")
    .argument("<id>", "number of the verdict's row in the log")
    .requiredOption("--from <file>", "export of the log")
    .option("--json", "print a JSON object of the verdict, and of whether it is the same")
    .addHelpText(
      "after",
      "\nEnds with 0 when the verdict is the same byte for byte, 1 when it is not, 2 when it cannot be judged again.",
    )
    .action(async (id: string, options: ReplayOptions) => {
      const { replayVerdict } = await import("./replay.ts");
      exit(await replayVerdict(id, options, terminal));
    });
}
