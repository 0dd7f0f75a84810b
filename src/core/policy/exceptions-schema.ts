import * as z from "zod";
import { packageAtVersion } from "#core/handoff/handoff-fields.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { reasonFault } from "./waiver-reason.ts";

const duration = z
  .string()
  .refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");

const day = z.iso.date("expected a date such as 2027-01-04");

const reason = z
  .string()
  .max(1000)
  .superRefine((text, context) => {
    const fault = reasonFault(text);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });

/** Schemas of what a policy says about times and exceptions; `name` and `handle` as the policy spells them. */
export function exceptionSchemas(name: z.ZodString, handle: z.ZodString) {
  const waiver = z.strictObject({
    gate: z.string().min(1).max(40).describe("Gate whose findings are excused."),
    check: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe("Name of the one check of the gate that is excused; without it, the whole gate is."),
    package: packageAtVersion.describe("The one version that is excused, such as churn@3.1.0."),
    reason: reason.describe("Why the risk is taken, so that a reader a year later can judge it."),
    authority: handle.describe("Who answers for it: an owner of this file by CODEOWNERS."),
    expires: day.describe("Last day on which it counts, in UTC."),
  });
  const freeze = z.strictObject({
    name: z.string().min(1).max(100).describe("What the freeze is called."),
    from: day.describe("First day, in UTC."),
    to: day.describe("Last day, in UTC; the whole of it is frozen."),
    stages: z.array(name).min(1).optional().describe("Stages that are frozen; by default all of them."),
    except: z
      .enum(["rollback"])
      .optional()
      .describe("`rollback`: a package may go back to a version that was released before."),
  });
  const after = z.strictObject({
    stage: name.describe("An earlier stage that the same content must have been merged to."),
    soak: duration.optional().describe("How long ago that must be at least, such as 24h."),
    within: duration.optional().describe("How long ago it may be at most, such as 30d."),
    same: z
      .enum(["package", "model"])
      .default("package")
      .describe("What must be the same: the whole package folder, or its model alone."),
  });
  return {
    waivers: z
      .array(waiver)
      .max(200)
      .default([])
      .describe("Findings that are excused for one version of a package, until a day."),
    freezes: z.array(freeze).max(200).default([]).describe("Days on which nothing merges."),
    after: after.optional().describe("What must have gone through an earlier stage first."),
  };
}
