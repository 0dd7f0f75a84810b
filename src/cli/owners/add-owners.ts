import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { OwnersOptions } from "./owners.ts";

/** Adds `gatehouse owners`. */
export function addOwners(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
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
}
