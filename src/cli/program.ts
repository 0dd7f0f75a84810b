import { Command, Option } from "commander";
import type { VerifyOptions } from "./audit-verify.ts";
import type { CheckOptions } from "./check.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { OwnersOptions } from "./owners.ts";
import type { ReadOptions } from "./read.ts";
import type { ReplayOptions } from "./replay.ts";
import type { Terminal } from "./terminal.ts";
import { ownVersion } from "./version.ts";

/** The commands of `gatehouse`. What a command needs is loaded when it is called; `exit` receives how it ended. */
export function program(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const gatehouse = new Command("gatehouse")
    .description("Release gates for machine-learning handoffs, on your own clone.")
    .version(ownVersion())
    .showHelpAfterError("(--help shows what there is)")
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    // Commander ends with 1 on wrong usage, which here is the answer "no".
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.unanswered));
  gatehouse
    .command("check")
    .description(
      "Judge what a branch would bring to its base: everything but the sign-offs, which people give.",
    )
    .option("--base <rev>", "branch that the change is for (default: the remote's default branch)")
    .option("--head <rev>", "commit to judge (default: HEAD; uncommitted changes are never judged)")
    .option("--stage <name>", "judge by this stage of the policy, whatever the base branch is")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .option("--json", "print the verdict as JSON")
    .option("--sarif <file>", "also write the findings as SARIF")
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0 when nothing blocks, 1 when something does, 2 when it could not be judged.",
    )
    .action(async (options: CheckOptions) => {
      const { check } = await import("./check.ts");
      exit(await check(options, terminal));
    });
  gatehouse
    .command("owners")
    .description("Say who owns files, and by which line of CODEOWNERS, as GitHub would.")
    .argument("[path...]", "paths from the root of the repository; they need not exist")
    .option("--stdin", "read paths from standard input, one a line")
    .option("--codeowners <file>", "file to read (default: the first of GitHub's three places that has one)")
    .option("--json", "print a JSON object a line: path, owners, line")
    .addOption(new Option("--repo <dir>", "repository to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0, with 1 when no CODEOWNERS file can be loaded, and with 2 on wrong usage.",
    )
    .action(async (paths: string[], options: OwnersOptions) => {
      const { owners } = await import("./owners.ts");
      exit(await owners(paths, options, { ...terminal, input: process.stdin }));
    });
  gatehouse
    .command("read")
    .description(
      "Show what Gatehouse reads in files that tools wrote: the fastest way to write a policy's check.",
    )
    .argument("<file...>", "files on this machine")
    .option("--as <format>", "read them by this format, whatever they look like")
    .option("--json", "print the readings as JSON")
    .addHelpText(
      "after",
      "\nEnds with 0, with 1 when something in a file is not evaluable, and with 2 when a file cannot be opened.",
    )
    .action(async (paths: string[], options: ReadOptions) => {
      const { read } = await import("./read.ts");
      exit(await read(paths, options, terminal));
    });
  addAudit(gatehouse, terminal, exit);
  return gatehouse;
}

/** The commands on the App's log: they need its export and nothing else. */
function addAudit(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
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
    .addHelpText(
      "after",
      "\nEnds with 0 when the verdict is the same byte for byte, 1 when it is not, 2 when it cannot be judged again.",
    )
    .action(async (id: string, options: ReplayOptions) => {
      const { replayVerdict } = await import("./replay.ts");
      exit(await replayVerdict(id, options, terminal));
    });
}
