import * as z from "zod";

/** What an assessment may have to speak of. */
export const TOPICS = ["users", "alternatives", "risk"] as const;
export type Topic = (typeof TOPICS)[number];

/** What a change of makes the assessment old. */
export const PARTS = ["model", "data", "deployment"] as const;
export type Part = (typeof PARTS)[number];

/** Options of the gate `impact`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether a package without an assessment fails here. The gate `package` says when a stage asks for one.",
    ),
  topics: z
    .array(z.enum(TOPICS))
    .max(TOPICS.length)
    .default([])
    .describe(
      "What it must have a heading for: who is touched (users), what is done if an assumption fails (alternatives), what can go wrong (risk).",
    ),
  renew: z
    .array(z.enum(PARTS))
    .max(PARTS.length)
    .default([])
    .describe("Parts of the package whose change asks for a changed assessment."),
  min_words: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe("Words under each heading that is asked for, below which it counts as empty."),
});

export type Options = z.output<typeof options>;
