import type { Term } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readEvaluations } from "./read-evaluations.ts";
import { readTraining } from "./read-training.ts";

const FORMAT = "sagemaker-model-card";
const LONGEST = 2_000;

/** Texts of the card, and what they say. */
const TERMS: readonly (readonly [readonly string[], Term["kind"]])[] = [
  [["model_overview", "model_owner"], "owner"],
  [["intended_uses", "purpose_of_model"], "purpose"],
  [["intended_uses", "intended_uses"], "purpose"],
  [["intended_uses", "factors_affecting_model_efficiency"], "limitation"],
  [["intended_uses", "risk_rating"], "risk"],
  [["business_details", "business_problem"], "purpose"],
  [["additional_information", "ethical_considerations"], "risk"],
  [["additional_information", "caveats_and_recommendations"], "limitation"],
];
const RATINGS: ReadonlySet<unknown> = new Set(["High", "Medium", "Low", "Unknown"]);
const PROPERTIES = ["model_description", "model_creator", "algorithm_type", "problem_type"] as const;

/** The content of an Amazon SageMaker model card, as JSON. The mapping is in this folder's README. */
export const sagemakerModelCard = defineReader({
  id: FORMAT,
  title: "SageMaker model card",
  detect: (text) =>
    text.trimStart().startsWith("{") &&
    (text.includes('"model_overview"') || /"intended_uses"\s*:\s*\{/.test(text)) &&
    /"(?:intended_uses|business_details|training_details|evaluation_details|additional_information|model_owner)"/.test(
      text,
    ),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    readTerms(builder, root);
    for (const name of PROPERTIES) {
      const from = root.at("model_overview", name);
      if (from.text !== undefined)
        builder.add("properties", { name, value: from.text.slice(0, LONGEST), source: from.source });
    }
    readTraining(builder, root);
    readEvaluations(builder, root.at("evaluation_details"));
    if (builder.empty) {
      const says = "This model card says nothing.";
      builder.problem({ id: "empty-card", says, fix: "Fill it in, and export it again." });
    }
    return builder.build({ tool: "SageMaker" });
  },
});

function readTerms(builder: ReadingBuilder, root: Foreign): void {
  for (const [path, kind] of TERMS) {
    const from = root.at(...path);
    if (from.text !== undefined)
      builder.add("terms", { kind, value: from.text.slice(0, LONGEST), source: from.source });
  }
  const rating = root.at("intended_uses", "risk_rating");
  if (!rating.present || RATINGS.has(rating.value)) return;
  const says = "`risk_rating` is none of High, Medium, Low and Unknown.";
  builder.problem({ id: "unknown-rating", says, fix: "Write one of these four." }, rating.where);
}
