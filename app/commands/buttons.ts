import { BUTTONS } from "#core/report/check-buttons.ts";
import type { Command } from "../inbox/command.ts";

/** What a button of our check asks for, by its identifier; `null` for one that is not ours or not any more. */
export function commandOfButton(identifier: string): Command | null {
  switch (identifier) {
    case BUTTONS.judgeAgain.identifier:
      return { verb: "recheck" };
    case BUTTONS.whoCanAct.identifier:
      return { verb: "explain", gate: null };
    default:
      return null;
  }
}
