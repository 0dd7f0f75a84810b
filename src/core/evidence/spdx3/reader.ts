import type { Artifact, Licence } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { PinList } from "../requirements-txt/pin-list.ts";
import { type Graph, readGraph, typeOf } from "./graph.ts";
import { artifactOf, readDataset, readModel } from "./packages.ts";

const ID = "spdx3";
const LICENCES = new Set(["hasDeclaredLicense", "hasConcludedLicense"]);
/**
 * Relationships whose `from` was made from `to`, and those whose `from` makes `to`.
 * Source: spdx/spdx-3-model:model/Core/Vocabularies/RelationshipType.md.
 */
const MADE_FROM = new Set(["trainedOn", "testedOn", "descendantOf"]);
const MAKES = new Set(["generates"]);

/** Documents of SPDX 3 in JSON-LD, with AI and data set profiles. */
export const spdx3 = defineReader({
  id: ID,
  title: "SPDX 3",
  detect: (text) => /"https:\/\/spdx\.org\/rdf\/3\.\d/.test(text.slice(0, 65_536)),
  read: (file) => {
    const json = readJson(file.text, file.path);
    if (!json.ok) return unreadable(ID, file, json.issues);
    const builder = new ReadingBuilder(ID, file);
    const root = Foreign.of(json.value, file.path);
    readDocument(readGraph(root), root, builder);
    if (builder.empty) builder.problem(EMPTY, root.where);
    return builder.build();
  },
});

const EMPTY = {
  id: "empty-document",
  says: "This document names no package and no file.",
  fix: "See that the tool that wrote it found the model and its dependencies.",
};

function readDocument(graph: Graph, root: Foreign, builder: ReadingBuilder): void {
  const created = graph.elements.find((element) => typeOf(element) === "CreationInfo")?.at("created").text;
  const at = readInstant(created ?? "");
  const models = graph.elements.filter((element) => typeOf(element) === "AIPackage");
  const pins = new PinList(builder);
  let packages = 0;
  for (const element of graph.elements) {
    const type = typeOf(element);
    if (!["AIPackage", "DatasetPackage", "Package", "File"].includes(type)) continue;
    packages += 1;
    const name = element.at("name").text;
    const artifact = artifactOf(element, builder);
    if (type === "AIPackage") readModel(element, models.length > 1 ? `${name ?? ""}.` : "", at, builder);
    if (type === "DatasetPackage") readDataset(element, builder);
    if (type === "Package") addPin(element, artifact, pins);
    // A package's name is a title; only where it has digests is content meant.
    if (name !== undefined && type !== "Package" && (type === "File" || artifact.digests.length > 0))
      builder.add("artifacts", artifact);
  }
  addLicences(graph, builder);
  addTransformations(graph, builder);
  const source = root.at("@graph").source;
  if (packages > 0) builder.record({ name: "packages", value: packages, source });
  if (pins.size > 0) pins.record(source);
}

function addPin(element: Foreign, { digests }: Artifact, pins: PinList): void {
  const version = element.at("software_packageVersion").text;
  pins.add({
    kind: "package",
    name: element.at("name").text ?? element.at("software_packageUrl").text ?? "",
    ...(version === undefined ? {} : { version }),
    exact: version !== undefined && !/[*<>~^]/.test(version),
    locked: digests.length > 0,
    source: element.source,
  });
}

/** Declared licences, and concluded ones where they say something else. */
function addLicences({ relationships, byId }: Graph, builder: ReadingBuilder): void {
  const told = new Set<string>();
  for (const { type, from, to, at } of relationships) {
    if (!LICENCES.has(type)) continue;
    const element = byId.get(from);
    const name = element?.at("name").text;
    for (const id of to) {
      const expression = expressionOf(id, byId);
      const key = `${from}\n${expression}`;
      if (told.has(key)) continue;
      told.add(key);
      builder.add("licences", {
        of: licenceOf(element),
        ...(name === undefined ? {} : { name }),
        expression,
        source: at.source,
      });
    }
  }
}

function licenceOf(element: Foreign | undefined): Licence["of"] {
  const type = element === undefined ? "" : typeOf(element);
  if (type === "AIPackage") return "model";
  return type === "DatasetPackage" ? "dataset" : "component";
}

function expressionOf(id: string, byId: Graph["byId"]): string {
  const element = byId.get(id);
  const written = element?.at("simplelicensing_licenseExpression").text ?? element?.at("name").text;
  // `https://spdx.org/licenses/MIT` needs no element of its own.
  return written ?? id.slice(id.lastIndexOf("/") + 1);
}

function addTransformations({ relationships, byId }: Graph, builder: ReadingBuilder): void {
  const named = (id: string): Artifact[] => {
    const element = byId.get(id);
    const name = element?.at("name").text;
    // Digests were read, and told of, where the element stands.
    return element === undefined || name === undefined ? [] : [{ name, digests: [], source: element.source }];
  };
  for (const { type, from, to, at } of relationships) {
    if (!MADE_FROM.has(type) && !MAKES.has(type)) continue;
    const [one, many] = [named(from), to.flatMap(named)];
    const [inputs, outputs] = MAKES.has(type) ? [one, many] : [many, one];
    builder.add("transformations", { name: type, inputs, outputs, parameters: [], source: at.source });
  }
}
