import type { Column } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Types of huggingface/datasets: src/datasets/features, by their beginning. */
const KINDS: readonly (readonly [RegExp, Column["kind"]])[] = [
  [/^u?int\d/, "integer"],
  [/^(?:float|double|decimal)/, "number"],
  [/^(?:large_)?string/, "string"],
  [/^bool/, "boolean"],
  [/^(?:timestamp|date|time)/, "time"],
  [/^(?:(?:large_)?binary|image|audio|video)/, "binary"],
];

/** The features of a configuration as columns of the data set; features within features have dotted names. */
export function readFeatures(
  builder: ReadingBuilder,
  features: Foreign,
  table: string | undefined,
  parent: string,
): void {
  for (const feature of features.items) {
    const own = feature.at("name").text;
    if (own === undefined) continue;
    const name = parent === "" ? own : `${parent}.${own}`;
    const type = typeOf(feature);
    const kind = KINDS.find(([beginning]) => beginning.test(type))?.[1] ?? "other";
    const column: Column = { of: "dataset", name, type, kind, source: feature.source };
    builder.add("columns", table === undefined ? column : { ...column, table });
    for (const key of ["struct", "list", "sequence"]) readFeatures(builder, feature.at(key), table, name);
  }
}

/** `dtype` is a text, or a mapping whose key is the type (`class_label`); without it the feature is a list or a structure. */
function typeOf(feature: Foreign): string {
  const dtype = feature.at("dtype");
  const named = dtype.text ?? dtype.entries[0]?.[0];
  return named ?? ["struct", "list", "sequence"].find((key) => feature.at(key).present) ?? "";
}
