import type { Argument, Command, Option } from "commander";

/** What may stand where a value is asked for: words that are known, or what a shell finds itself. */
export type Values =
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | { readonly kind: "file" | "folder" | "revision" | "anything" };

/** An option as it is typed. */
export interface OptionWords {
  /** Long and short form, whichever there are: `--json`, `-y`. */
  readonly words: readonly string[];
  readonly says: string;
  /** `null`: it takes none. */
  readonly value: Values | null;
}

/** A command, and what may follow it. */
export interface CommandNode {
  /** From the program on: `gatehouse audit verify`. */
  readonly path: string;
  readonly name: string;
  readonly says: string;
  readonly commands: readonly CommandNode[];
  readonly options: readonly OptionWords[];
  /** Values of its arguments, in their order; those of the last one also where it may be repeated. */
  readonly values: readonly Values[];
}

/** What can be typed, as the program itself knows it. Nothing that help hides is in it. */
export function commandTree(command: Command, above: readonly string[] = []): CommandNode {
  const help = command.createHelp();
  const names = [...above, command.name()];
  const commands = help.visibleCommands(command).map((each) => commandTree(each, names));
  const others = commands.flatMap(({ name }) => (name === "help" ? [] : [name]));
  return {
    path: names.join(" "),
    name: command.name(),
    says: firstSentence(command.description()),
    // Help is asked about the commands beside it.
    commands: commands.map((each) =>
      each.name === "help" ? { ...each, values: [{ kind: "choices", choices: others }] } : each,
    ),
    options: help.visibleOptions(command).map(optionWords),
    values: command.registeredArguments.map(valuesOf),
  };
}

function optionWords(option: Option): OptionWords {
  return {
    words: [option.long, option.short].filter((word) => typeof word === "string"),
    says: firstSentence(option.description),
    value: option.required || option.optional ? valuesOf(option) : null,
  };
}

const BY_NAME: Readonly<Record<string, Exclude<Values["kind"], "choices">>> = {
  branch: "revision",
  dir: "folder",
  file: "file",
  files: "file",
  package: "file",
  path: "file",
  record: "file",
  rev: "revision",
};

/** What a value is, by its choices, or by the name that help gives it: `<file>` is a file. */
function valuesOf(asked: Argument | Option): Values {
  if (asked.argChoices !== undefined && asked.argChoices.length > 0)
    return { kind: "choices", choices: asked.argChoices };
  const name = "flags" in asked ? (/[<[]([\w-]+)/.exec(asked.flags)?.[1] ?? "") : asked.name();
  return { kind: BY_NAME[name] ?? "anything" };
}

/** Enough for a list of candidates: up to the first full stop, colon or bracket. */
function firstSentence(text: string): string {
  return text.split(/[.:;](?:\s|$)| \(/)[0] ?? "";
}
