import type { EvidenceReading } from "#core/model/observation.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { isMapping, member } from "../foreign-value.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { PinList } from "../requirements-txt/pin-list.ts";
import { nameOf, readComponent, readHashes } from "./component.ts";
import { readDeclarations } from "./declarations.ts";
import { readModelCard } from "./model-card.ts";
import { readVulnerabilities } from "./vulnerabilities.ts";

const ID = "cyclonedx";
/** Room for some ten thousand components. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Bills of materials of CycloneDX 1.4 to 1.7 in JSON, with model cards, vulnerabilities and declarations. */
export const cyclonedx = defineReader({
  id: ID,
  title: "CycloneDX",
  detect: (text) => /"bomFormat"\s*:\s*"CycloneDX"/.test(text.slice(0, 65_536)),
  read: (file) => {
    const json = readJson(file.text, file.path, { bytes: MOST_BYTES });
    if (!json.ok) return unreadable(ID, file, json.issues);
    const bom = Foreign.of(json.value, file.path);
    const builder = new ReadingBuilder(ID, file);
    const version = bom.at("specVersion");
    if (bom.at("bomFormat").text !== "CycloneDX" || !/^1\.[4-7]$/.test(version.text ?? "")) {
      builder.problem({ ...OTHER_VERSION, values: { found: version.spelled } }, version.where);
      return builder.build();
    }
    readBom(bom, builder);
    if (builder.empty) builder.problem(EMPTY_BOM, bom.where);
    return builder.build(producerOf(bom.at("metadata", "tools")));
  },
});

const OTHER_VERSION = {
  id: "wrong-version",
  says: "This is no CycloneDX of version 1.4 to 1.7: `specVersion` is {found}.",
  fix: "Write the bill of materials in version 1.6 or 1.7.",
};

const EMPTY_BOM = {
  id: "empty-bom",
  says: "This bill of materials names no component, no vulnerability and no declaration.",
  fix: "See that the tool that wrote it found the model and its dependencies.",
};

function readBom(bom: Foreign, builder: ReadingBuilder): void {
  const at = readInstant(bom.at("metadata", "timestamp").text ?? "");
  const about = bom.at("metadata", "component");
  const all = allComponents([...(about.isMapping ? [about] : []), ...bom.at("components").items]);
  const pins = new PinList(builder);
  const cards = all.filter(({ value }) => isMapping(member(value, "modelCard")));
  for (const component of all) readComponent(component, builder, pins);
  for (const component of cards) {
    const name = nameOf(component);
    readModelCard(component.at("modelCard"), name, cards.length > 1 ? `${name}.` : "", at, builder);
  }
  if (about.isMapping) readSubject(about, builder);
  for (const service of bom.at("services").items)
    for (const data of service.at("data").items) {
      const { text, source } = data.at("classification");
      if (text !== undefined)
        builder.add("terms", { kind: "classification", of: nameOf(service), value: text, source });
    }
  if (bom.at("vulnerabilities").present) {
    const names = new Map(all.map((component) => [component.at("bom-ref").text ?? "", nameOf(component)]));
    readVulnerabilities(bom.at("vulnerabilities"), names, builder);
  }
  readDeclarations(bom.at("declarations"), builder);
  if (all.length > 0)
    builder.record({ name: "components", value: all.length, source: bom.at("components").source });
  if (pins.size > 0) pins.record(bom.at("components").source);
}

/** Components and those inside of them; how deep they lie is bounded by the JSON reader. */
function allComponents(components: readonly Foreign[]): readonly Foreign[] {
  const found: Foreign[] = [];
  const waiting = [...components].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    if (member(next.value, "components") === undefined) continue;
    for (const inner of next.at("components").items.toReversed()) waiting.push(inner);
  }
  return found;
}

/** What the bill is about is bound by the digests that it states of it. */
function readSubject(about: Foreign, builder: ReadingBuilder): void {
  const digests = readHashes(about.at("hashes"), builder);
  const { source } = about;
  if (digests.length > 0)
    builder.add("subjects", { kind: "content", name: about.at("name").text ?? "", digests, source });
}

/** Before version 1.5, tools were a list; after it, they are components. */
function producerOf(tools: Foreign): EvidenceReading["producer"] {
  const tool = tools.isList ? tools.at(0) : tools.at("components", 0);
  const name = tool.at("name").text;
  const version = tool.at("version").text;
  return name === undefined ? undefined : { tool: name, ...(version === undefined ? {} : { version }) };
}
