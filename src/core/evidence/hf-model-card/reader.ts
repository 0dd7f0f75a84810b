import type { Artifact } from "#core/model/details.ts";
import { defineReader } from "../define-reader.ts";
import type { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { cardKind } from "./card-kind.ts";
import { readCard } from "./read-card.ts";
import { readModelIndex } from "./read-model-index.ts";

const FORMAT = "hf-model-card";

/** A model card as the Hugging Face Hub reads it from `README.md`. The mapping is in this folder's README. */
export const hfModelCard = defineReader({
  id: FORMAT,
  title: "Hugging Face model card",
  detect: (text, path) => cardKind(text, path) === "model",
  read(file) {
    const builder = new ReadingBuilder(FORMAT, file);
    const matter = readCard(builder, file, "model");
    if (matter !== undefined) {
      readModelIndex(builder, matter.at("model-index"));
      readOrigin(builder, matter);
    }
    if (builder.empty) {
      const says = "This model card is empty.";
      builder.problem({ id: "empty-card", says, fix: "Describe the model, its data and its limits." });
    }
    return builder.build();
  },
});

/** What the model was made from: `base_model` and `datasets`, each one name or several. */
function readOrigin(builder: ReadingBuilder, matter: Foreign): void {
  const inputs: Artifact[] = ["base_model", "datasets"].flatMap((key) => {
    const from = matter.at(key);
    const all = from.isList ? from.items : [from];
    return all.flatMap(({ text, source }) =>
      text === undefined ? [] : [{ name: text, digests: [], source }],
    );
  });
  if (inputs.length === 0) return;
  const source = matter.source;
  builder.add("transformations", { name: "training", inputs, outputs: [], parameters: [], source });
}
