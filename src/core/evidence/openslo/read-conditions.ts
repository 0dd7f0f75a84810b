import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import type { Resources } from "./resources.ts";

/** Most references from SLOs to conditions that are followed in one file. */
const MOST_REFERENCES = 10_000;

/** An SLO, and the metrics that it reads. */
export interface Measured {
  readonly slo: Foreign;
  readonly metrics: readonly string[];
}

/**
 * Adds each alert condition of a file as an alert that reads the metrics of the SLOs whose policies name it. Conditions may
 * stand alone, in a policy, or in a policy that stands in an SLO. Returns how many there are.
 */
export function addConditions(
  measured: readonly Measured[],
  resources: Resources,
  builder: ReadingBuilder,
): number {
  const conditions = new Map<string, { condition: Foreign; metrics: Set<string> }>();
  const note = (condition: Foreign, metrics: readonly string[]) => {
    const key =
      condition.source.pointer +
      JSON.stringify(condition.source.line) +
      (condition.at("metadata", "name").text ?? "");
    const known = conditions.get(key) ?? { condition, metrics: new Set<string>() };
    for (const metric of metrics) known.metrics.add(metric);
    conditions.set(key, known);
  };
  for (const condition of resources.of("AlertCondition")) note(condition, []);
  for (const policy of resources.of("AlertPolicy"))
    for (const each of conditionsOf(policy, resources)) note(each, []);
  let left = MOST_REFERENCES;
  for (const { slo, metrics } of measured) {
    const policies = slo.at("spec", "alertPolicies").items;
    for (const condition of policies.flatMap((entry) =>
      conditionsOf(policyOf(entry, resources), resources),
    )) {
      left -= 1;
      if (left < 0) return tooMany(slo, conditions.size, builder);
      note(condition, metrics);
    }
  }
  for (const { condition, metrics } of conditions.values()) addAlert(condition, [...metrics], builder);
  return conditions.size;
}

function policyOf(entry: Foreign, resources: Resources): Foreign {
  // v1 allows a bare name in place of `alertPolicyRef`.
  return resources.named("AlertPolicy", entry.at("alertPolicyRef").text ?? entry.text) ?? entry;
}

/** Conditions of a policy, in place or by name; OpenSLO allows one, more are read up to twenty. */
function conditionsOf(policy: Foreign, resources: Resources): readonly Foreign[] {
  return policy
    .at("spec", "conditions")
    .items.slice(0, 20)
    .flatMap((entry) => {
      const referred = resources.named("AlertCondition", entry.at("conditionRef").text);
      return referred ?? (entry.at("spec").isMapping ? entry : []);
    });
}

function addAlert(condition: Foreign, metrics: readonly string[], builder: ReadingBuilder): void {
  const name = condition.at("metadata", "name").text;
  const rule = condition.at("spec", "condition");
  const [kind, op, threshold] = [rule.at("kind").text, rule.at("op").text, rule.at("threshold").number];
  if (name === undefined || op === undefined || threshold === undefined) {
    const says = "The alert condition `{name}` has no name, no `op` or no number as its `threshold`.";
    const fix = "Write what it compares with what, such as `op: gt` and `threshold: 2`.";
    builder.problem({ id: "no-condition", says, fix, values: { name: shown(name ?? "") } }, condition.where);
    return;
  }
  const window = rule.at("lookbackWindow").text;
  const after = rule.at("alertAfter").text;
  const severity = condition.at("spec", "severity").text;
  const annotations = condition.at("metadata", "annotations");
  const runbook = annotations.at("runbook_url").text ?? annotations.at("runbook").text;
  builder.add("alerts", {
    name,
    expression: [
      kind ?? "burnrate",
      op,
      `${threshold}`,
      ...(window === undefined ? [] : ["over", window]),
    ].join(" "),
    metrics,
    ...(after === undefined ? {} : { for: after }),
    ...(severity === undefined ? {} : { severity }),
    ...(runbook === undefined ? {} : { runbook }),
    source: condition.source,
  });
}

function tooMany(slo: Foreign, count: number, builder: ReadingBuilder): number {
  const says = "The SLOs of this file refer to conditions more than {limit} times, so not all were followed.";
  const fix = "Split the file into several.";
  builder.problem({ id: "too-many-references", says, fix, values: { limit: MOST_REFERENCES } }, slo.where);
  return count;
}
