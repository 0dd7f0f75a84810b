import { XMLParser, XMLValidator } from "fast-xml-parser";
import { LineMap } from "#core/source/line-map.ts";

/** An element of an XML document. Text between elements is not kept: no reader needs it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly line: number;
  readonly column: number;
}

/** Why a text was refused, by id, with the place. `reason` is the parser's, and may quote the file. */
export interface XmlRefusal {
  readonly kind: "not-xml" | "doctype" | "too-deep";
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** Deepest nesting of elements. Test reports have five levels. */
export const XML_DEPTH = 64;

const ATTRIBUTES = ":@";
const META: unknown = XMLParser.getMetaDataSymbol();

/**
 * Reads an XML document without entities: a DOCTYPE is refused, and only the five predefined entities and character
 * references are decoded, in attributes. Never throws; linear in time.
 */
export function parseXml(
  text: string,
): { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly refusal: XmlRefusal } {
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = new LineMap(clean);
  const doctype = findDeclaration(clean);
  if (doctype >= 0) {
    return { ok: false, refusal: { kind: "doctype", reason: "<!DOCTYPE", ...lines.at(doctype) } };
  }
  const refusal = malformed(clean, lines);
  if (refusal !== null) return { ok: false, refusal };
  try {
    const [root] = elements(parser().parse(clean), lines);
    if (root !== undefined) return { ok: true, root };
    return { ok: false, refusal: { kind: "not-xml", reason: "no element", line: 1, column: 1 } };
  } catch (error) {
    // The validator has passed the text, so what is left to throw are the parser's own limits.
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    return {
      ok: false,
      refusal: { kind: reason.includes("nested") ? "too-deep" : "not-xml", reason, line: 1, column: 1 },
    };
  }
}

/** What is not well-formed. For a file that was cut off the validator only lists all open elements, without a place. */
function malformed(text: string, lines: LineMap): XmlRefusal | null {
  const valid = XMLValidator.validate(text);
  if (valid === true) return null;
  const { msg, line, col } = valid.err;
  if (!msg.startsWith("Invalid '["))
    return { kind: "not-xml", reason: msg.slice(0, 200), line, column: col || 1 };
  const reason = "the file ends before all its elements are closed";
  return { kind: "not-xml", reason, ...lines.at(text.trimEnd().length) };
}

function parser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    captureMetaData: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    maxNestedTags: XML_DEPTH,
    jPath: false,
  });
}

/** Offset of the first `<!` that is neither comment nor CDATA: a DOCTYPE or something of its kind; -1 for none. */
function findDeclaration(text: string): number {
  let at = text.indexOf("<!");
  while (at >= 0) {
    const [opening, closing] = text.startsWith("<!--", at)
      ? ["<!--", "-->"]
      : text.startsWith("<![CDATA[", at)
        ? ["<![CDATA[", "]]>"]
        : ["", ""];
    if (opening === "") return at;
    const end = text.indexOf(closing, at + opening.length);
    if (end < 0) return -1;
    at = text.indexOf("<!", end + closing.length);
  }
  return -1;
}

/** The elements of one level, as the parser gives them in order: `{ name: [children], ":@": attributes }`. */
function elements(nodes: unknown, lines: LineMap): readonly XmlElement[] {
  if (!Array.isArray(nodes) || nodes.length === 0) return [];
  const found: XmlElement[] = [];
  const listed: readonly unknown[] = nodes;
  for (const node of listed) {
    if (typeof node !== "object" || node === null) continue;
    const name = nameOf(node);
    if (name === undefined || name === "#text" || name.startsWith("?")) continue;
    const { line, column } = lines.at(startIndexOf(node));
    const children = elements(Reflect.get(node, name), lines);
    found.push({ name, attributes: attributesOf(node), children, line, column });
  }
  return found;
}

/** The first key that names an element rather than its attributes. */
function nameOf(node: object): string | undefined {
  for (const name of Object.keys(node)) if (name !== ATTRIBUTES) return name;
  return undefined;
}

function startIndexOf(node: object): number {
  const meta: unknown = typeof META === "symbol" ? Reflect.get(node, META) : undefined;
  if (typeof meta !== "object" || meta === null || !("startIndex" in meta)) return 0;
  return typeof meta.startIndex === "number" ? meta.startIndex : 0;
}

function attributesOf(node: object): ReadonlyMap<string, string> {
  const attributes: unknown = Reflect.get(node, ATTRIBUTES);
  const decoded = new Map<string, string>();
  if (typeof attributes !== "object" || attributes === null) return decoded;
  for (const [name, value] of Object.entries(attributes)) decoded.set(name, decode(String(value)));
  return decoded;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, name, decimal, hex) => {
      const named = NAMED.get(name);
      if (named !== undefined) return named;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
