import type { Foreign } from "../foreign.ts";

/** Elements of an SPDX 3 document by their identity, and the relationships among them. */
export interface Graph {
  readonly elements: readonly Foreign[];
  readonly byId: ReadonlyMap<string, Foreign>;
  readonly relationships: readonly Relationship[];
}

export interface Relationship {
  readonly type: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly at: Foreign;
}

/** Type of an element without its namespace: `AIPackage` of `ai_AIPackage`. */
export function typeOf(element: Foreign): string {
  const type = element.at("type").text ?? element.at("@type").text ?? "";
  return type.slice(type.lastIndexOf("_") + 1);
}

/** Identity of an element, in either spelling. */
export function idOf(element: Foreign): string | undefined {
  return element.at("spdxId").text ?? element.at("@id").text;
}

/** Indexes a document: `@graph`, or one element alone. */
export function readGraph(root: Foreign): Graph {
  const list = root.at("@graph");
  const elements = (list.isList ? list.items : [root]).filter(({ isMapping }) => isMapping);
  const byId = new Map<string, Foreign>();
  for (const element of elements) {
    const id = idOf(element);
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  const relationships = elements.flatMap((at): readonly Relationship[] => {
    const type = at.at("relationshipType").text;
    const from = referenceOf(at.at(SOURCE));
    if (type === undefined || from === undefined) return [];
    const to = at.at("to");
    return [{ type, from, to: (to.isList ? to.items : [to]).flatMap((one) => referenceOf(one) ?? []), at }];
  });
  return { elements, byId, relationships };
}

/** Key of the element that a relationship starts at. */
const SOURCE = `from`;

/** What a reference names: an identity, or an element written in its place. */
function referenceOf(from: Foreign): string | undefined {
  return from.text ?? idOf(from);
}
