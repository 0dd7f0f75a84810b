import * as z from "zod";
import { FORMATS } from "#core/evidence/formats.ts";
import { OPERATORS } from "#core/quantity/operator.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { shown } from "#core/source/source-issue.ts";
import { splitRead } from "./select-observations.ts";

const quantity = z.union([
  z.number(),
  z
    .string()
    .refine(
      (text) => parseQuantity(text).ok,
      "expected a number with its unit, such as 250ms, 512Mi, 50/s or 12%",
    ),
]);

const changes =
  "counted towards the better side of `op`: -0.005 allows to be worse by 0.005, 0.01 asks to be better by 0.01";

const EXAMPLE = "junit:failures";

/** What is wrong with a check's `read`, as a statement; `null` when nothing is. */
function readFault(text: string) {
  const known = [...FORMATS.keys()];
  const { format, observation } = splitRead(text);
  const among = known.join(", ");
  if (!text.includes(":")) {
    const says = "`{key}` does not fit: expected a format, a colon and an observation, found {found}.";
    return { id: "wrong-value", says, fix: "Write it such as `{example}`.", values: { example: EXAMPLE } };
  }
  if (known.includes(format)) {
    const says = "`{key}` names no observation behind the colon.";
    const values = { example: EXAMPLE };
    return observation === ""
      ? { id: "wrong-value", says, fix: "Write it such as `{example}`.", values }
      : null;
  }
  const nearest = didYouMean(format, known);
  const says = "`{key}` names the format `{format}`, which cannot be read: expected one of {among}.";
  const values = { format: shown(format), among };
  if (nearest === undefined)
    return { id: "unknown-format", says, fix: "Name one of these before the colon.", values };
  return { id: "unknown-format", says, fix: "Did you mean `{nearest}`?", values: { ...values, nearest } };
}

/** `format:observation`. A format that nothing reads would be missed in every package, whose owners cannot mend it. */
const read = z
  .string()
  .max(300)
  .superRefine((text, context) => {
    const params = readFault(text);
    if (params !== null) context.addIssue({ code: "custom", message: `expected ${EXAMPLE}`, params });
  })
  // Editors that know the policy's schema can tell the form, if not the formats.
  .meta({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*:.+$" });

const check = z
  .strictObject({
    name: z.string().min(1).max(100).describe("Name of the check: what the verdict calls it."),
    read: read.describe("What is read: format, colon, name of the observation."),
    suite: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe("Only evidence whose manifest entry names this suite."),
    slice: z
      .record(z.string(), z.string())
      .optional()
      .describe("Only this part of the data, such as { AgeGroup: 31-40 }; `*` stands for every value."),
    op: z.enum(OPERATORS).describe("How the observation is compared with the threshold."),
    threshold: quantity.describe("The bar, with its unit."),
    min_absolute_change: quantity
      .optional()
      .describe(`Least change against the same observation at the base, ${changes}.`),
    min_relative_change: z
      .number()
      .optional()
      .describe(`Least change as a part of the value at the base, ${changes}.`),
    min_samples: z
      .int()
      .min(1)
      .optional()
      .describe("From how many samples the observation must be computed."),
    max_age: z
      .string()
      .refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d")
      .optional()
      .describe("How old the measurement may be."),
  })
  .refine(
    (one) => one.op !== "eq" || (one.min_absolute_change ?? one.min_relative_change) === undefined,
    "expected gte, gt, lte or lt: with eq no side is the better one, so a least change has no meaning",
  );

/** A check of the policy. */
export type Check = z.output<typeof check>;

/** Options of the gate `evidence`. */
export const options = z.strictObject({
  checks: z.array(check).max(200).default([]).describe("What the evidence must show."),
});
