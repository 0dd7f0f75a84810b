import * as z from "zod";
import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { exceptionSchemas } from "./exceptions-schema.ts";
import { STAGE_KEYS } from "./implied-options.ts";
import { environments, remindersSchema, stickyComment } from "./people-schema.ts";
import { parsePolicyReference } from "./policy-reference.ts";
import { whyNotWaivable } from "./waivable.ts";

const name = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "expected lower-case letters, digits and hyphens")
  .max(40);

const glob = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as handoffs/*");

const handle = z
  .string()
  .max(200)
  .regex(
    /^(@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9_.-]+)?|[^\s@,]+@[^\s@,]+\.[^\s@,]+)$/,
    "expected @user, @organisation/team or an e-mail address",
  );

const { waivers, freezes, after } = exceptionSchemas(name, handle);

function waivableGates(): string[] {
  return gates.filter((gate) => whyNotWaivable(gate) === null).map(({ meta }) => meta.id);
}

const severity = z
  .enum(["block", "warn"])
  .optional()
  .describe("`warn` shows what the gate finds without blocking; the default is `block`.");

/**
 * What a policy may say about a gate: `off`, or its own options and a severity. Options that only follow from other keys of
 * the policy cannot be written a second time.
 */
function settingOf(gate: Gate): z.ZodType {
  const own = Object.entries(gate.options.shape).filter(([key]) => !STAGE_KEYS.has(key));
  const options = z.strictObject({ ...Object.fromEntries(own), severity });
  return z
    .union([z.literal("off"), options])
    .optional()
    .describe(gate.meta.summary);
}

const gateSettings = z
  .strictObject(Object.fromEntries(gates.map((gate) => [gate.meta.id, settingOf(gate)])))
  .describe("Options of the gates, by gate id. A gate that is not named works with its defaults.");

const role = z.strictObject({
  owners: z.array(handle).min(1).describe("Users, teams or e-mail addresses, as CODEOWNERS spells them."),
  covers: z
    .array(glob)
    .min(1)
    .optional()
    .describe("Globs of the paths that the role signs for; by default every changed path."),
});

const stage = z.strictObject({
  branches: z
    .array(z.string().min(1).max(256))
    .min(1)
    .describe(
      "Branches that a merge into this stage goes to: names or globs; an exact name wins over a glob.",
    ),
  requires: z
    .enum(BOUNDARIES)
    .optional()
    .describe("What the manifest must contain, each value including the ones before it."),
  after,
  environments,
  gates: gateSettings.optional(),
});

const tier = (says: string) => z.strictObject({ gates: gateSettings }).optional().describe(says);

/** The policy file, strict: an unknown key is a mistake, never ignored. */
export const policySchema = z.strictObject({
  version: z.literal(1).describe("Version of this format."),
  packages: z
    .array(glob)
    .min(1)
    .default(["handoffs/*"])
    .describe("Globs of package folders. A folder that matches and changes must hold a handoff.yml."),
  roles: z.record(name, role).default({}).describe("Who fills which role."),
  stages: z
    .record(name, stage)
    .refine((stages) => Object.keys(stages).length > 0, "expected at least one stage")
    .describe("Stages in order: each asks for all that the ones before it asked for."),
  risk: z
    .strictObject({
      Low: tier("Asked on top of every package that is of risk Low or higher."),
      Medium: tier("Asked on top of every package that is of risk Medium or higher."),
      High: tier("Asked on top of every package that is of risk High, or whose risk is not known."),
    })
    .default({})
    .describe(
      "What a package of that risk is asked for on top. A tier includes the lighter ones; Unknown counts as High.",
    ),
  freezes,
  waivers,
  waivable: z
    .array(z.enum(waivableGates()))
    .default([])
    .describe("Gates whose findings a repository that extends this policy may waive; by default none."),
  comment: stickyComment,
  reminders: remindersSchema(handle),
  review_by: z.iso
    .date("expected a date such as 2027-05-01")
    .optional()
    .describe("Day by which the policy itself should be reviewed."),
});

/**
 * A policy that stands on top of another one: what that one says need not be said again. Keys that are only about those who
 * extend a policy have no place here, since there is one level.
 */
export const extendingPolicySchema = policySchema.omit({ waivable: true }).extend({
  extends: z
    .string()
    .max(300)
    .refine(
      (text) => parsePolicyReference(text) !== null,
      "expected a repository such as acme/.github, or one at a branch or tag such as acme/.github@v2",
    )
    .describe("Repository whose policy this one stands on; what stands here may only tighten that."),
  packages: policySchema.shape.packages.removeDefault().default([]),
  stages: z
    .record(name, stage.extend({ branches: stage.shape.branches.default([]) }))
    .default({})
    .describe("Branches and gates that are added to stages of the extended policy, and further stages."),
});

export type PolicySource = z.output<typeof policySchema>;
