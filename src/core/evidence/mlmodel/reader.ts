import { toPointer } from "#core/source/positions.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS, type SourceDocument } from "#core/source/source-document.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { propertiesIn } from "../markdown/properties.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readFlavors } from "./flavors.ts";
import { readSignature } from "./signature.ts";

const FORMAT = "mlmodel";
const PROPERTIES = [
  "model_id",
  "model_uuid",
  "artifact_path",
  "utc_time_created",
  "is_signature_from_type_hint",
];

/** An `MLmodel` file of MLflow 1 to 3: how a logged model is loaded, and by which run it was made. */
export const mlmodel = defineReader({
  id: FORMAT,
  title: "MLflow MLmodel file",
  detect: (text, path) =>
    /(?:^|\/)mlmodel$/i.test(path) ||
    (/^flavors:/m.test(text) && /^(?:mlflow_version|model_uuid|utc_time_created|run_id):/m.test(text)),
  read(file) {
    const parsed = readYaml(file.text, file.path, { ...JSON_LIMITS, bytes: 1024 * 1024 });
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const spell = speller(parsed.value);
    if (root.at("flavors").entries.length === 0) builder.problem(NO_FLAVORS, root.at("flavors").where);
    readFlavors(root.at("flavors"), spell, builder);
    readSignature(root.at("signature"), builder);
    readOrigin(root, builder);
    const version = spell(root.at("mlflow_version"));
    return builder.build({ tool: "mlflow", ...(version === undefined ? {} : { version }) });
  },
});

function readOrigin(root: Foreign, builder: ReadingBuilder): void {
  const run = root.at("run_id");
  if (run.text !== undefined) builder.add("subjects", { kind: "run", id: run.text, source: run.source });
  const created = root.at("utc_time_created").text;
  // The name says UTC, the value has no zone.
  const at = created === undefined ? undefined : (readInstant(`${created.trim()}Z`) ?? readInstant(created));
  const size = root.at("model_size_bytes");
  if (size.present)
    builder.observe("model_size_bytes", size, { unit: "By", ...(at === undefined ? {} : { at }) });
  for (const name of PROPERTIES) {
    const from = root.at(name);
    const value = from.text ?? from.number ?? from.boolean;
    if (value !== undefined) builder.add("properties", { name, value, source: from.source });
  }
  for (const property of propertiesIn(root.at("metadata")))
    builder.add("properties", { ...property, name: `metadata.${property.name}` });
}

/** A version as it is written: YAML takes `3.10` for the number 3.1. */
function speller({ spellings }: SourceDocument): (value: Foreign) => string | undefined {
  return (value) => {
    const { number } = value;
    return (
      value.text ??
      (number === undefined ? undefined : (spellings?.[toPointer(value.path)] ?? String(number)))
    );
  };
}

const NO_FLAVORS = {
  id: "no-flavors",
  says: "This file names no flavour, so nobody can tell how the model is loaded.",
  fix: "Log or save the model again with MLflow, and commit the `MLmodel` file that it writes.",
};
