import { Command } from "commander";
import type { DataCommands } from "./data-commands.ts";
import { EXIT } from "./exit-code.ts";
import type { Shell } from "./shell.ts";

/** The commands of the App: it runs when none is named. What a command needs is loaded when it is called. */
export function program(shell: Shell): Command {
  const app = new Command("node app/main.ts")
    .description("The Gatehouse App. Without a command it runs until it is told to stop.")
    .showHelpAfterError("(--help shows what there is)")
    // Commander ends with 1 on wrong usage, after which a service would start the same again.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.mendedFirst))
    .allowExcessArguments()
    .action(async (_: object, { args }: Command) => {
      // Whatever is no command would otherwise be an argument too many.
      if (args.length > 0) app.error(`error: there is no command ${JSON.stringify(args[0])}`);
      const { serveApp } = await import("./serve.ts");
      await serveApp(shell.env);
    });
  const data = async (use: (commands: DataCommands) => Promise<number>) => {
    const { withStore } = await import("./data-commands.ts");
    shell.exit(await withStore(shell, use));
  };
  app
    .command("setup")
    .description("Register a GitHub App on a page of our own, and store its credentials.")
    .action(async () => {
      const { runSetup } = await import("./run-setup.ts");
      shell.exit(await runSetup(shell));
    });
  const audit = app.command("audit").description("The log of what was accepted, judged and published.");
  audit
    .command("export")
    .description("Write the log as JSON Lines, to be verified by `gatehouse audit verify`.")
    .option("--repository <owner/name>", "only rows of one repository")
    .action((options: { repository?: string }) => data((it) => it.exportLog(options.repository)));
  app
    .command("replay")
    .description(
      "Judge a verdict of the log again from the facts that were kept, and say whether it is the same.",
    )
    .argument("<row>", "number of the verdict's row in the log")
    .action((row: string) => data((it) => it.replay(row)));
  const all = app.command("data").description("Everything that the store holds.");
  all
    .command("export")
    .description("Write everything as JSON Lines.")
    .action(() => data((it) => it.exportAll()));
  all
    .command("import")
    .description("Take everything over into an empty store, after verifying it: all of it, or nothing.")
    .argument("[file]", "what `data export` wrote", "-")
    .action((file: string) => data((it) => it.importAll(file)));
  const dead = app.command("dead-letters").description("Work that was given up.");
  dead
    .command("list")
    .description("Show it, a line of JSON each, the newest first.")
    .action(() => data((it) => it.listDead()));
  dead
    .command("retry")
    .description("Ask for it again.")
    .argument("[id...]", "which (default: all)")
    .action((ids: string[]) => data((it) => it.retryDead(ids)));
  const tables = app.command("database").description("The tables of the store.");
  tables
    .command("rollback")
    .description("Bring the tables back to the state after a migration, for an earlier version of the App.")
    .argument("<migration>", "its name; what later ones added is gone afterwards")
    .requiredOption("--yes", "do it")
    .action(async (migration: string) => {
      const { rollBack } = await import("./roll-back.ts");
      shell.exit(await rollBack(shell, migration));
    });
  tables
    .command("status")
    .description("Name the migrations that this version knows; opening the store brings it to the last one.")
    .action(() => data((it) => it.status()));
  return app;
}
