import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { GraphOptions } from "./graph.ts";

/** Adds `gatehouse graph`. */
export function addGraph(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("graph")
    .description("Draw what a package came from: data, steps, model and evidence, and what it stands on.")
    .argument(
      "[package]",
      "a package, at the head or at a version: churn, churn@3.0.0 (default: all of them)",
    )
    .addOption(new Option("--dot", "print it for Graphviz (default: Mermaid)").conflicts(["svg", "json"]))
    .addOption(new Option("--svg", "print it as an SVG drawing").conflicts(["dot", "json"]))
    .addOption(new Option("--json", "print its nodes and edges as JSON").conflicts(["dot", "svg"]))
    .option(
      "--base <rev>",
      "branch whose policy says where packages are (default: the remote's default branch)",
    )
    .option("--head <rev>", "commit to look at (default: HEAD)")
    .option(
      "--organisation-policy <file>",
      "copy of the policy that this repository's extends; it is read for any `extends`",
    )
    .addOption(new Option("--repo <dir>", "clone to look at").default(".", "where you are"))
    .addHelpText(
      "after",
      "\nEnds with 0, and with 2 when there is no such package or nothing of it can be drawn.",
    )
    .action(async (name: string | undefined, options: GraphOptions) => {
      const { graph } = await import("./graph.ts");
      exit(await graph(name, options, terminal));
    });
}
