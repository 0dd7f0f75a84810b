import * as z from "zod";
import { BOUNDARIES } from "#core/handoff/required-when.ts";

/** What a decision record may be asked to say. */
export const DECISION_PARTS = ["context", "decision", "consequences", "deciders"] as const;
export type DecisionPart = (typeof DECISION_PARTS)[number];

/** Options of the gate `package`. */
export const options = z.strictObject({
  requires: z
    .enum(BOUNDARIES)
    .optional()
    .describe("What the manifest must contain; set by the stage's own `requires`, and rarely here."),
  decision: z
    .array(z.enum(DECISION_PARTS))
    .max(DECISION_PARTS.length)
    .optional()
    .describe(
      "What the decision record under `model.approach` must say, under a heading or in its front matter.",
    ),
  team_owner: z
    .boolean()
    .optional()
    .describe("Whether the package's owner must be a team, so that it has one when people come and go."),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;

/** The farthest boundary, and every part that either asks for. */
export function strengthen(
  earlier: z.input<typeof options>,
  later: z.input<typeof options>,
): z.input<typeof options> {
  const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
  const asked = [...(a.decision ?? []), ...(b.decision ?? [])];
  const decision = DECISION_PARTS.filter((part) => asked.includes(part));
  const requires = BOUNDARIES[Math.max(rankOf(a.requires), rankOf(b.requires))];
  return {
    ...(requires === undefined ? {} : { requires }),
    ...(a.team_owner === true || b.team_owner === true ? { team_owner: true } : {}),
    ...(decision.length === 0 ? {} : { decision }),
  };
}

function rankOf(requires: Options["requires"]): number {
  return requires === undefined ? -1 : BOUNDARIES.indexOf(requires);
}
