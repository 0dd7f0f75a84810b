import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { DoctorOptions } from "./doctor.ts";

/** Adds `gatehouse doctor`. */
export function addDoctor(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("doctor")
    .description("Say whether a repository is really protected, and what mends it where it is not.")
    .argument("[repository]", "OWNER/NAME (default: the remote of the clone)")
    .option("--offline", "look at the files of the clone alone, and ask nobody")
    .option("--app <id>", "id of Gatehouse's App, where no pull request has a check of it yet")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .option("--json", "print what was found as JSON")
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0 when nothing grave was found, 1 when something was, 2 when nobody could be asked.",
    )
    .action(async (repository: string | undefined, options: DoctorOptions) => {
      const { doctor } = await import("./doctor.ts");
      exit(await doctor(repository, options, terminal));
    });
}
