import type { JsonObject } from "./json.ts";
import { asArray, asObject, asText, isObject } from "./json.ts";
import { component, referenceName } from "./openapi.ts";

/**
 * GitHub's answers carry hundreds of fields that decide nothing: addresses, counters, switches of features.
 * Only these are filled in from the schema. A field that says something (a state, a sha, a name) is never invented:
 * leave it out of an answer, and the contract reports it.
 */
const COUNTERS =
  /(^|_)(count|forks|watchers|open_issues|size|comments|review_comments|stargazers|repos|followers|following)$|_count$/;
const SWITCHES =
  /^(has_|allow_|is_|use_|web_commit|delete_branch|site_admin|archived|disabled|locked|maintainer_can_modify|squash_|auto_)/;

function dereference(schema: JsonObject): JsonObject {
  const reference = asText(schema["$ref"]);
  return reference === undefined ? schema : dereference(component(referenceName(reference)));
}

function furnitureFor(name: string, schema: JsonObject, url: string): unknown {
  if (schema["nullable"] === true) return null;
  const branches = [...asArray(schema["anyOf"]), ...asArray(schema["oneOf"])].map((part) =>
    dereference(asObject(part)),
  );
  if (branches.some((part) => part["type"] === "null" || part["nullable"] === true)) return null;
  const type = schema["type"];
  if (type === "string" && (/(^|_)url$/.test(name) || name === "href")) return `${url}/furniture/${name}`;
  if (name === "node_id") return "N_furniture";
  if (name === "gravatar_id") return "";
  if (type === "integer" && COUNTERS.test(name)) return 0;
  if (type === "boolean" && SWITCHES.test(name)) return false;
  if (type === "array" && ["labels", "assignees", "topics"].includes(name)) return [];
  if (type === "object" && (name === "_links" || isObject(asObject(schema["properties"])["href"]))) return {};
  return undefined;
}

function partsOf(schema: JsonObject): JsonObject[] {
  const own = dereference(schema);
  const parts = asArray(own["allOf"]).flatMap((part) => partsOf(asObject(part)));
  return [own, ...parts];
}

function alternativeFor(schema: JsonObject, value: unknown): JsonObject {
  const branches = [...asArray(schema["anyOf"]), ...asArray(schema["oneOf"])].map((part) =>
    dereference(asObject(part)),
  );
  const wanted = Array.isArray(value) ? "array" : "object";
  const fitting = branches.filter(
    (part) => part["type"] === wanted || part["properties"] !== undefined || part["allOf"],
  );
  if (!isObject(value)) return fitting[0] ?? schema;
  // The branch that knows most of what the answer already says.
  const known = (part: JsonObject) =>
    Object.keys(value).filter((key) => partsOf(part).some((one) => key in asObject(one["properties"])))
      .length;
  return fitting.sort((a, b) => known(b) - known(a))[0] ?? schema;
}

/** A copy of an answer with its furniture put in. The answer itself is never changed. */
export function furnish(value: unknown, schema: JsonObject, url: string): unknown {
  const own = dereference(schema);
  if (value === null || typeof value !== "object") return value;
  if ((own["anyOf"] ?? own["oneOf"]) !== undefined && own["properties"] === undefined) {
    const chosen = alternativeFor(own, value);
    return chosen === own ? value : furnish(value, chosen, url);
  }
  if (Array.isArray(value)) {
    const items = own["items"];
    return isObject(items) ? value.map((item) => furnish(item, items, url)) : value;
  }
  const result: JsonObject = { ...value };
  for (const part of partsOf(own)) furnishProperties(result, part, url);
  return result;
}

function furnishProperties(result: JsonObject, part: JsonObject, url: string): void {
  const required = new Set(asArray(part["required"]));
  for (const [name, raw] of Object.entries(asObject(part["properties"]))) {
    const schema = asObject(raw);
    if (result[name] === undefined && required.has(name)) {
      const filled = furnitureFor(name, dereference(schema), url);
      if (filled !== undefined) result[name] = filled;
    }
    if (isObject(result[name]) || Array.isArray(result[name]))
      result[name] = furnish(result[name], schema, url);
  }
}
