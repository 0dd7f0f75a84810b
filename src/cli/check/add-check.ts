import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { CheckOptions } from "./judge-clone.ts";

/** Adds `gatehouse check`. */
export function addCheck(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("check")
    .description(
      "Judge what your files would bring to the base branch: everything but the sign-offs, which people give.",
    )
    .argument(
      "[path]",
      "a package, or a file or folder of one: judge only that package, whether or not it changed",
    )
    .option("--base <rev>", "branch that the change is for (default: the remote's default branch)")
    .option(
      "--head <rev>",
      "commit to judge (default: the files as they are, with what is not committed yet)",
    )
    .option("--stage <name>", "judge by this stage of the policy, whatever the base branch is")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .option(
      "--now <time>",
      "judge as on another day (2026-12-24) or at an instant, such as that of the release",
    )
    .option("--json", "print the verdict as JSON")
    .option("--sarif <file>", "also write the findings as SARIF")
    .option("--record <dir>", "also write the record of each package, as the Action would")
    .addOption(
      new Option("--pr <number>", "with --record: the pull request that it names").argParser(numberOf),
    )
    .option("--force", "with --record: write over records that are there")
    .addOption(
      new Option("--watch", "judge again whenever a file changes, until Ctrl-C").conflicts([
        "head",
        "record",
      ]),
    )
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0 when nothing blocks, 1 when something does, 2 when it could not be judged, 3 when Gatehouse itself failed.",
    )
    .action(async (path: string | undefined, options: CheckOptions) => {
      const { compileWhole } = await import("./compile-whole.ts");
      compileWhole();
      const { check } = await import("./check.ts");
      exit(await check(path, options, terminal));
    });
}

/** Number of a pull request, as GitHub counts them. */
function numberOf(written: string): number {
  if (!/^[1-9]\d{0,8}$/.test(written)) throw new InvalidArgumentError("It is a number from 1 on.");
  return Number(written);
}
