import { readYaml } from "#core/source/read-yaml.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { DvcEntries } from "../dvc-lock/dvc-entry.ts";
import { Foreign } from "../foreign.ts";
import { propertiesIn } from "../markdown/properties.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "dvc-pointer";

/** A `*.dvc` file: the digest of data that is kept elsewhere, and where it was imported from. */
export const dvcPointer = defineReader({
  id: FORMAT,
  title: "DVC pointer",
  detect: (_, path) => /\.dvc$/i.test(path),
  read(file) {
    const parsed = readYaml(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const entries = new DvcEntries(builder);
    const outputs = entries.artifacts(root.at("outs"));
    if (outputs.length === 0) builder.problem(NO_OUTPUT, root.at("outs").where);
    for (const artifact of outputs) {
      builder.add("artifacts", artifact);
      if (artifact.digests.length === 0) builder.problem(NO_DIGEST, root.at("outs").where);
    }
    const inputs = entries.artifacts(root.at("deps"));
    if (inputs.length > 0) {
      const source = root.at("deps").source;
      builder.add("transformations", { name: "imported", inputs, outputs, parameters: [], source });
    }
    readOrigins(root, builder);
    for (const property of propertiesIn(root.at("meta")))
      builder.add("properties", { ...property, name: `meta.${property.name}` });
    return builder.build({ tool: "dvc" });
  },
});

/** An import from another repository is a data set at that commit. */
function readOrigins(root: Foreign, builder: ReadingBuilder): void {
  for (const key of ["frozen", "desc"]) {
    const from = root.at(key);
    const value = from.text ?? from.boolean;
    if (value !== undefined) builder.add("properties", { name: key, value, source: from.source });
  }
  for (const dependency of root.at("deps").items) {
    const name = dependency.at("path").text;
    const url = dependency.at("repo", "url").text;
    if (name === undefined || url === undefined) continue;
    const revision = dependency.at("repo", "rev_lock").text;
    const known = revision === undefined ? {} : { revision };
    builder.add("subjects", { kind: "dataset", name, ...known, digests: [], source: dependency.source });
    builder.add("properties", {
      name: `repo.${name}`,
      value: url,
      source: dependency.at("repo", "url").source,
    });
  }
}

const NO_OUTPUT = {
  id: "no-output",
  says: "This pointer names no file that it points to.",
  fix: "Run `dvc add` on the data again, and commit the `.dvc` file that it writes.",
};

const NO_DIGEST = {
  id: "no-digest",
  says: "This pointer holds no digest, so the data that it points to can be any.",
  fix: "Run `dvc commit`, and commit the `.dvc` file that it writes.",
};
