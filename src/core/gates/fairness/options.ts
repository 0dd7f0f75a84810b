import * as z from "zod";
import { FORMATS } from "#core/evidence/formats.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";

const quantity = z.union([
  z.number(),
  z.string().refine((text) => parseQuantity(text).ok, "expected a number with its unit, such as 0.1 or 10%"),
]);

const label = z.string().min(1).max(200);

const attribute = z
  .union([label, z.array(label).min(2).max(4)])
  .describe("Key of the slices, such as AgeGroup; a list is an intersection, such as [AgeGroup, Gender].");

const knownFormat = (text: string) => FORMATS.has(text.slice(0, text.indexOf(":")));

/** `format:observation`, such as `metrics:test.small.recall`. */
const read = z
  .string()
  .max(300)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*:.+$/,
    "expected a format, a colon and an observation, such as metrics:test.recall",
  )
  .refine(knownFormat, "expected a format that can be read, such as metrics, before the colon");

const group = z.strictObject({
  name: label.describe("Name of the group."),
  read: read.describe("What is read for it: format, colon, name of the observation."),
  samples: read.optional().describe("Where its number of samples stands."),
});

const bars = {
  max_gap: quantity
    .optional()
    .describe("How far the best and the worst group may lie apart, in the unit of the metric."),
  min_ratio: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("How much of the highest group's value the lowest must reach: 0.8 is the four-fifths rule."),
  min: quantity.optional().describe("What every group must reach."),
  max: quantity.optional().describe("What no group may exceed, for a metric where less is better."),
  min_samples: z.int().min(1).optional().describe("From how many samples each group must be measured."),
  small_groups: z
    .enum(["fail", "report"])
    .optional()
    .describe(
      "What a group with fewer samples comes to; `fail` by default. `report` names it and leaves it out.",
    ),
};

const check = z
  .strictObject({
    name: z.string().min(1).max(100).describe("Name of the check: what the verdict calls it."),
    metric: label
      .optional()
      .describe("Metric that is compared between groups: its whole name, or what follows a dot in it."),
    attributes: z
      .array(attribute)
      .min(1)
      .max(20)
      .optional()
      .describe("By which attributes; by default all by which it is measured, and those of the gate."),
    groups: z
      .array(group)
      .min(2)
      .max(100)
      .optional()
      .describe("Groups of a report that names its parts in plain names: in place of `metric`."),
    ...bars,
    severity: z
      .enum(["block", "warn"])
      .optional()
      .describe("`warn` shows what the check finds without blocking; the default is `block`."),
  })
  .refine(
    (one) => (one.metric === undefined) !== (one.groups === undefined),
    "expected either `metric` or `groups`",
  )
  .refine(
    (one) => one.groups === undefined || (one.attributes ?? []).length <= 1,
    "expected one attribute where `groups` are listed: the one that they are groups of",
  );

/** A check of the policy. */
export type Check = z.output<typeof check>;

/** Options of the gate `fairness`. */
export const options = z.strictObject({
  required: z.boolean().default(false).describe("Whether a package must show its results by group."),
  requires: z
    .enum(BOUNDARIES)
    .optional()
    .describe("Set by the stage's own `requires`: from `production` on, results by group are required."),
  attributes: z
    .array(attribute)
    .max(20)
    .default([])
    .describe("Attributes by which some evidence must show at least two groups."),
  checks: z.array(check).max(100).default([]).describe("How far groups may lie apart."),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;

type Input = z.input<typeof options>;

/** Options that are never weaker than either: every attribute and every check is kept. */
export function strengthen(earlier: Input, later: Input): Input {
  const requires = BOUNDARIES[Math.max(rankOf(earlier.requires), rankOf(later.requires))];
  return {
    required: (earlier.required ?? false) || (later.required ?? false),
    ...(requires === undefined ? {} : { requires }),
    attributes: distinct([...(earlier.attributes ?? []), ...(later.attributes ?? [])]),
    checks: distinct([...(earlier.checks ?? []), ...(later.checks ?? [])]),
  };
}

function rankOf(requires: Input["requires"]): number {
  return requires === undefined ? -1 : BOUNDARIES.indexOf(requires);
}

function distinct<T>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
