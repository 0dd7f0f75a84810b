import { withoutCommands } from "#core/report/escape-command.ts";
import type { Explanation } from "./explanation.ts";
import type { Shown } from "./layout.ts";
import { printFinding } from "./print-finding.ts";
import { printGate } from "./print-gate.ts";
import { printStage } from "./print-stage.ts";

/** An explanation for a terminal. Ends in a line break; no foreign text moves the cursor or commands a workflow's runner. */
export function printed(explanation: Explanation, shown: Shown): string {
  return withoutCommands(`${linesOf(explanation, shown).join("\n")}\n`);
}

function linesOf(explanation: Explanation, shown: Shown): readonly string[] {
  switch (explanation.kind) {
    case "gate":
      return printGate(explanation, shown);
    case "finding":
      return printFinding(explanation, shown);
    case "stage":
      return printStage(explanation, shown);
    default:
      return explanation satisfies never;
  }
}
