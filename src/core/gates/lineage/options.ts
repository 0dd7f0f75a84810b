import * as z from "zod";

/** Options of the gate `lineage`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether each training data set must name a lineage whose steps can be followed, such as a dvc.lock.",
    ),
  complete: z
    .boolean()
    .default(false)
    .describe("Whether the steps must lead as far as the model, and not only to its data."),
  line_endings: z
    .enum(["report", "refuse"])
    .default("report")
    .describe("What a digest comes to that differs from the file by line endings only."),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;
type Written = z.input<typeof options>;

/** Asks for what either side asks for. */
export function strengthen(earlier: Written, later: Written): Written {
  const refused = earlier.line_endings === "refuse" || later.line_endings === "refuse";
  return {
    required: (earlier.required ?? false) || (later.required ?? false),
    complete: (earlier.complete ?? false) || (later.complete ?? false),
    line_endings: refused ? "refuse" : "report",
  };
}
