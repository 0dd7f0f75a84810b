import * as z from "zod";
import { parseDuration } from "#core/quantity/parse-duration.ts";

const duration = z
  .string()
  .refine((text) => parseDuration(text).ok, "expected a length of time such as 15m, 24h or 90d");

const DRILL_NAMES = ["failure_mode", "by"] as const;

/** Options of the gate `rollback`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether a package without a rollback section fails here. The gate `package` says when a stage asks for one.",
    ),
  max_within: duration.optional().describe("How long going back may take at most, by the plan."),
  drill_max_age: duration
    .optional()
    .describe("How old the last drill may be, in whole days of UTC; with it, a drill is asked for."),
  drill_names_script: z
    .boolean()
    .default(false)
    .describe("Whether the drill's record must say by `script_sha256` that it ran the script as it is now."),
  drill_names: z
    .array(z.enum(DRILL_NAMES))
    .max(DRILL_NAMES.length)
    .default([])
    .describe(
      "What the drill's record must name, too: `failure_mode`, what was made to fail, and `by`, who ran it.",
    ),
  verify_target: z
    .boolean()
    .default(false)
    .describe("Whether the model that the rollback goes back to must be one that stated digests verify."),
  alerted: z
    .boolean()
    .default(false)
    .describe(
      "Whether an alert or an SLO must watch the metric of each trigger, as the gate `monitoring` tells it.",
    ),
  executable: z.boolean().default(false).describe("Whether the script must be marked as executable."),
  stable_endorsed: z
    .boolean()
    .default(false)
    .describe("Whether the plan must say who confirms that it is stable again, as `stable.endorsedBy`."),
  actions: z
    .array(z.string().min(1).max(200))
    .max(50)
    .optional()
    .describe("The only actions that a trigger may have, such as replace-model, restore-data or flag-off."),
  escalation: z
    .int()
    .min(0)
    .max(20)
    .default(0)
    .describe("How many others the plan must name who are called when nobody answers."),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;

/** Asks for what either side asks for: the shorter times, the more of everything else. */
export function strengthen(earlier: z.input<typeof options>, later: z.input<typeof options>): Options {
  // What the later one does not write, it takes from the earlier one, and not from a default.
  const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
  const max_within = shorter(a.max_within, b.max_within);
  const drill_max_age = shorter(a.drill_max_age, b.drill_max_age);
  const actions = common(a.actions, b.actions);
  return {
    required: a.required || b.required,
    ...(max_within === undefined ? {} : { max_within }),
    ...(drill_max_age === undefined ? {} : { drill_max_age }),
    ...(actions === undefined ? {} : { actions }),
    drill_names_script: a.drill_names_script || b.drill_names_script,
    drill_names: DRILL_NAMES.filter((name) => a.drill_names.includes(name) || b.drill_names.includes(name)),
    verify_target: a.verify_target || b.verify_target,
    alerted: a.alerted || b.alerted,
    executable: a.executable || b.executable,
    stable_endorsed: a.stable_endorsed || b.stable_endorsed,
    escalation: Math.max(a.escalation, b.escalation),
  };
}

/** The actions that both allow; one that names none allows all. */
function common(a: Options["actions"], b: Options["actions"]): Options["actions"] {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((one) => b.includes(one));
}

/** The shorter of two lengths of time; one that is not given sets no limit. */
function shorter(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [left, right] = [parseDuration(a), parseDuration(b)];
  return left.ok && right.ok && right.value < left.value ? b : a;
}
