import * as z from "zod";

const check = z.strictObject({
  name: z.string().min(1).max(200).describe("Name of the check run, or context of the commit status."),
  app: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[A-Za-z0-9-]+$/, "expected the slug of a GitHub App, such as github-actions")
    .optional()
    .describe("Slug of the GitHub App that must have written it; without it, anybody may have."),
  when: z
    .array(
      z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as src/**"),
    )
    .min(1)
    .max(50)
    .optional()
    .describe("Globs: the check is asked for where a changed path matches one; by default always."),
});

/** A check of another tool that must have succeeded. */
export type RequiredCheck = z.output<typeof check>;

/** Options of the gate `required-checks`. */
export const options = z.strictObject({
  checks: z
    .array(check)
    .max(100)
    .default([])
    .describe("Checks of other tools that must have succeeded on the head commit."),
});

type Input = z.input<typeof options>;

/** Every check that either asks for, each once: one without an app does not stand for one with it. */
export function strengthen(earlier: Input, later: Input): Input {
  const keyed = [...(earlier.checks ?? []), ...(later.checks ?? [])].map(
    (one) => [JSON.stringify([one.name, one.app?.toLowerCase() ?? null, one.when ?? null]), one] as const,
  );
  return { checks: [...new Map(keyed).values()] };
}
