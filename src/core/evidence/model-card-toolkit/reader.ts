import type { Term } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readMetrics } from "./read-metrics.ts";

const FORMAT = "model-card-toolkit";
/** Characters of a text that are kept: cards carry images as text, which are never read. */
const LONGEST = 2_000;

/** Lists of texts, the key of the text in each, and what they say. */
const TERMS: readonly (readonly [readonly string[], string, Term["kind"]])[] = [
  [["model_details", "owners"], "name", "owner"],
  [["considerations", "use_cases"], "description", "purpose"],
  [["considerations", "limitations"], "description", "limitation"],
  [["considerations", "tradeoffs"], "description", "limitation"],
  [["considerations", "ethical_considerations"], "name", "risk"],
  [["considerations", "ethical_considerations"], "mitigation_strategy", "mitigation"],
];

/** A model card of Google's Model Card Toolkit, as JSON. The mapping is in this folder's README. */
export const modelCardToolkit = defineReader({
  id: FORMAT,
  title: "Model Card Toolkit",
  detect: (text) =>
    text.trimStart().startsWith("{") &&
    text.includes('"model_details"') &&
    /"(?:quantitative_analysis|considerations|model_parameters|schema_version)"/.test(text),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    readMetrics(builder, root.at("quantitative_analysis", "performance_metrics"));
    readModel(builder, root.at("model_details"));
    for (const [path, key, kind] of TERMS)
      for (const entry of root.at(...path).items) addTerm(builder, kind, textIn(entry, key));
    readData(builder, root.at("model_parameters"));
    if (builder.empty) {
      const says = "This model card says nothing.";
      builder.problem({ id: "empty-card", says, fix: "Fill it in, and export it again." });
    }
    return builder.build();
  },
});

function readModel(builder: ReadingBuilder, model: Foreign): void {
  const version = model.at("version", "name");
  for (const [name, from] of [
    ["name", model.at("name")],
    ["version", version],
    ["date", model.at("version", "date")],
  ] as const)
    if (from.text !== undefined)
      builder.add("properties", { name, value: cut(from.text), source: from.source });
  const path = model.at("path");
  if (path.text !== undefined && path.text.length <= LONGEST)
    builder.add("artifacts", { name: path.text, digests: [], source: path.source });
  // Up to 0.0.1 one licence stands alone.
  const single = model.at("license");
  for (const licence of [...model.at("licenses").items, ...(single.present ? [single] : [])]) {
    const expression = licence.at("identifier").text ?? licence.at("custom_text").text ?? licence.text;
    if (expression !== undefined)
      builder.add("licences", { of: "model", expression: cut(expression), source: licence.source });
  }
  for (const reference of model.at("references").items) {
    const target = reference.at("reference").text ?? reference.text;
    if (target !== undefined && /^https?:\/\//.test(target) && target.length <= LONGEST)
      builder.add("links", { target, source: reference.source });
  }
}

/** Data sets with what is sensitive in them, and the formats of input and output. */
function readData(builder: ReadingBuilder, parameters: Foreign): void {
  for (const data of parameters.at("data").items) {
    const of = data.at("name").text;
    for (const sensitive of data.at("sensitive", "sensitive_data").items)
      addTerm(builder, "sensitive-data", sensitive, of);
  }
  for (const [key, of] of [
    ["input_format_map", "input"],
    ["output_format_map", "output"],
  ] as const)
    for (const entry of parameters.at(key).items) {
      const name = entry.at("key").text;
      const type = entry.at("value").text ?? "";
      if (name !== undefined)
        builder.add("columns", { of, name: cut(name), type: cut(type), kind: "other", source: entry.source });
    }
}

function addTerm(builder: ReadingBuilder, kind: Term["kind"], from: Foreign, of?: string): void {
  if (from.text === undefined) return;
  builder.add("terms", {
    kind,
    ...(of === undefined ? {} : { of }),
    value: cut(from.text),
    source: from.source,
  });
}

/** A text, or an entry that is a plain text itself, as cards of 0.0.1 have them. */
function textIn(entry: Foreign, key: string): Foreign {
  return entry.text === undefined || key === "mitigation_strategy" ? entry.at(key) : entry;
}

function cut(text: string): string {
  return text.slice(0, LONGEST);
}
