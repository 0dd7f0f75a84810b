import * as z from "zod";
import { days } from "./days.ts";

const name = z.string().min(1).max(100);

/** What sensitive data may have to say about itself. */
export const STATEMENTS = ["retention", "purpose", "contract", "mitigation", "access"] as const;
export type StatementKind = (typeof STATEMENTS)[number];

/** Classifications that are sensitive unless the policy says otherwise, in lower case. */
const SENSITIVE = [
  "pii",
  "phi",
  "personal",
  "personal-data",
  "sensitive",
  "special-category",
  "restricted",
  "confidential",
  "secret",
] as const;

/** Options of the gate `privacy`. */
export const options = z.strictObject({
  classes: z
    .array(name)
    .max(50)
    .optional()
    .describe("The only classifications that data may have. Upper and lower case are the same."),
  sensitive: z
    .array(name)
    .max(50)
    .default([...SENSITIVE])
    .describe("Classifications that are sensitive."),
  require: z
    .array(z.enum(STATEMENTS))
    .max(STATEMENTS.length)
    .default([])
    .describe(
      "What each sensitive data set must state: how long it is kept, what it may be used for, its contract, how people in it are protected, and who may get at it.",
    ),
  refuse: z
    .array(name)
    .max(50)
    .default([])
    .describe("Classifications of data that no package may be made from."),
  max_retention: z
    .string()
    .refine((text) => days(text) !== null, "expected a length of time such as 180d, 6m or 2y")
    .optional()
    .describe("How long sensitive data may be kept at most, by what the manifest says."),
});

export type Options = z.output<typeof options>;
