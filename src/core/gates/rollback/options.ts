import * as z from "zod";
import { parseDuration } from "#core/quantity/parse-duration.ts";

const duration = z
  .string()
  .refine((text) => parseDuration(text).ok, "expected a length of time such as 15m, 24h or 90d");

/** Options of the gate `rollback`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether a package without a rollback section fails here. The gate `package` says when a stage asks for one.",
    ),
  max_within: duration.optional().describe("How long going back may take at most, by the plan."),
  drill_max_age: duration
    .optional()
    .describe("How old the last drill may be, in whole days of UTC; with it, a drill is asked for."),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;

/** The shorter of two lengths of time; one that is not given sets no limit. */
export function shorter(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [left, right] = [parseDuration(a), parseDuration(b)];
  return left.ok && right.ok && right.value < left.value ? b : a;
}
