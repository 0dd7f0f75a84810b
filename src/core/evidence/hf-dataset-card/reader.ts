import type { Observation } from "#core/model/observation.ts";
import { defineReader } from "../define-reader.ts";
import type { Foreign } from "../foreign.ts";
import { cardKind } from "../hf-model-card/card-kind.ts";
import { readCard } from "../hf-model-card/read-card.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readFeatures } from "./read-features.ts";

const FORMAT = "hf-dataset-card";
const SIZES = ["dataset_size", "download_size"] as const;

/** A dataset card as the Hugging Face Hub reads it from `README.md`. The mapping is in this folder's README. */
export const hfDatasetCard = defineReader({
  id: FORMAT,
  title: "Hugging Face dataset card",
  detect: (text, path) => cardKind(text, path) === "dataset",
  read(file) {
    const builder = new ReadingBuilder(FORMAT, file);
    const matter = readCard(builder, file, "dataset");
    if (matter !== undefined) {
      const name = matter.at("pretty_name");
      if (name.text !== undefined)
        builder.add("subjects", { kind: "dataset", name: name.text, digests: [], source: name.source });
      // One configuration stands alone, several are a list.
      const info = matter.at("dataset_info");
      for (const each of info.isList ? info.items : [info]) readInfo(builder, each, info.isList);
      for (const config of matter.at("configs").items) readFiles(builder, config.at("data_files"));
    }
    if (builder.empty) {
      const says = "This dataset card is empty.";
      builder.problem({ id: "empty-card", says, fix: "Describe the data, where it is from and its limits." });
    }
    return builder.build();
  },
});

/** Sizes of a configuration and its splits, and its features. With several configurations each is a slice. */
function readInfo(builder: ReadingBuilder, info: Foreign, several: boolean): void {
  const config = several ? info.at("config_name").text : undefined;
  const whole = config === undefined ? {} : { config };
  for (const split of info.at("splits").items) {
    const name = split.at("name").text;
    const slice = name === undefined ? whole : { ...whole, split: name };
    const about: Pick<Observation, "slice"> = Object.keys(slice).length === 0 ? {} : { slice };
    builder.observe("num_examples", split.at("num_examples"), about);
    const bytes = split.at("num_bytes");
    if (bytes.present) builder.observe("num_bytes", bytes, { ...about, unit: "By" });
    if (split.at("num_examples").value === 0) {
      const says = "A split of the data holds no examples.";
      builder.problem({ id: "no-samples", says, fix: "Remove the split, or fill it." }, split.where);
    }
  }
  for (const key of SIZES) {
    const from = info.at(key);
    const about = config === undefined ? {} : { slice: whole };
    if (from.present) builder.observe(key, from, { ...about, unit: "By" });
  }
  readFeatures(builder, info.at("features"), config, "");
}

/** The files of a configuration: a path, a list of paths, or paths by split. Patterns name no content of their own. */
function readFiles(builder: ReadingBuilder, files: Foreign): void {
  for (const each of files.isList ? files.items : [files]) {
    const paths = each.isMapping ? each.at("path") : each;
    for (const { text, source } of paths.isList ? paths.items : [paths])
      if (text !== undefined && !/[*?[]/.test(text))
        builder.add("artifacts", { name: text, digests: [], source });
  }
}
