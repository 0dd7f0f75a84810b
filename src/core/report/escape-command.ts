import { oneLine } from "./hidden-characters.ts";

/**
 * Text for a line of a workflow log or the message of a workflow command, in which no runner finds a command of its own.
 * A runner takes `::name::` at the beginning of a line and the older `##[name]` anywhere in it; a zero-width space parts both.
 * Line breaks stay, since `@actions/core` encodes them (and `%`) in messages.
 */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=\[)/g, "##\u200B").replace(/^([^\S\n]*):(?=:)/gm, "$1\u200B:");
}

/** Foreign text as one plain line: hidden characters are spelled out, and no workflow command is in it. */
export function plain(foreign: string): string {
  return withoutCommands(oneLine(foreign));
}
