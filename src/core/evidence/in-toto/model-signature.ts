import type { Artifact } from "#core/model/details.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readDigest } from "./digests.ts";
import type { PredicateSummary } from "./predicate-summary.ts";

/**
 * OpenSSF model signing v1: each resource is a file with its digest, relative to the folder that was signed, and files under
 * `ignore_paths` were left out of it.
 */
export function readModelSignature(
  predicate: Foreign,
  _: readonly Artifact[],
  builder: ReadingBuilder,
): PredicateSummary {
  const resources = predicate.at("resources");
  if (resources.items.length === 0) {
    builder.problem(
      {
        id: "no-resources",
        says: "The signature names no file of the model, so it covers nothing.",
        fix: "Sign the folder of the model again.",
      },
      resources.where,
    );
  }
  for (const resource of resources.items) {
    const name = resource.at("name").text;
    const digest = readDigest(resource.at("algorithm").text ?? "sha256", resource.at("digest"), builder);
    if (name !== undefined && digest !== undefined)
      builder.add("artifacts", { name, digests: [digest], source: resource.source });
    else if (name === undefined || resource.at("digest").text !== undefined)
      builder.problem({ ...BROKEN, values: { found: shown(name ?? "nothing") } }, resource.where);
  }
  const serialization = predicate.at("serialization");
  for (const name of ["method", "hash_type", "allow_symlinks"]) {
    const { text, boolean, source } = serialization.at(name);
    const value = text ?? boolean;
    if (value !== undefined) builder.add("properties", { name, value, source });
  }
  for (const { text, source } of serialization.at("ignore_paths").items)
    if (text !== undefined) builder.add("properties", { name: "ignore_paths", value: text, source });
  return {};
}

const BROKEN = {
  id: "invalid-resource",
  says: "A signed file, `{found}`, has no name or no digest.",
  fix: "Sign the folder of the model again.",
};
