import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { ReadOptions } from "./read.ts";

/** Adds `gatehouse read`. */
export function addRead(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("read")
    .description(
      "Show what Gatehouse reads in files that tools wrote: the fastest way to write a policy's check.",
    )
    .argument("<file...>", "files on this machine")
    .option("--as <format>", "read them by this format, whatever they look like")
    .option("--json", "print the readings as JSON")
    .addHelpText(
      "after",
      "\nEnds with 0, with 1 when something in a file is not evaluable, and with 2 when a file cannot be opened.",
    )
    .action(async (paths: string[], options: ReadOptions) => {
      const { read } = await import("./read.ts");
      exit(await read(paths, options, terminal));
    });
}
