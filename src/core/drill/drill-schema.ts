import * as z from "zod";
import { parseDuration } from "#core/quantity/parse-duration.ts";

/** Whether a text is a day of the calendar in ISO 8601: `2026-02-30` is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The front matter of a drill's record. Strict; keys that begin with `x-` are taken out before. */
export const drillSchema = z.strictObject({
  date: z
    .string()
    .refine(isDay, "expected the day of the drill, such as 2026-10-02")
    .describe("Day of the drill in UTC."),
  target: z
    .string()
    .max(165)
    .regex(
      /^(?:[^@\s]+@[^@\s]+|none)$/,
      "expected a package at a version, such as churn@3.0.0, or none where a first release was switched off",
    )
    .describe("What was rolled back to; `none` where a first release was switched off."),
  duration: z
    .string()
    .refine((text) => parseDuration(text).ok, "expected a length of time such as 7m or 90s")
    .describe("How long it took until the target served again."),
  outcome: z.enum(["passed", "failed"]).describe("Whether the rollback did what it should."),
  failure_mode: z.string().min(1).max(2000).optional().describe("What was made to fail."),
  script_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest: 64 digits and small letters from a to f")
    .optional()
    .describe("SHA-256 of the script that was run, so that a later change of the script is noticed."),
  by: z.string().min(1).max(200).optional().describe("Who ran the drill."),
});
