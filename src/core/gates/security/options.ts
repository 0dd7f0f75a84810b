import * as z from "zod";
import type { Weakness } from "#core/model/details.ts";

/** Severities from the gravest; what a scanner does not rate stands apart. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

/** Options of the gate `security`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe("Whether a package without any scan among its evidence fails here."),
  tools: z
    .array(z.string().min(1).max(100))
    .max(50)
    .default([])
    .describe("Scanners that must have run, by the name that they write into their reports, such as Trivy."),
  block: z
    .enum(SEVERITIES)
    .default("critical")
    .describe("What a scan finds of this severity, or of a graver one, blocks."),
  unrated: z
    .enum(["report", "block"])
    .default("report")
    .describe("What becomes of findings whose severity no tool says."),
  suppressed: z
    .enum(["allow", "with-reason", "refuse"])
    .default("with-reason")
    .describe("Whether a suppressed finding is let go: always, only where its report says why, or never."),
  fixable_only: z
    .boolean()
    .default(false)
    .describe("Whether only findings count for which a version that mends them is known."),
});

export type Options = z.output<typeof options>;

/** Whether a severity is at least as grave as the bar. */
export function atLeast(severity: Weakness["severity"], bar: Options["block"]): boolean {
  if (severity === "unknown") return false;
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(bar);
}

const STRICTNESS: Readonly<Record<Options["suppressed"], number>> = { allow: 0, "with-reason": 1, refuse: 2 };

/** The stricter of two ways to treat what is suppressed. */
export function stricter(a: Options["suppressed"], b: Options["suppressed"]): Options["suppressed"] {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
