import * as z from "zod";

/** What a model card may have to speak of, by what the field's cards have in common (Hugging Face, Model Card Toolkit, CycloneDX). */
export const TOPICS = [
  "intended-use",
  "out-of-scope",
  "limitations",
  "training-data",
  "evaluation",
  "licence",
  "contact",
] as const;
export type Topic = (typeof TOPICS)[number];

/** Options of the gate `model-card`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether a package without a model card fails here. The gate `package` says when a stage asks for one.",
    ),
  topics: z
    .array(z.enum(TOPICS))
    .max(TOPICS.length)
    .default([])
    .describe("What the card must speak of, in a section of that kind or in the fields of its format."),
  min_words: z
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe("Words in a section, below which it counts as empty."),
  renew: z
    .boolean()
    .default(false)
    .describe("Whether a model with other content than at the base asks for a changed card."),
});

export type Options = z.output<typeof options>;
