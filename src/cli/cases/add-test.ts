import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { TestOptions } from "./test.ts";

/** Adds `gatehouse test`. */
export function addTest(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("test")
    .description("Test a policy by cases: situations, and what it must make of them.")
    .argument(
      "[files...]",
      "files of cases (default: .github/gatehouse.test.yml and **/*.gatehouse-test.yml)",
    )
    .option("--policy <file>", "policy to test instead of the one that the files belong to")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that the tested one extends; it is read for any `extends`",
    )
    .option("--only <words>", "run only the cases whose name contains these words")
    .option("--json", "print the results as JSON")
    .option("--junit <file>", "also write the results as JUnit XML")
    .addHelpText(
      "after",
      "\nEnds with 0 when every case comes out as expected, 1 when one does not, 2 when a file is wrong, 3 when Gatehouse itself failed.",
    )
    .action(async (files: readonly string[], options: TestOptions) => {
      const { test } = await import("./test.ts");
      exit(await test(files, options, terminal));
    });
}
