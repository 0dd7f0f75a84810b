import { nameOf } from "#core/gates/fairness/series-of.ts";
import type { Handoff } from "#core/handoff/handoff-schema.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import type { Policy } from "#core/policy/policy.ts";
import { childOf } from "#core/policy/written-settings.ts";

/** Which values of a metric somebody reads: the one for all of the data, those of some attributes (`any` without), or those of one slice. */
export type Parts =
  | { readonly of: "whole" }
  | { readonly of: "groups"; readonly attributes: readonly string[] | "any" }
  | { readonly of: "slice"; readonly slice: Readonly<Record<string, string>> };

/** A check, a target or a trigger that reads a metric. */
export interface MetricReader {
  /** With its format as `metrics:test.auc`, or of any, and of any prefix: `recall`. `null`: every metric of these parts. */
  readonly name: string | null;
  readonly parts: Parts;
  /** The suite that its report has to be of; absent where it may be of any. */
  readonly suite?: string;
}

const WHOLE: Parts = { of: "whole" };

/** Everybody who reads a metric: checks of any stage, at the highest risk, which is asked for all that a lower one is; and what manifests name. */
export function metricReaders(policy: Policy, handoffs: readonly Handoff[]): readonly MetricReader[] {
  const gates = policy.stages.flatMap((stage) => gatesFor(policy, stage, "High"));
  const asked = gates.flatMap(({ gate, options }) => [
    ...readersIn(options),
    ...(gate.meta.id === "fairness" ? shownByGroup(options) : []),
  ]);
  return [...asked, ...handoffs.flatMap(readersOf)];
}

/** Readers in the options of a gate, however deep they stand. */
function readersIn(options: unknown): readonly MetricReader[] {
  if (typeof options !== "object" || options === null) return [];
  const { read, samples, metric, attributes, suite } = options as Readonly<Record<string, unknown>>;
  const narrowed = typeof suite === "string" ? { suite } : {};
  return [
    ...(typeof read === "string" ? [{ name: read, parts: sliceIn(options), ...narrowed }] : []),
    ...(typeof samples === "string" ? [{ name: samples, parts: WHOLE }] : []),
    ...(typeof metric === "string" ? [{ name: metric, parts: groupsOf(attributes) }] : []),
    ...Object.values(options).flatMap(readersIn),
  ];
}

/** Where results must be shown by group, those of any metric do. */
function shownByGroup(options: Readonly<Record<string, unknown>>): readonly MetricReader[] {
  const { attributes, required, requires } = options;
  const isNamed = Array.isArray(attributes) && attributes.length > 0;
  const isAsked = isNamed || required === true || requires === "production";
  return isAsked ? [{ name: null, parts: groupsOf(attributes) }] : [];
}

/** By the attributes that are named, each as one word even where it is an intersection; by any where none is. */
function groupsOf(attributes: unknown): Parts {
  const named = Array.isArray(attributes) ? attributes : [];
  const names = named.map((one) => nameOf(Array.isArray(one) ? one.map(String) : String(one)));
  return { of: "groups", attributes: names.length === 0 ? "any" : names };
}

function sliceIn(options: object): Parts {
  const slice = childOf(options, "slice");
  if (typeof slice !== "object" || slice === null) return WHOLE;
  const values = Object.entries(slice).map(([key, value]) => [key, String(value)]);
  return { of: "slice", slice: Object.fromEntries(values) };
}

function readersOf({ problem, rollback }: Handoff): readonly MetricReader[] {
  const stable = rollback?.stable === undefined ? [] : [rollback.stable];
  const named = [...(problem?.success ?? []), ...(rollback?.triggers ?? []), ...stable];
  return named.map(({ metric }) => ({ name: metric, parts: WHOLE }));
}

/** Whether a metric is one that a reader names. A name with a format is read as it is; one without by any format, and by the end of a longer name, as the gates do it. */
export function isNamed(told: string, known: string): boolean {
  if (told === known) return true;
  const name = told.slice(told.indexOf(":") + 1);
  return name === known || name.endsWith(`.${known}`);
}
