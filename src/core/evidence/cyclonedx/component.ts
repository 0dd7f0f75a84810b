import type { Digest, Licence } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import { member, textOf } from "../foreign-value.ts";
import { readDigest } from "../in-toto/digests.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import type { PinList } from "../requirements-txt/pin-list.ts";
import { readDataSet } from "./data-set.ts";

const LICENCE_OF: Readonly<Record<string, Licence["of"]>> = {
  "machine-learning-model": "model",
  data: "dataset",
};
/** Types whose name is content that may lie in the package; all others are dependencies. */
const CONTENT = new Set(["machine-learning-model", "data", "file"]);
const DEPENDENCIES = new Set([
  "library",
  "framework",
  "application",
  "operating-system",
  "container",
  "platform",
]);

/** A text that is not empty, without its place. */
function textIn({ value }: Foreign, key: string): string | undefined {
  const text = textOf(member(value, key));
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** Name of a component with its group, as its tools spell it: `meta-llama/Llama-2-7b`. */
export function nameOf(component: Foreign): string {
  const name = textIn(component, "name") ?? "";
  const group = textIn(component, "group");
  return group === undefined ? name : `${group}/${name}`;
}

/** Reads one component: its content or its pin, its licences, and what it says of data. */
export function readComponent(component: Foreign, builder: ReadingBuilder, pins: PinList): void {
  const type = textIn(component, "type") ?? "";
  const name = nameOf(component);
  const { source } = component;
  if (name === "") {
    builder.problem(
      {
        id: "unnamed-component",
        says: "A component has no name, so it cannot be told what it is.",
        fix: "Write the bill of materials again with the tool that made it.",
      },
      component.where,
    );
    return;
  }
  const digests = readHashes(component.at("hashes"), builder);
  if (CONTENT.has(type))
    builder.add("artifacts", { name: textIn(component, "name") ?? name, digests, source });
  if (DEPENDENCIES.has(type)) {
    const version = textIn(component, "version");
    pins.add({
      kind: type === "container" ? "image" : "package",
      name,
      ...(version === undefined ? {} : { version }),
      exact: version !== undefined && !/[*<>~^]/.test(version),
      locked: digests.length > 0 || /^sha256:[0-9a-f]{64}$/.test(version ?? ""),
      source,
    });
  }
  const of = Object.hasOwn(LICENCE_OF, type) ? LICENCE_OF[type] : undefined;
  readLicences(component.at("licenses"), of ?? "component", name, builder);
  for (const data of component.at("data").items) readDataSet(data, name, builder);
}

/** Hashes as CycloneDX writes them, with algorithms spelled as in-toto does. */
export function readHashes(hashes: Foreign, builder: ReadingBuilder): readonly Digest[] {
  return hashes.items.flatMap((hash) => {
    const algorithm = textIn(hash, "alg")?.toLowerCase() ?? "unknown";
    // `SHA-256` is sha256 there, and `SHA3-256` is sha3_256.
    const spelled = algorithm.startsWith("sha3-")
      ? algorithm.replace("-", "_")
      : algorithm.replaceAll("-", "");
    return readDigest(spelled, hash.at("content"), builder) ?? [];
  });
}

function readLicences(list: Foreign, of: Licence["of"], name: string, builder: ReadingBuilder): void {
  for (const entry of list.items) {
    const licence = entry.at("license");
    const from = textIn(entry, "expression") === undefined ? licence : entry;
    const key = from === entry ? "expression" : ["id", "name"].find((each) => textIn(licence, each));
    const told = key === undefined ? undefined : from.at(key);
    if (told?.text !== undefined)
      builder.add("licences", { of, name, expression: told.text, source: told.source });
  }
}
