import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "gto";
const LONGEST_NAME = 500;

/**
 * What `gto show --json` prints: which version of each artifact stands in which stage. With a name, it prints the versions of
 * that artifact instead. Source: iterative/gto:gto/api.py, gto/base.py.
 */
export const gto = defineReader({
  id: FORMAT,
  title: "GTO registry",
  detect: (text, path) =>
    /\.json$/i.test(path) &&
    ((/"registered"\s*:/.test(text) && /"active"\s*:/.test(text) && /"stage"\s*:\s*\{/.test(text)) ||
      (/"artifact"\s*:/.test(text) && /"commit_hexsha"\s*:/.test(text) && /"stages"\s*:/.test(text))),
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
    for (const version of root.items) readVersion(version, builder);
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
    for (const { version, source } of versionsIn(at))
      builder.add("registrations", { model, version, kind: "stage", name: stage, source });
  }
}

/** More than one version may stand in a stage, where GTO is told to show it: it joins them with a comma. */
function versionsIn(
  at: Foreign,
): readonly { readonly version: string; readonly source: Foreign["source"] }[] {
  const { source } = at;
  return (at.text ?? "").split(",").flatMap((part) => {
    const version = part.trim();
    return version === "" ? [] : [{ version, source }];
  });
}

/** One version of the list for a single artifact, with the stages that it was assigned to. */
function readVersion(at: Foreign, builder: ReadingBuilder): void {
  const model = at.at("artifact").text;
  const version = at.at("version").text;
  if (model === undefined || version === undefined || model.length > LONGEST_NAME) {
    builder.problem({ ...NO_ARTIFACT, values: { name: shown(model ?? "") } }, at.where);
    return;
  }
  const about = { model, version };
  const active = at.at("is_active").boolean !== false;
  // A version that nobody registered is listed by its commit.
  const known = at.at("registrations").items.length > 0 ? "registered" : "unregistered";
  const { source } = at.at("version");
  builder.add("registrations", { ...about, kind: "version", name: active ? known : "deprecated", source });
  for (const assigned of at.at("stages").items) {
    const stage = assigned.at("stage");
    if (
      stage.text !== undefined &&
      stage.text.length <= LONGEST_NAME &&
      assigned.at("is_active").boolean !== false
    )
      builder.add("registrations", { ...about, kind: "stage", name: stage.text, source: stage.source });
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
