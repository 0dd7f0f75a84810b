import { styleText } from "node:util";
import type { Statement } from "#core/model/statement.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import { fixOf, says, TERMINAL } from "#core/report/fill-template.ts";
import type { Paint } from "#core/report/paint.ts";

/** Where a command writes: its result to `out`, everything about how it went to `err`. */
export interface Terminal {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

const STYLES = {
  error: "red",
  warning: "yellow",
  waiting: "cyan",
  good: "green",
  quiet: "dim",
  strong: "bold",
} as const;

/** Colours for a stream: none where it is no terminal or `NO_COLOR` is set, whatever `FORCE_COLOR` says there. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (tone, text) => styleText(STYLES[tone], text, { stream });
}

/** Says something about the run on `err`: a word for how grave it is, what is so, and what to do about it. */
export function tell(
  { err }: Terminal,
  word: "error" | "warning" | "note",
  statement: Omit<Statement, "id">,
): void {
  const paint = paintFor(err);
  const fix = fixOf(statement, TERMINAL);
  const label = paint(word === "note" ? "quiet" : word, `${word}:`);
  const advice = fix === null ? "" : `\n  → ${fix}`;
  err.write(`${label} ${withoutCommands(`${says(statement, TERMINAL)}${advice}`)}\n`);
}
