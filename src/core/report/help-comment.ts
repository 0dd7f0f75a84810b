import { fillTemplate, MARKDOWN } from "./fill-template.ts";

/** Commands that a person may give, with what each is for; words of ours. */
const COMMANDS = [
  ["/gatehouse explain", "what blocks, and who can act"],
  ["/gatehouse explain GATE", "what one gate finds, and why it asks"],
  ["/gatehouse recheck", "judge again"],
  ["/gatehouse waive GATE REASON", "the line of the policy that would excuse what a gate finds"],
] as const;

/** What was not understood, and what could have been meant. */
export interface Misunderstood {
  readonly what: "command" | "gate";
  /** The word as it was written; empty where there was none. */
  readonly word: string;
  readonly nearest: string | null;
  /** Names of the gates that were judged, where a gate was meant. */
  readonly gates: readonly string[];
}

/** Answers what was not understood with what can be asked. */
export function helpComment({ what, word, nearest, gates }: Misunderstood): string {
  const said =
    word === ""
      ? "That names no command."
      : `There is no ${what} \`{word}\`${what === "gate" ? " here" : ""}.`;
  const meant = nearest === null ? "" : " Did you mean `{nearest}`?";
  const judged = what === "gate" ? " Gates that are judged here: {gates}." : "";
  return [
    fillTemplate(`${said}${meant}${judged}`, { word, nearest: nearest ?? "", gates }, MARKDOWN),
    "",
    ...COMMANDS.map(([command, use]) => `- \`${command}\`: ${use}`),
    "",
  ].join("\n");
}
