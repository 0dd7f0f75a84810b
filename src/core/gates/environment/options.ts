import * as z from "zod";
import { BOUNDARIES } from "#core/handoff/required-when.ts";

/** Options of the gate `environment`. What is left out is asked for from the boundary on at which it is due. */
export const options = z.strictObject({
  requires: z
    .enum(BOUNDARIES)
    .optional()
    .describe(
      "Boundary of the handoff; set by the stage's own `requires`. From research-to-engineering a seed is asked for, from engineering-to-operations exact versions, at production images by digest.",
    ),
  locked: z
    .boolean()
    .default(false)
    .describe("Whether the content of each package must be fixed by a digest, and not only its version."),
  runtime: z
    .boolean()
    .default(false)
    .describe("Whether the version of the runtime, such as Python, must be fixed."),
  min_score: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      "Least share, from 0 to 1, of the inputs of the result that are fixed and verify: files whose digest a document states, and dependencies.",
    ),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;
type Written = z.input<typeof options>;

/** Asks for what either side asks for: the farther boundary, the higher score. */
export function strengthen(earlier: Written, later: Written): Written {
  const requires = BOUNDARIES[Math.max(rankOf(earlier.requires), rankOf(later.requires))];
  const scores = [earlier.min_score, later.min_score].filter((score) => score !== undefined);
  return {
    ...(requires === undefined ? {} : { requires }),
    locked: (earlier.locked ?? false) || (later.locked ?? false),
    runtime: (earlier.runtime ?? false) || (later.runtime ?? false),
    ...(scores.length === 0 ? {} : { min_score: Math.max(...scores) }),
  };
}

function rankOf(boundary: Options["requires"]): number {
  return boundary === undefined ? -1 : BOUNDARIES.indexOf(boundary);
}

/** Whether a boundary has been reached. */
export function reaches(
  { requires }: Pick<Options, "requires">,
  boundary: (typeof BOUNDARIES)[number],
): boolean {
  return rankOf(requires) >= BOUNDARIES.indexOf(boundary);
}
