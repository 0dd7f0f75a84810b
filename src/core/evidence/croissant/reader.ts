import type { Term } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readDistribution } from "./read-distribution.ts";
import { readFields } from "./read-fields.ts";

const FORMAT = "croissant";
const LONGEST = 2_000;

/** Keys of the vocabulary for responsible AI (docs.mlcommons.org/croissant/docs/croissant-rai-spec.html). */
const RAI: readonly (readonly [string, Term["kind"]])[] = [
  ["dataLimitations", "limitation"],
  ["dataBiases", "limitation"],
  ["personalSensitiveInformation", "sensitive-data"],
  ["dataUseCases", "purpose"],
  ["dataSocialImpact", "risk"],
];
const PROPERTIES = [
  "name",
  "version",
  "conformsTo",
  "datePublished",
  "dateModified",
  "isLiveDataset",
  "url",
] as const;

/** A data set described in Croissant 1.0 or 1.1. The mapping is in this folder's README. */
export const croissant = defineReader({
  id: FORMAT,
  title: "Croissant",
  detect: (text) =>
    text.trimStart().startsWith("{") &&
    text.includes('"@context"') &&
    text.includes("mlcommons.org/croissant") &&
    /"(?:distribution|recordSet|conformsTo)"/.test(text),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    readIdentity(builder, root);
    for (const licence of listed(root.at("license"))) {
      const expression =
        licence.text ?? licence.at("url").text ?? licence.at("@id").text ?? licence.at("name").text;
      if (expression !== undefined)
        builder.add("licences", { of: "dataset", expression, source: licence.source });
    }
    readDistribution(builder, root.at("distribution"));
    readFields(builder, root.at("recordSet"));
    readTerms(builder, root);
    if (builder.empty) {
      const says = "This describes no data set: it has no name, files, records or licence.";
      builder.problem({ id: "no-dataset", says, fix: "Write it with `mlcroissant`." });
    }
    return builder.build();
  },
});

function readIdentity(builder: ReadingBuilder, root: Foreign): void {
  for (const name of PROPERTIES) {
    const from = root.at(name);
    const value = from.text ?? from.number ?? from.boolean;
    if (value !== undefined) builder.add("properties", { name, value, source: from.source });
  }
  const name = root.at("name");
  const version = root.at("version");
  const revision = version.text ?? (version.number === undefined ? undefined : String(version.number));
  if (name.text !== undefined)
    builder.add("subjects", {
      kind: "dataset",
      name: name.text,
      ...(revision === undefined ? {} : { revision }),
      digests: [],
      source: name.source,
    });
}

function readTerms(builder: ReadingBuilder, root: Foreign): void {
  for (const [key, kind] of RAI) {
    const places = [root.at(`rai:${key}`), root.at(`http://mlcommons.org/croissant/RAI/${key}`)];
    for (const from of places.flatMap(listed))
      if (from.text !== undefined)
        builder.add("terms", { kind, value: from.text.slice(0, LONGEST), source: from.source });
  }
  for (const from of [root.at("creator"), root.at("publisher")].flatMap(listed)) {
    const value = from.text ?? from.at("name").text;
    if (value !== undefined) builder.add("terms", { kind: "owner", value, source: from.source });
  }
}

/** JSON-LD writes one value alone and several as a list. */
function listed(from: Foreign): readonly Foreign[] {
  return from.isList ? from.items : [from];
}
