import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { DiffOptions } from "./diff.ts";

/** Adds `gatehouse diff`. */
export function addDiff(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("diff")
    .description("Show what changed between two versions of a package.")
    .argument(
      "[before]",
      "version or commit of a package: churn@3.0.0, churn@main; churn alone is the base's (default: the only package)",
    )
    .argument("[after]", "the same (default: the package at the head)")
    .option("--base <rev>", "branch that the change is for (default: the remote's default branch)")
    .option("--head <rev>", "commit that is meant where a version is left out (default: HEAD)")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .option("--json", "print the changes as JSON")
    .addOption(new Option("--markdown", "print the changes as Markdown for GitHub").conflicts("json"))
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0 whether or not something changed, and with 2 when a version is not known or cannot be read.",
    )
    .action(async (before: string | undefined, after: string | undefined, options: DiffOptions) => {
      const { diff } = await import("./diff.ts");
      exit(await diff(before, after, options, terminal));
    });
}
