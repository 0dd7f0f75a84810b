import * as z from "zod";

/** Options of the gate `contracts`. */
export const options = z.strictObject({
  signature: z
    .boolean()
    .default(false)
    .describe(
      "Whether the model must say which inputs it takes, as an MLmodel, ONNX or safetensors file does.",
    ),
  outputs: z
    .boolean()
    .default(false)
    .describe("Whether the model's signature must name what it gives back, too."),
  contract: z
    .boolean()
    .default(false)
    .describe("Whether every data set must have a contract that can be read."),
  active: z
    .boolean()
    .default(false)
    .describe("Whether contracts must be in force: not proposed, draft, deprecated or retired."),
  freshness: z
    .boolean()
    .default(false)
    .describe(
      "Whether contracts must promise how fresh the data is: a service level `latency` or `frequency`.",
    ),
  owned_features: z
    .boolean()
    .default(false)
    .describe(
      "Whether feature definitions that changed must have an owner in CODEOWNERS, who then signs for them.",
    ),
});

export type Options = z.output<typeof options>;
