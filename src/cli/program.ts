import { Command, Option } from "commander";
import type { CheckOptions } from "./check.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { OwnersOptions } from "./owners.ts";
import type { ReadOptions } from "./read.ts";
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
  return gatehouse;
}
