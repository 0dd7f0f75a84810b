import * as z from "zod";
import { OPERATORS } from "#core/quantity/operator.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { STRENGTHS } from "./binding.ts";
import { read } from "./read-field.ts";

const QUANTITY_FAULT = "expected a number with its unit, such as 250ms, 512Mi, 50/s or 12%";

const quantity = z.union([z.number(), z.string().refine((text) => parseQuantity(text).ok, QUANTITY_FAULT)]);

/** A bar: a number with its unit, or, to be met exactly, a word or true or false. */
const bar = z.union([z.number(), z.boolean(), z.string().min(1).max(200)]);

function isQuantity(value: z.output<typeof bar>): boolean {
  return typeof value !== "boolean" && parseQuantity(value).ok;
}

/** A length of time as the policy writes it. */
export const duration = z
  .string()
  .refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");

/** A name that the manifest or a report gives: of a suite, an environment, a data set. */
export const label = z.string().min(1).max(200);

/** How firmly a report must be bound to the package. */
export const strength = z.enum(STRENGTHS);

const changes =
  "counted towards the better side of `op`: -0.005 allows to be worse by 0.005, 0.01 asks to be better by 0.01";

const selection = {
  suite: label.optional().describe("Only evidence whose manifest entry names this suite."),
  environment: label.optional().describe("Only evidence whose manifest entry names this environment."),
  about: label
    .optional()
    .describe("Only evidence whose manifest entry names this under `about`: `model`, or a data set."),
  dataset: label
    .optional()
    .describe("Only what was measured on this data set, by the report itself or by its manifest entry."),
  slice: z
    .record(z.string(), z.string())
    .optional()
    .describe("Only this part of the data, such as { AgeGroup: 31-40 }; `*` stands for every value."),
};

const comparison = {
  min_absolute_change: quantity
    .optional()
    .describe(`Least change against the same observation of the previous version, ${changes}.`),
  min_relative_change: z
    .number()
    .optional()
    .describe(`Least change as a part of the value of the previous version, ${changes}.`),
  tolerance: z
    .enum(["both", "either"])
    .optional()
    .describe("Whether both least changes must hold, or the wider one is enough; `both` by default."),
  first: z
    .enum(["pass", "fail"])
    .optional()
    .describe("What a least change comes to where there is nothing to compare with; `pass` by default."),
};

/** A check of the policy. */
export const check = z
  .strictObject({
    name: z.string().min(1).max(100).describe("Name of the check: what the verdict calls it."),
    read: read.describe("What is read: format, colon, name of the observation."),
    ...selection,
    op: z
      .enum(OPERATORS)
      .describe(
        "How it is compared with the threshold: at least (gte), more than (gt), at most (lte), less than (lt), equal (eq).",
      ),
    threshold: bar.describe(
      "The bar: a number with its unit. With `eq` it may be a word or true or false, such as PASSED.",
    ),
    ...comparison,
    min_samples: z
      .int()
      .min(1)
      .optional()
      .describe("From how many samples the observation must be computed."),
    max_age: duration.optional().describe("How old the measurement may be."),
    binding: strength.optional().describe("How firmly the report must be bound to the package."),
    severity: z
      .enum(["block", "warn"])
      .optional()
      .describe("`warn` shows what the check finds without blocking; the default is `block`."),
  })
  .refine((one) => one.op === "eq" || isQuantity(one.threshold), {
    path: ["threshold"],
    message: QUANTITY_FAULT,
  })
  .refine(
    (one) => one.op !== "eq" || (one.min_absolute_change ?? one.min_relative_change) === undefined,
    "expected gte, gt, lte or lt: with eq no side is the better one, so a least change has no meaning",
  );
