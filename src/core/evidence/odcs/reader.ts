import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS } from "#core/source/source-document.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readAgreements } from "./read-agreements.ts";
import { readPeople } from "./read-people.ts";
import { readSchema } from "./read-schema.ts";

const FORMAT = "odcs";

/** Plain keys at the top that are handed on as they are. */
const PROPERTIES = [
  "apiVersion",
  "id",
  "name",
  "version",
  "status",
  "domain",
  "dataProduct",
  "tenant",
] as const;
/** What the standard requires of every contract besides its kind. */
const REQUIRED = ["apiVersion", "id", "version", "status"] as const;
const KIND = /^["']?kind["']?\s*:\s*["']?DataContract\b/m;

/** A data contract in the Open Data Contract Standard, 3.0 and 3.1. The mapping is in this folder's README. */
export const odcs = defineReader({
  id: FORMAT,
  title: "Open Data Contract Standard",
  detect: (text) =>
    KIND.test(text) || (text.trimStart().startsWith("{") && /"kind"\s*:\s*"DataContract"/.test(text)),
  read(file) {
    const parsed = readYaml(file.text, file.path, JSON_LIMITS);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    if (!isContract(builder, root)) return builder.build();
    readIdentity(builder, root);
    readSchema(builder, root.at("schema"));
    readAgreements(builder, root);
    readPeople(builder, root);
    return builder.build();
  },
});

/** Whether the file is a contract of a version whose keys are known. */
function isContract(builder: ReadingBuilder, root: Foreign): boolean {
  const kind = root.at("kind");
  if (kind.value !== "DataContract") {
    const says = "This is no data contract: `kind` is not `DataContract`.";
    builder.problem(
      { id: "not-a-contract", says, fix: "Write `kind: DataContract` at the top." },
      kind.where,
    );
    return false;
  }
  const version = root.at("apiVersion");
  if (version.text === undefined || /^v?3\.[01](?:\.|$)/.test(version.text)) return true;
  const says = "Version {version} of the Open Data Contract Standard is not known here.";
  const fix = "Write the contract in version v3.0.2 or v3.1.0 of the standard.";
  builder.problem(
    { id: "unknown-version", says, fix, values: { version: shown(version.text) } },
    version.where,
  );
  return false;
}

function readIdentity(builder: ReadingBuilder, root: Foreign): void {
  for (const name of REQUIRED) {
    if (root.at(name).present) continue;
    const says = "The contract has no `{name}`, which the standard requires.";
    builder.problem({ id: "incomplete", says, fix: "Add it at the top.", values: { name } }, root.where);
  }
  for (const name of PROPERTIES) {
    const from = root.at(name);
    const value = from.text ?? from.number;
    if (value !== undefined) builder.add("properties", { name, value, source: from.source });
  }
  const name = root.at("name").text ?? root.at("dataProduct").text ?? root.at("id").text;
  const version = root.at("version");
  if (name !== undefined)
    builder.add("subjects", {
      kind: "dataset",
      name,
      ...(version.text === undefined ? {} : { revision: version.text }),
      digests: [],
      source: root.at("id").source,
    });
}
