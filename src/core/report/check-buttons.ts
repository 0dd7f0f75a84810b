import type { CheckButton } from "#core/model/effect.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";

/** The buttons that our checks may have. GitHub adds "Re-run" by itself, to people with write access and to completed checks alone. */
export const BUTTONS = {
  judgeAgain: {
    label: "Judge again",
    description: "Look at everything anew, now",
    identifier: "recheck",
  },
  whoCanAct: {
    label: "Who can act",
    description: "Answer in a comment who can act on what",
    identifier: "explain",
  },
} as const satisfies Readonly<Record<string, CheckButton>>;

/** Buttons of the check that shows a verdict: nobody has to act on one that lets the merge through. */
export function checkButtons({ outcome }: Pick<Verdict, "outcome">): readonly CheckButton[] {
  return blocks(outcome) ? [BUTTONS.judgeAgain, BUTTONS.whoCanAct] : [BUTTONS.judgeAgain];
}
