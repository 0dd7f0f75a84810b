import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { addTerm, readDataSet } from "./data-set.ts";
import { observeMetric } from "./observe-metric.ts";

/**
 * Reads a model card: metrics (written as text) by slice, what the model is for and its limits, its data sets, the energy that it
 * took. `prefix` stands before names of metrics where a bill has several models.
 */
export function readModelCard(
  card: Foreign,
  model: string,
  prefix: string,
  at: string | undefined,
  builder: ReadingBuilder,
): void {
  const when = at === undefined ? {} : { at };
  for (const metric of card.at("quantitativeAnalysis", "performanceMetrics").items) {
    const type = metric.at("type").text;
    if (type === undefined) {
      builder.problem(UNNAMED, metric.where);
      continue;
    }
    const slice = metric.at("slice").text;
    const more = { ...when, ...(slice === undefined ? {} : { slice: { slice } }) };
    observeMetric(`${prefix}${type}`, metric.at("value"), builder, more);
    for (const bound of ["lowerBound", "upperBound"]) {
      const value = metric.at("confidenceInterval", bound);
      if (value.present) observeMetric(`${prefix}${type}.${bound}`, value, builder, more);
    }
  }
  readParameters(card.at("modelParameters"), model, builder);
  readConsiderations(card.at("considerations"), model, builder);
  readEnergy(card.at("considerations", "environmentalConsiderations"), prefix, when, builder);
}

const UNNAMED = {
  id: "unnamed-metric",
  says: "A metric of the model card has no `type`, so it cannot be told what it measures.",
  fix: "Write the name of the metric as its `type`.",
};

function readParameters(parameters: Foreign, model: string, builder: ReadingBuilder): void {
  for (const keys of [["task"], ["architectureFamily"], ["modelArchitecture"], ["approach", "type"]]) {
    const { text, source } = parameters.at(...keys);
    if (text !== undefined) builder.add("properties", { name: keys.join("."), value: text, source });
  }
  for (const data of parameters.at("datasets").items) readDataSet(data, model, builder);
}

const LISTS = [
  ["users", "purpose"],
  ["useCases", "purpose"],
  ["technicalLimitations", "limitation"],
  ["performanceTradeoffs", "limitation"],
] as const;

function readConsiderations(considerations: Foreign, model: string, builder: ReadingBuilder): void {
  for (const [name, kind] of LISTS)
    for (const one of considerations.at(name).items) addTerm(kind, one, model, builder);
  for (const one of considerations.at("ethicalConsiderations").items) {
    addTerm("risk", one.at("name"), model, builder);
    addTerm("mitigation", one.at("mitigationStrategy"), model, builder);
  }
  for (const one of considerations.at("fairnessAssessments").items) {
    const group = one.at("groupAtRisk").text;
    const { text, source } = one.at("harms");
    if (text !== undefined)
      builder.add("terms", {
        kind: "risk",
        of: model,
        value: group === undefined ? text : `${group}: ${text}`,
        source,
      });
    addTerm("mitigation", one.at("mitigationStrategy"), model, builder);
  }
}

/** Units of energy are no units of ours, so they stand in the name: `training.activityEnergyCost.kWh`. */
function readEnergy(
  environment: Foreign,
  prefix: string,
  when: { at?: string },
  builder: ReadingBuilder,
): void {
  for (const one of environment.at("energyConsumptions").items) {
    const activity = one.at("activity").text ?? "other";
    for (const name of ["activityEnergyCost", "co2CostEquivalent", "co2CostOffset"]) {
      const cost = one.at(name);
      if (!cost.isMapping) continue;
      const unit = cost.at("unit").text ?? "";
      observeMetric(
        `${prefix}${activity}.${name}${unit === "" ? "" : `.${unit}`}`,
        cost.at("value"),
        builder,
        when,
      );
    }
  }
}
