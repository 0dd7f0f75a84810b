import type { Artifact, Term } from "#core/model/details.ts";
import { LONGEST_TERM } from "../cyclonedx/data-set.ts";
import { observeMetric } from "../cyclonedx/observe-metric.ts";
import type { Foreign } from "../foreign.ts";
import { readDigest } from "../in-toto/digests.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Content that an element stands for, with what it is verified by. */
export function artifactOf(element: Foreign, builder: ReadingBuilder): Artifact {
  const digests = element.at("verifiedUsing").items.flatMap((method) => {
    const algorithm = method.at("algorithm").text;
    return algorithm === undefined ? [] : (readDigest(algorithm, method.at("hashValue"), builder) ?? []);
  });
  return { name: element.at("name").text ?? "", digests, source: element.source };
}

const AI_TERMS: readonly (readonly [string, Term["kind"]])[] = [
  ["ai_informationAboutApplication", "purpose"],
  ["ai_limitation", "limitation"],
  ["ai_safetyRiskAssessment", "risk"],
  ["ai_useSensitivePersonalInformation", "sensitive-data"],
];
const DATASET_TERMS: readonly (readonly [string, Term["kind"]])[] = [
  ["dataset_intendedUse", "purpose"],
  ["dataset_knownBias", "risk"],
  ["dataset_hasSensitivePersonalInformation", "sensitive-data"],
  ["dataset_confidentialityLevel", "classification"],
  ["dataset_anonymizationMethodUsed", "mitigation"],
  ["dataset_datasetAvailability", "access"],
];
const AI_PROPERTIES = [
  "ai_autonomyType",
  "ai_domain",
  "ai_typeOfModel",
  "ai_standardCompliance",
  "ai_modelExplainability",
];

/** Reads a model: metrics and hyperparameters (written as text), what it is for, its limits and risks. */
export function readModel(
  model: Foreign,
  prefix: string,
  at: string | undefined,
  builder: ReadingBuilder,
): void {
  const when = at === undefined ? {} : { at };
  for (const entry of model.at("ai_metric").items) {
    const key = entry.at("key").text;
    if (key === undefined) builder.problem(UNNAMED, entry.where);
    else observeMetric(`${prefix}${key}`, entry.at("value"), builder, when);
  }
  for (const entry of model.at("ai_metricDecisionThreshold").items)
    addParameter("threshold.", entry, builder);
  for (const entry of model.at("ai_hyperparameter").items) addParameter("", entry, builder);
  addTerms(model, AI_TERMS, builder);
  for (const name of AI_PROPERTIES)
    for (const { text, source } of listOf(model.at(name)))
      if (text !== undefined)
        builder.add("properties", {
          name: name.slice("ai_".length),
          value: text.slice(0, LONGEST_TERM),
          source,
        });
}

const UNNAMED = {
  id: "unnamed-metric",
  says: "A metric of the model has no `key`, so it cannot be told what it measures.",
  fix: "Write the name of the metric as its `key`.",
};

/** Reads a data set: sensitivity, confidentiality, known bias, intended use. */
export function readDataset(dataset: Foreign, builder: ReadingBuilder): void {
  addTerms(dataset, DATASET_TERMS, builder);
}

function addTerms(from: Foreign, terms: typeof AI_TERMS, builder: ReadingBuilder): void {
  const of = from.at("name").text;
  for (const [name, kind] of terms)
    for (const { text, source } of listOf(from.at(name)))
      if (text !== undefined)
        builder.add("terms", { kind, ...(of === undefined ? {} : { of }), value: text, source });
}

function addParameter(prefix: string, entry: Foreign, builder: ReadingBuilder): void {
  const name = entry.at("key").text;
  const value = entry.at("value").text;
  if (name !== undefined && value !== undefined)
    builder.add("parameters", { name: `${prefix}${name}`, value, source: entry.source });
}

function listOf(from: Foreign): readonly Foreign[] {
  return from.isList ? from.items : [from];
}
