import { i as withoutCommands } from "./escape-terminal.js";
import { c as fixOf, i as TERMINAL, u as says } from "./fill-template.js";
import { styleText } from "node:util";
// src/cli/exit-code.ts
/** How a command ends: done, the answer is no, the question is wrong (usage, or what it names), or Gatehouse or git failed. */
const EXIT = {
	done: 0,
	no: 1,
	unanswered: 2,
	failed: 3
};
// src/cli/terminal.ts
const STYLES = {
	error: "red",
	warning: "yellow",
	waiting: "cyan",
	good: "green",
	quiet: "dim",
	strong: "bold"
};
/** Colours for a stream: none where it is no terminal or `NO_COLOR` is set, whatever `FORCE_COLOR` says there. */
function paintFor(stream) {
	return (tone, text) => styleText(STYLES[tone], text, { stream });
}
/** Says something about the run on `err`: a word for how grave it is, what is so, and what to do about it. */
function tell({ err }, word, statement) {
	const paint = paintFor(err);
	const fix = fixOf(statement, TERMINAL);
	const label = paint(word === "note" ? "quiet" : word, `${word}:`);
	const advice = fix === null ? "" : `\n  → ${fix}`;
	err.write(`${label} ${withoutCommands(`${says(statement, TERMINAL)}${advice}`)}\n`);
}
export { tell as n, EXIT as r, paintFor as t };
