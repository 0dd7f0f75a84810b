import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { CheckOptions } from "./check.ts";

/** Adds `gatehouse check`. */
export function addCheck(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
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
      "\nEnds with 0 when nothing blocks, 1 when something does, 2 when it could not be judged, 3 when Gatehouse itself failed.",
    )
    .action(async (options: CheckOptions) => {
      const { check } = await import("./check.ts");
      exit(await check(options, terminal));
    });
}
