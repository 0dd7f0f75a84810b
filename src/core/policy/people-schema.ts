import * as z from "zod";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import type { Reminders } from "./policy.ts";

/** Nobody is told more often than this, in milliseconds: each comment is an e-mail to everybody who follows. */
const SHORTEST = 3_600_000;

const wait = z.string().refine((text) => {
  const length = parseDuration(text);
  return length.ok && length.value >= SHORTEST;
}, "expected a length of time of at least an hour, such as 24h");

/** `comment` of the policy. */
export const stickyComment = z
  .enum(["off", "sticky"])
  .default("off")
  .describe(
    "`sticky`: the verdict stands in one comment of the pull request, too, which is edited as it changes.",
  );

/** `environments` of a stage. */
export const environments = z
  .array(z.string().min(1).max(255))
  .min(1)
  .max(50)
  .optional()
  .describe("Deployment environments that this stage answers for; by default the one of its own name.");

/** `reminders` of the policy; `handle` as the policy spells people. */
export function remindersSchema(handle: z.ZodString) {
  const told = handle.regex(
    /^@/,
    "expected @user or @organisation/team: an e-mail address cannot be told in a comment",
  );
  const escalate = z.strictObject({
    after: wait.describe("How long was waited, from the beginning; more than `after` of the reminders."),
    to: z.array(told).min(1).max(10).describe("Users and teams who are told, once in a wait."),
  });
  return z
    .strictObject({
      after: wait.describe("How long people were waited for before they are reminded, such as 24h."),
      every: wait.optional().describe("How long between two reminders; by default as long as `after`."),
      at_most: z.int().min(1).max(10).default(3).describe("How many reminders there are in one wait."),
      escalate: escalate.optional().describe("Who is told when reminding did not help."),
    })
    .optional()
    .describe(
      "When people who are waited for are told so, in a comment that mentions them; by default never.",
    );
}

/** Reminders as the policy has them. */
export function remindersOf({
  after,
  every = after,
  at_most: atMost,
  escalate,
}: NonNullable<z.output<ReturnType<typeof remindersSchema>>>): Reminders {
  return { after, every, atMost, ...(escalate === undefined ? {} : { escalate }) };
}
