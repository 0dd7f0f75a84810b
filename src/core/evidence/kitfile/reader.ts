import type { Licence } from "#core/model/details.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { propertiesIn } from "../markdown/properties.ts";
import { leavesIn, tellCut } from "../parameters/leaves.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "kitfile";
const PICKLE = /\.(?:pkl|pickle|joblib)$/i;
const PROPERTIES = ["name", "version", "description", "framework", "format", "authors"];

/** A `Kitfile` of KitOps: what a ModelKit packs. Source: kitops-ml/kitops:pkg/artifact/kitfile.go, pkg/artifact/kitfile.md. */
export const kitfile = defineReader({
  id: FORMAT,
  title: "KitOps Kitfile",
  detect: (text, path) =>
    /(?:^|\/)kitfile(?:\.ya?ml)?$/i.test(path) ||
    (/^manifestVersion:/m.test(text) && /^package:/m.test(text)),
  read(file) {
    const parsed = readYaml(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    if (!root.at("manifestVersion").present) builder.problem(NO_VERSION, root.where);
    readLicence("package", root.at("package"), builder);
    readModel(root.at("model"), builder);
    for (const code of root.at("code").items) readContent("code", code, builder);
    for (const dataset of root.at("datasets").items) {
      readContent("dataset", dataset, builder);
      readParameters(
        dataset.at("parameters"),
        `datasets.${dataset.at("name").text ?? ""}.parameters`,
        builder,
      );
    }
    for (const key of ["docs", "prompts"])
      for (const each of root.at(key).items) readContent(undefined, each, builder);
    for (const key of ["manifestVersion", "package", "model"]) readProperties(key, root.at(key), builder);
    if (builder.empty) builder.problem(NO_VERSION);
    return builder.build({ tool: "kitops" });
  },
});

function readModel(model: Foreign, builder: ReadingBuilder): void {
  readContent("model", model, builder);
  for (const part of model.at("parts").items) readContent("model", part, builder);
  readParameters(model.at("parameters"), "model.parameters", builder);
}

function readParameters(from: Foreign, prefix: string, builder: ReadingBuilder): void {
  if (!from.present) return;
  const leaves = leavesIn(from, prefix);
  tellCut(leaves, builder);
  // An empty value under `parameters` is no parameter.
  for (const { name, value, at } of leaves.leaves)
    if (at.path.length > from.path.length) builder.add("parameters", { name, value, source: at.source });
}

function readContent(
  of: "model" | "code" | "dataset" | undefined,
  at: Foreign,
  builder: ReadingBuilder,
): void {
  const path = at.at("path");
  if (path.text !== undefined) {
    // The `digest` of a packed ModelKit's config is that of a layer, an archive, and not of the file.
    builder.add("artifacts", { name: path.text, digests: [], source: path.source });
    if (PICKLE.test(path.text))
      builder.add("executables", {
        name: path.text,
        why: "is a pickle, which runs code when it is loaded",
        source: path.source,
      });
  } else if (at.isMapping) builder.problem(NO_PATH, at.where);
  if (of !== undefined) readLicence(of, at, builder);
}

function readLicence(of: Licence["of"], at: Foreign, builder: ReadingBuilder): void {
  const licence = at.at("license");
  const name = at.at("name").text;
  if (licence.text === undefined) return;
  const named = name === undefined ? {} : { name };
  builder.add("licences", { of, ...named, expression: licence.text, source: licence.source });
}

function readProperties(key: string, at: Foreign, builder: ReadingBuilder): void {
  const value = at.text ?? at.number;
  if (value !== undefined) builder.add("properties", { name: key, value, source: at.source });
  for (const property of propertiesIn(at))
    if (PROPERTIES.includes(property.name))
      builder.add("properties", { ...property, name: `${key}.${property.name}` });
}

const NO_VERSION = {
  id: "no-manifest-version",
  says: "This Kitfile names no `manifestVersion`.",
  fix: 'Write `manifestVersion: "1.0.0"` at its top.',
};

const NO_PATH = {
  id: "no-path",
  says: "This entry names no path, so the whole folder would be packed.",
  fix: "Write the file or folder under `path`, relative to the Kitfile.",
};
