import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { ExplainOptions } from "./explain.ts";

/** Adds `gatehouse explain`. */
export function addExplain(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("explain")
    .description(
      "Say what a gate asks, what a finding means and how it is mended, or what it takes to reach a stage.",
    )
    .argument("<name>", "a gate (evidence), a finding (evidence/falls-short) or a stage of the policy")
    .option("--base <rev>", "branch whose policy is meant (default: the remote's default branch)")
    .option("--head <rev>", "commit in which a finding is looked for (default: HEAD)")
    .option("--stage <name>", "look for a finding by this stage of the policy, whatever the base branch is")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .option("--json", "print the explanation as JSON")
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText("after", "\nEnds with 0, and with 2 when nothing of that name is known.")
    .action(async (name: string, options: ExplainOptions) => {
      const { explain } = await import("./explain.ts");
      exit(await explain(name, options, terminal, new Date()));
    });
}
