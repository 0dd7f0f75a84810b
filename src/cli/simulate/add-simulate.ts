import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { SimulateOptions } from "./simulate.ts";

const LEVELS = ["Low", "Medium", "High"];

/** A risk as manifests write it; another spelling of one is told which it is. */
function levelOf(written: string): string {
  if (LEVELS.includes(written)) return written;
  const meant = LEVELS.find((level) => level.toLowerCase() === written.toLowerCase());
  throw new InvalidArgumentError(
    meant === undefined ? `Allowed choices are ${LEVELS.join(", ")}.` : `Did you mean ${meant}?`,
  );
}

/** Adds `gatehouse simulate`. */
export function addSimulate(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  const several = (name: string, says: string) =>
    new Option(name, says)
      .default([], "none")
      .argParser((one: string, all: readonly string[]) => [...all, one]);
  gatehouse
    .command("simulate")
    .description("Say what would happen: if somebody approved, on another day, by another policy.")
    .option(
      "--facts <file>",
      "start from facts that --keep wrote, or from an export of the App's log, instead of this clone",
    )
    .option("--row <number>", "with an export: the verdict's row (default: the newest of the pull request)")
    .addOption(several("--approve <who>", "somebody approves: @dana, or @acme/sre for one of the team"))
    .addOption(several("--object <who>", "somebody asks for changes"))
    .addOption(several("--dismiss <who>", "the last review of somebody is dismissed"))
    .addOption(several("--member <team=logins>", "who is in a team: @acme/sre=dana,sam"))
    .option("--author <login>", "who opens the pull request and wrote it")
    .option("--now <time>", "on another day (2026-12-24) or at an instant")
    .option("--base <rev>", "branch that the change is for")
    .option("--head <rev>", "commit to judge (default: the files as they are)")
    .option("--stage <name>", "judge by this stage, whatever the base branch is")
    .option("--policy <file>", "by this policy instead of the one of the base branch")
    .addOption(new Option("--risk <risk>", "with packages of this risk").choices(LEVELS).argParser(levelOf))
    .addOption(several("--metric <name=value>", "had this been measured: metrics:test.auc=0.91"))
    .option(
      "--organisation-policy <file>",
      "copy of the policy that the repository's extends; it is read for any `extends`",
    )
    .option("--keep <file>", "write the facts as they are now, to simulate from them again")
    .option("--json", "print both verdicts and their difference as JSON")
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0 when then nothing blocks, 1 when something does, 2 when it cannot be judged or nobody knows a name, 3 when Gatehouse itself failed.",
    )
    .action(async (options: SimulateOptions) => {
      const { simulate } = await import("./simulate.ts");
      exit(await simulate(options, terminal));
    });
}
