import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "gto";
const LONGEST_NAME = 500;

/** What `gto show --json` prints: which version of each artifact stands in which stage. */
export const gto = defineReader({
  id: FORMAT,
  title: "GTO registry",
  detect: (text, path) =>
    /\.json$/i.test(path) &&
    /"registered"\s*:/.test(text) &&
    /"active"\s*:/.test(text) &&
    /"stage"\s*:\s*\{/.test(text),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    for (const [model, artifact] of root.entries) {
      if (!artifact.isMapping || model.length > LONGEST_NAME)
        builder.problem({ ...NO_ARTIFACT, values: { name: shown(model) } }, root.where);
      else readArtifact(model, artifact, builder);
    }
    if (builder.empty) builder.problem(NOTHING);
    return builder.build({ tool: "gto" });
  },
});

function readArtifact(model: string, artifact: Foreign, builder: ReadingBuilder): void {
  const version = artifact.at("version");
  if (version.text !== undefined) {
    const registered = artifact.at("registered").boolean === false ? "unregistered" : "registered";
    const name = artifact.at("active").boolean === false ? "deprecated" : registered;
    builder.add("registrations", {
      model,
      version: version.text,
      kind: "version",
      name,
      source: version.source,
    });
  } else builder.add("properties", { name: `${model}.version`, value: "none", source: artifact.source });
  for (const [stage, at] of artifact.at("stage").entries) {
    if (stage.length > LONGEST_NAME) continue;
    // More than one version may stand in a stage, where GTO is told to allow it.
    for (const each of at.isList ? at.items : [at])
      if (each.text !== undefined)
        builder.add("registrations", {
          model,
          version: each.text,
          kind: "stage",
          name: stage,
          source: each.source,
        });
  }
}

const NO_ARTIFACT = {
  id: "no-artifact",
  says: "`{name}` is no artifact with a version and stages.",
  fix: "Write the file again with `gto show --json`.",
};

const NOTHING = {
  id: "empty-registry",
  says: "This registry holds no artifact.",
  fix: "Register a version with `gto register`, and write the file again with `gto show --json`.",
};
