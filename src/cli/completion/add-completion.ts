import { Argument, type Command } from "commander";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { Shell } from "./completion-script.ts";

const SHELLS: readonly Shell[] = ["bash", "zsh", "fish"];

/** Adds `gatehouse completion`, which knows every command that there is when it is called. */
export function addCompletion(gatehouse: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  gatehouse
    .command("completion")
    .description("Print what lets a shell complete commands, options and their values.")
    .addArgument(new Argument("<shell>", "your shell").choices(SHELLS))
    .addHelpText(
      "after",
      [
        "",
        "bash: echo 'source <(gatehouse completion bash)' >> ~/.bashrc",
        "zsh:  echo 'source <(gatehouse completion zsh)' >> ~/.zshrc (below compinit)",
        "fish: gatehouse completion fish > ~/.config/fish/completions/gatehouse.fish",
        "",
        "Ends with 0, and with 2 for any other shell.",
      ].join("\n"),
    )
    .action(async (shell: Shell) => {
      const [{ completionScript }, { commandTree }] = await Promise.all([
        import("./completion-script.ts"),
        import("./command-tree.ts"),
      ]);
      terminal.out.write(completionScript(shell, commandTree(gatehouse)));
      exit(EXIT.done);
    });
}
