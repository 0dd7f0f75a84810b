import * as z from "zod";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { stronger } from "./binding.ts";
import { check, duration, label, strength } from "./check-schema.ts";

/** A check of the policy. */
export type Check = z.output<typeof check>;

const agreement = z
  .strictObject({
    relative: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe("How far the two may lie apart, as a part of the larger one; 0 allows for rounding only."),
  })
  .default({ relative: 0 });

/** Options of the gate `evidence`. */
export const options = z.strictObject({
  checks: z.array(check).max(200).default([]).describe("What the evidence must show."),
  binding: strength
    .optional()
    .describe(
      "How firmly every report must be bound to the package: `attested`, `embedded`, `declared` or `none`.",
    ),
  max_age: duration.optional().describe("How old every report may be, by the times that it states."),
  agreement: agreement.describe(
    "How closely the same metric must agree between the model card, the run and the reports.",
  ),
  requires_suites: z
    .array(label)
    .max(50)
    .default([])
    .describe("Suites that must each have evidence, such as unit."),
  requires_environments: z
    .array(label)
    .max(50)
    .default([])
    .describe("Environments that must each have evidence, such as staging."),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;

type Input = z.input<typeof options>;

/**
 * Options that are never weaker than either. Checks are all kept, even under one name: whichever is stricter decides, and no
 * comparison of rules can be wrong.
 */
export function strengthen(earlier: Input, later: Input): Input {
  const binding = stronger(earlier.binding, later.binding);
  const max_age = shorter(earlier.max_age, later.max_age);
  const requires_suites = distinct([...(earlier.requires_suites ?? []), ...(later.requires_suites ?? [])]);
  const requires_environments = distinct([
    ...(earlier.requires_environments ?? []),
    ...(later.requires_environments ?? []),
  ]);
  const closest = Math.min(earlier.agreement?.relative ?? 0, later.agreement?.relative ?? 0);
  const states = (earlier.agreement ?? later.agreement) !== undefined;
  return {
    checks: distinct([...(earlier.checks ?? []), ...(later.checks ?? [])]),
    ...(binding === undefined ? {} : { binding }),
    ...(max_age === undefined ? {} : { max_age }),
    ...(states ? { agreement: { relative: closest } } : {}),
    ...(requires_suites.length === 0 ? {} : { requires_suites }),
    ...(requires_environments.length === 0 ? {} : { requires_environments }),
  };
}

/** The shorter of two lengths of time; one that is not given sets no limit. */
function shorter(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [left, right] = [parseDuration(a), parseDuration(b)];
  return left.ok && right.ok && right.value < left.value ? b : a;
}

/** Drops exact repetitions, which two stages that ask for the same give. */
function distinct<T>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
