import type { Reading } from "#core/model/statement.ts";
import { readJson } from "#core/source/read-json.ts";
import { readYamlDocuments } from "#core/source/read-yaml-documents.ts";
import type { SourceDocument } from "#core/source/source-document.ts";
import { defineReader, type EvidenceFile, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { leavesIn, tellCut } from "./leaves.ts";
import { readToml } from "./read-toml.ts";

const FORMAT = "parameters";
/** Aliases of one file: configurations share parts by them. */
const MOST_ALIASES = 500;

/** A parameters file or any other configuration: its plain values under dotted names. The mapping is in this folder's README. */
export const parameters = defineReader({
  id: FORMAT,
  title: "parameters in YAML, JSON or TOML",
  detect: (text, path) => /\.(?:ya?ml|json|toml)$/i.test(path) && !text.trimStart().startsWith("<"),
  read(file) {
    const parsed = parse(file);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const builder = new ReadingBuilder(FORMAT, file);
    for (const document of parsed.value) {
      const root = Foreign.of(document, file.path);
      const leaves = leavesIn(root, prefixOf(root));
      for (const { name, value, at } of leaves.leaves)
        builder.add("parameters", { name, value, source: at.source });
      tellCut(leaves, builder);
    }
    if (builder.empty) builder.problem(NOTHING);
    return builder.build();
  },
});

function parse({ path, text }: EvidenceFile): Reading<readonly SourceDocument[]> {
  const single = /\.toml$/i.test(path)
    ? readToml(text, path)
    : /\.json$/i.test(path)
      ? readJson(text, path)
      : undefined;
  if (single === undefined) return readYamlDocuments(text, path, { aliases: MOST_ALIASES });
  return single.ok ? { ok: true, value: [single.value] } : single;
}

/** `Deployment/churn.` for an object of Kubernetes, so that the objects of one file keep apart. */
function prefixOf(root: Foreign): string {
  const kind = root.at("kind").text;
  const name = root.at("metadata", "name").text;
  return kind === undefined || name === undefined ? "" : `${kind}/${name}`;
}

const NOTHING = {
  id: "no-parameters",
  says: "This file holds no parameter: no name with a plain value.",
  fix: 'Write a mapping, such as "learning_rate: 0.01", or list the file that was meant.',
};
