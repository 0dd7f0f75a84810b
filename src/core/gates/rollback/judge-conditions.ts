import type { Finding } from "#core/model/finding.ts";
import { OPERATOR_WORDS, type Operator } from "#core/quantity/operator.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { DIMENSION_WORDS } from "#core/quantity/units.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { at, atKey, type Context } from "./context.ts";
import { findVague } from "./find-vague.ts";
import { isMeasured, measuredNames } from "./measured-names.ts";
import { otherUnits } from "./other-units.ts";

/** What triggers and `stable` have in common. */
interface Condition {
  readonly metric: string;
  readonly op: Operator;
  readonly threshold: number | string;
  readonly lookbackWindow?: string | undefined;
}

/** Names that a misspelled one is compared with; comparing costs time. */
const MOST_COMPARED = 500;
const TRIGGER = "{ metric: error_rate, op: gt, threshold: 0.01, lookbackWindow: 10m, action: replace-model }";
const STABLE =
  'stable: { metric: error_rate, op: lt, threshold: 0.01, lookbackWindow: 30m, endorsedBy: "@acme/sre" }';

/** Whether the plan says exactly when to go back: at least one trigger, each of which a machine could decide. */
export function judgeTriggers(context: Context): readonly Finding[] {
  const { plan, say } = context;
  const triggers = plan.triggers ?? [];
  if (triggers.length === 0) return [say("no-triggers", { example: TRIGGER }, atKey(context, "/triggers"))];
  return triggers.flatMap((trigger, index) => {
    const pointer = `/triggers/${index}`;
    const { action, alertAfter } = trigger;
    const faults = [
      ...judgeCondition(trigger, pointer, context),
      ...judgeDuration(alertAfter, "time before the alert", `${pointer}/alertAfter`, context),
      ...judgeAction(action, `${pointer}/action`, context),
    ];
    if (faults.length > 0 || action === undefined) return faults;
    return [say("trigger-exact", { ...wordsOf(trigger), action }, at(context, pointer))];
  });
}

/** Whether the plan says exactly when the package is stable again, where it says so at all. */
export function judgeStable(context: Context): readonly Finding[] {
  const { stable } = context.plan;
  const unendorsed = judgeEndorsed(context);
  if (stable === undefined) return unendorsed;
  const faults = [...judgeCondition(stable, "/stable", context), ...unendorsed];
  return faults.length > 0 ? faults : [context.say("stable-exact", wordsOf(stable), at(context, "/stable"))];
}

function judgeEndorsed(context: Context): readonly Finding[] {
  const { plan, options, say } = context;
  if (!options.stable_endorsed || plan.stable?.endorsedBy !== undefined) return [];
  const pointer = plan.stable === undefined ? "/stable" : "/stable/endorsedBy";
  return [say("stable-unendorsed", { example: STABLE }, atKey(context, pointer))];
}

function wordsOf({ metric, op, threshold, lookbackWindow = "" }: Condition) {
  return { metric, op: OPERATOR_WORDS[op], threshold: String(threshold), window: lookbackWindow };
}

function judgeCondition(condition: Condition, pointer: string, context: Context): readonly Finding[] {
  const { lookbackWindow } = condition;
  const window = `${pointer}/lookbackWindow`;
  return [
    ...judgeMetric(condition.metric, `${pointer}/metric`, context),
    ...judgeThreshold(condition, `${pointer}/threshold`, context),
    ...(lookbackWindow === undefined
      ? [missing("lookback window", "lookbackWindow: 10m", pointer, context)]
      : judgeDuration(lookbackWindow, "lookback window", window, context)),
  ];
}

function judgeMetric(metric: string, pointer: string, context: Context): readonly Finding[] {
  if (findVague(metric) !== undefined) {
    const problem = "expected the name of a metric that is measured";
    return [vague("metric", metric, problem, "error_rate", pointer, context)];
  }
  const names = measuredNames(context);
  if (names === null || isMeasured(metric, names, context.package)) return [];
  const nearest = didYouMean(metric, names.slice(0, MOST_COMPARED));
  const about = at(context, pointer);
  if (nearest === undefined) return [context.say("unmeasured", { metric }, about)];
  return [context.say("unmeasured-misspelled", { metric, nearest }, about)];
}

function judgeThreshold(
  { metric, threshold }: Condition,
  pointer: string,
  context: Context,
): readonly Finding[] {
  const what = `threshold of ${metric}`;
  const found = String(threshold);
  const parsed = parseQuantity(threshold);
  if (!parsed.ok) return [vague(what, found, parsed.problem, "250ms", pointer, context)];
  const own = parsed.value.dimension;
  const other = otherUnits(metric, context, pointer).find(({ quantity }) => quantity.dimension !== own);
  if (other === undefined) return [];
  const kinds = { left: DIMENSION_WORDS[own], right: DIMENSION_WORDS[other.quantity.dimension] };
  const values = { what, found, elsewhere: other.place, other: other.text, ...kinds };
  return [context.say("unlike-units", values, at(context, pointer))];
}

function judgeAction(action: string | undefined, pointer: string, context: Context): readonly Finding[] {
  const parent = pointer.slice(0, pointer.lastIndexOf("/"));
  if (action === undefined) return [missing("action", "action: replace-model", parent, context)];
  if (findVague(action) !== undefined)
    return [vague("action", action, "expected what is done", "replace-model", pointer, context)];
  const { actions: allowed } = context.options;
  if (allowed === undefined || allowed.includes(action)) return [];
  return [context.say("action-unknown", { action, allowed }, at(context, pointer))];
}

/** Whether a length of time is exact; one that is not given is fine. */
export function judgeDuration(
  text: string | undefined,
  what: string,
  pointer: string,
  context: Context,
): readonly Finding[] {
  const parsed = text === undefined ? undefined : parseDuration(text);
  if (text === undefined || parsed?.ok !== false) return [];
  return [vague(what, text, parsed.problem, "10m", pointer, context)];
}

/** Says that a part of the plan is not exact. */
export function vague(
  what: string,
  found: string,
  problem: string,
  example: string,
  pointer: string,
  context: Context,
): Finding {
  return context.say("vague", { what, found, problem, example }, at(context, pointer));
}

/** Says that a part of the plan is missing below `pointer`. */
export function missing(what: string, example: string, pointer: string, context: Context): Finding {
  return context.say("incomplete", { what, example }, at(context, pointer));
}
