import { readYaml } from "#core/source/read-yaml.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { PinList } from "../requirements-txt/pin-list.ts";
import { readHashes } from "../requirements-txt/read-options.ts";
import { readRequirement, withoutCredentials } from "../requirements-txt/read-requirement.ts";
import { readCondaSpec } from "./conda-spec.ts";

const ID = "conda-environment";
const NAMED = /(?:^|\/)[^/]*(?:conda|environment|env)[^/]*\.ya?ml$/i;

/** Environment files of conda, with packages of pip inside. */
export const condaEnvironment = defineReader({
  id: ID,
  title: "conda environment",
  detect: (text, path) =>
    /^dependencies:/m.test(text.slice(0, 65_536)) &&
    (NAMED.test(path) || /^channels:/m.test(text.slice(0, 65_536))),
  read: (file) => {
    const yaml = readYaml(file.text, file.path);
    if (!yaml.ok) return unreadable(ID, file, yaml.issues);
    const builder = new ReadingBuilder(ID, file);
    const root = Foreign.of(yaml.value, file.path);
    const dependencies = root.at("dependencies");
    const pins = new PinList(builder);
    const items = dependencies.items;
    if (items.length === 0) builder.problem(NO_DEPENDENCIES, dependencies.where);
    for (const one of items) {
      if (pins.full) break;
      readDependency(one, builder, pins);
    }
    for (const { text, source } of root.at("channels").items)
      if (text !== undefined)
        builder.add("properties", { name: "channel", value: withoutCredentials(text), source });
    const name = root.at("name");
    if (name.text !== undefined)
      builder.add("properties", { name: "name", value: name.text, source: name.source });
    if (items.length > 0) pins.record(dependencies.source);
    return builder.build();
  },
});

const NO_DEPENDENCIES = {
  id: "no-dependencies",
  says: "This file has no list of `dependencies`, so it fixes no environment.",
  fix: "Write it with `conda env export`, or leave it out.",
};

function readDependency(one: Foreign, builder: ReadingBuilder, pins: PinList): void {
  const pip = one.isMapping ? one.at("pip") : undefined;
  if (pip?.isList === true) {
    for (const line of pip.items) readPipLine(line, builder, pins);
    return;
  }
  const spec = one.text === undefined ? undefined : readCondaSpec(one.text);
  if (spec === undefined) return unreadableEntry(one, builder);
  pins.add({ kind: spec.name === "python" ? "runtime" : "package", ...spec, source: one.source });
}

/** A line as in a requirements file. What `-r` includes is not seen from here. */
function readPipLine(line: Foreign, builder: ReadingBuilder, pins: PinList): void {
  const { text, source } = line;
  if (text === undefined) return unreadableEntry(line, builder);
  const include = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(text)?.[1];
  if (include !== undefined) {
    builder.add("links", { target: include, source });
    pins.add({ kind: "package", name: `-r ${include}`, exact: false, locked: false, source });
    return;
  }
  const asked = text.replace(/^(?:-e|--editable)\s+/, "");
  if (/^\.{0,2}(?:\/|$)/.test(asked)) return builder.add("artifacts", { name: asked, digests: [], source });
  if (asked.startsWith("-"))
    return builder.add("properties", { name: "pip", value: withoutCredentials(asked), source });
  const [before = ""] = asked.split(/\s--/, 1);
  const requirement = readRequirement(before.trim());
  if (requirement === undefined) return unreadableEntry(line, builder);
  const locked = requirement.locked || readHashes(asked.split(/\s+/)).valid > 0;
  pins.add({ kind: "package", ...requirement, locked, source });
}

function unreadableEntry(entry: Foreign, builder: ReadingBuilder): void {
  builder.problem(
    {
      id: "unreadable-dependency",
      says: "`{found}` is no dependency that conda or pip understands.",
      fix: "Write a name with a version, such as `numpy=2.1.0=py312h1103770_0`.",
      values: { found: entry.spelled },
    },
    entry.where,
  );
}
