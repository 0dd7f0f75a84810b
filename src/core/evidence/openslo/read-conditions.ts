import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import type { Resources } from "./resources.ts";

/** Most references from SLOs to policies that are followed in one file. */
const MOST_REFERENCES = 5000;
const MOST_CONDITIONS = 20;

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
  const conditions = new Map<unknown, { readonly condition: Foreign; readonly metrics: Set<string> }>();
  const note = (condition: Foreign, metrics: readonly string[]) => {
    // One condition is one object, however many policies lead to it.
    const known = conditions.get(condition.value) ?? { condition, metrics: new Set<string>() };
    for (const metric of metrics) known.metrics.add(metric);
    conditions.set(condition.value, known);
  };
  for (const condition of resources.of("AlertCondition")) note(condition, []);
  for (const policy of resources.of("AlertPolicy")) {
    for (const condition of conditionsOf(policy, resources)) note(condition, []);
  }
  const references = referencesOf(measured);
  for (const { entry, metrics } of references.slice(0, MOST_REFERENCES)) {
    for (const condition of conditionsOf(policyOf(entry, resources), resources)) note(condition, metrics);
  }
  const cut = references[MOST_REFERENCES];
  if (cut !== undefined) tooMany(cut.entry, builder);
  for (const { condition, metrics } of conditions.values()) addAlert(condition, [...metrics], builder);
  return conditions.size;
}

/** The policies that the SLOs refer to, one more than are followed. */
function referencesOf(
  measured: readonly Measured[],
): readonly { readonly entry: Foreign; readonly metrics: readonly string[] }[] {
  const references: { readonly entry: Foreign; readonly metrics: readonly string[] }[] = [];
  for (const { slo, metrics } of measured) {
    const list = slo.at("spec", "alertPolicies");
    const length = Array.isArray(list.value) ? list.value.length : 0;
    for (let index = 0; index < length && references.length <= MOST_REFERENCES; index++) {
      references.push({ entry: list.at(index), metrics });
    }
  }
  return references;
}

function policyOf(entry: Foreign, resources: Resources): Foreign {
  // v1 allows a bare name in place of `alertPolicyRef`.
  return resources.named("AlertPolicy", entry.at("alertPolicyRef").text ?? entry.text) ?? entry;
}

/** Conditions of a policy, in place or by name; OpenSLO allows one, more are read up to twenty. */
function conditionsOf(policy: Foreign, resources: Resources): readonly Foreign[] {
  const list = policy.at("spec", "conditions");
  const length = Math.min(MOST_CONDITIONS, Array.isArray(list.value) ? list.value.length : 0);
  return Array.from({ length }, (_, index) => list.at(index)).flatMap((entry) => {
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

function tooMany(entry: Foreign, builder: ReadingBuilder): void {
  const says = "The SLOs of this file refer to policies more than {limit} times, so not all were followed.";
  const fix = "Split the file into several.";
  builder.problem({ id: "too-many-references", says, fix, values: { limit: MOST_REFERENCES } }, entry.where);
}
