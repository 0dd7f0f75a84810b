import type { Objective } from "#core/model/details.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { atMost, isThreshold, type MetricsOf } from "./metrics-of-indicator.ts";
import type { Resources } from "./resources.ts";

const OPERATORS = ["gte", "gt", "lte", "lt"] as const;

/** Reads the objectives of an SLO; returns the metrics that all of them read together. */
export function readObjectives(
  slo: Foreign,
  resources: Resources,
  metricsOf: MetricsOf,
  builder: ReadingBuilder,
): readonly string[] {
  const name = slo.at("metadata", "name").text;
  const objectives = slo.at("spec", "objectives");
  if (name === undefined || objectives.items.length === 0) {
    const says =
      "An SLO has a name (`metadata.name`) and at least one entry in `objectives`, and this one does not.";
    builder.problem({ id: "no-objectives", says, fix: "Name it, and write what it promises." }, slo.where);
    return [];
  }
  const shared = indicatorOf(slo.at("spec"), resources);
  const sharedMetrics = shared === undefined ? [] : metricsOf(shared);
  const all = new Set(sharedMetrics);
  for (const [index, objective] of objectives.items.entries()) {
    // A composite SLO gives each objective an indicator of its own.
    const own = indicatorOf(objective, resources);
    const metrics = own === undefined ? sharedMetrics : metricsOf(own);
    for (const metric of metrics) all.add(metric);
    const label = objective.at("displayName").text ?? `${index + 1}`;
    const full = objectives.items.length === 1 ? name : `${name}.${label}`;
    addObjective(full, objective, { metrics, threshold: comparesValue(objective, own ?? shared) }, builder);
  }
  return atMost([...all], slo, builder);
}

/** Whether an objective bounds a metric by a value. Of an indicator that stands in another file, its `value` tells. */
function comparesValue(objective: Foreign, indicator: Foreign | undefined): boolean {
  return indicator === undefined ? objective.at("value").present : isThreshold(indicator);
}

/** The `spec` of the SLI that stands in place or is referred to by name. */
function indicatorOf(holder: Foreign, resources: Resources): Foreign | undefined {
  for (const key of ["indicator", "sli"]) {
    if (holder.at(key).isMapping) return holder.at(key, "spec");
    const referred = resources.named("SLI", holder.at(`${key}Ref`).text);
    if (referred !== undefined) return referred.at("spec");
  }
  return undefined;
}

function addObjective(
  name: string,
  objective: Foreign,
  { metrics, threshold }: { readonly metrics: readonly string[]; readonly threshold: boolean },
  builder: ReadingBuilder,
): void {
  const share = shareOf(name, objective, builder);
  const written = OPERATORS.find((each) => each === objective.at("op").text);
  const value = objective.at("value");
  // Of an indicator that is compared with a value, that value is the bound on the metric, and the target is how often it holds.
  const bound: Pick<Objective, "op" | "target"> = threshold
    ? {
        ...(written === undefined ? {} : { op: written }),
        ...(value.number === undefined ? {} : { target: value.number }),
      }
    : { op: written ?? "gte", ...(share === undefined ? {} : { target: share }) };
  if (threshold && (written === undefined || value.number === undefined)) {
    const says = "`{name}` measures against a threshold, and has no `op` with a number as its `value`.";
    builder.problem(
      { id: "no-threshold", says, fix: "Write both.", values: { name: shown(name) } },
      objective.where,
    );
  }
  builder.add("objectives", { kind: "slo", name, metrics, ...bound, source: objective.source });
  if (share !== undefined) builder.record({ name: `${name}.target`, value: share, source: objective.source });
}

/** The share of good events, or of time, that is promised: from 0 to 1. */
function shareOf(name: string, objective: Foreign, builder: ReadingBuilder): number | undefined {
  const [target, percent] = [objective.at("target"), objective.at("targetPercent")];
  const share = target.present
    ? target.number
    : percent.number === undefined
      ? undefined
      : Number((percent.number / 100).toPrecision(12));
  if (share !== undefined && share >= 0 && share <= 1) return share;
  const says =
    "`{name}` promises no share from 0 to 1 as its `target` (or from 0 to 100 as `targetPercent`).";
  const fix = "Write the number without quotes, such as `target: 0.99`.";
  builder.problem({ id: "no-target", says, fix, values: { name: shown(name) } }, objective.where);
  return undefined;
}
