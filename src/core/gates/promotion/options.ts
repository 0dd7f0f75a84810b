import * as z from "zod";
import { parseDuration } from "#core/quantity/parse-duration.ts";

const duration = z
  .string()
  .refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");

const after = z.strictObject({
  stage: z.string().min(1).max(40).describe("The earlier stage."),
  branches: z.array(z.string().min(1).max(256)).min(1).describe("Its branches: names or globs."),
  soak: duration.optional().describe("How long ago the merge there must be at least."),
  within: duration.optional().describe("How long ago it may be at most."),
  same: z
    .enum(["package", "model"])
    .default("package")
    .describe("What must have been merged there as it is now: the whole package folder, or its model alone."),
});

/** What must have happened at one earlier stage. */
export type After = z.output<typeof after>;

/** Options of the gate `promotion`. */
export const options = z.strictObject({
  after: z
    .array(after)
    .max(50)
    .default([])
    .describe("Stages that the content must have gone through: what `after` of the stages says."),
});

type Input = z.input<typeof options>;

/** Everything that both ask for, each once: more conditions let less through. */
export function strengthen(earlier: Input, later: Input): Input {
  const all = [...(earlier.after ?? []), ...(later.after ?? [])];
  const keyed = all.map(
    (one) =>
      [
        JSON.stringify([one.stage, one.branches, one.soak ?? "", one.within ?? "", one.same ?? "package"]),
        one,
      ] as const,
  );
  return { after: [...new Map(keyed).values()] };
}
