import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { ExplainOptions } from "./explain.ts";

/** The options that ask about a pull request. */
interface AskedPullRequest {
  readonly pr?: string;
  readonly repository?: string;
}

/** Adds `gatehouse explain`. */
export function addExplain(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("explain")
    .description(
      "Say what a gate asks, what a finding means and how it is mended, or what it takes to reach a stage.",
    )
    .argument("[name]", "a gate (evidence), a finding (evidence/falls-short) or a stage of the policy")
    .option(
      "--pr <number>",
      "say who can act on this pull request now, as its check says; of NAME alone, where a gate is named",
    )
    .option("--repository <owner/name>", "with --pr: where it is (default: the remote of the clone)")
    .option("--base <rev>", "branch whose policy is meant (default: the remote's default branch)")
    .option("--head <rev>", "commit in which a finding is looked for (default: the files as they are)")
    .option("--stage <name>", "look for a finding by this stage of the policy, whatever the base branch is")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .option("--json", "print the explanation as JSON")
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText("after", "\nEnds with 0, and with 2 when nothing of that name is known.")
    .action(
      async (name: string | undefined, options: ExplainOptions & AskedPullRequest, command: Command) => {
        if (options.pr !== undefined) {
          const { explainPullRequest } = await import("../who/explain-pull-request.ts");
          exit(await explainPullRequest(options.pr, { ...options, gate: name }, terminal));
          return;
        }
        if (name === undefined)
          return command.error("error: name a gate, a finding or a stage, or a pull request with --pr");
        const { explain } = await import("./explain.ts");
        exit(await explain(name, options, terminal, new Date()));
      },
    );
}
