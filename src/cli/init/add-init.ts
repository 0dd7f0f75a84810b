import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { InitOptions } from "./init-options.ts";

/** Adds `gatehouse init`. */
export function addInit(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("init")
    .description(
      "Write a first policy, package, checklist and workflow from what the repository has already.",
    )
    .option("--name <name>", "name of the package (default: as the project calls itself)")
    .option("--owner <handle>", "who answers for it: @organisation/team or @user (default: by CODEOWNERS)")
    .option("--engineering <handle...>", "who takes it over, and signs for that")
    .option("--operations <handle...>", "who runs it in production, and signs for that")
    .option(
      "--rules-owner <handle...>",
      "who answers for policy, checklists and workflows, and does not hand over (default: operations)",
    )
    .addOption(new Option("--risk <tier>", "how much harm it can do").choices(["Low", "Medium", "High"]))
    .option("--branch <branch>", "branch that research hands over to (default: the remote's default branch)")
    .option("--release <branch>", "branch that production is released from", "release/production")
    .option("--path <dir>", "look only at this folder of the repository")
    .option("--model <path>", "the model, where several files could be it")
    .option("-y, --yes", "ask nothing, and take what the repository says")
    .option("--force", "write over policy, package and workflow that are there")
    .option("--dry-run", "write nothing, and say what would be written")
    .option("--json", "print what was done as JSON, and ask nothing")
    .addOption(new Option("--repo <dir>", "repository to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0 when it is done, whatever is still open, and with 2 when it could not begin: then nothing is written.",
    )
    .action(async (options: InitOptions) => {
      const { init } = await import("./init.ts");
      const isAsked =
        options.yes !== true && options.json !== true && process.stdin.isTTY && terminal.out.isTTY;
      const questions = isAsked
        ? (await import("./ask.ts")).questionsOn({ input: process.stdin, output: terminal.out })
        : null;
      exit(await init(options, terminal, { now: new Date().toISOString(), questions }));
    });
}
