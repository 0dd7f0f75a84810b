import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import { Ajv } from "ajv";
import * as formats from "ajv-formats";
import { corrected } from "./errata.ts";
import type { JsonObject } from "./json.ts";
import { asArray, asObject, asText, isObject } from "./json.ts";

let document: JsonObject | undefined;

/** GitHub's own OpenAPI description (api.github.com), read once, on first need. */
export function openapi(): JsonObject {
  if (document === undefined) {
    const path = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    document = asObject(parsed);
  }
  return document;
}

/** A schema of the description's components. */
export function component(name: string): JsonObject {
  return asObject(asObject(asObject(openapi()["components"])["schemas"])[name]);
}

/** Name at the end of a reference. */
export function referenceName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

const PREFIX = "#/components/schemas/";

/**
 * OpenAPI 3.0 says `nullable` where JSON Schema says a second type; references to components become absolute, and
 * what only documents (examples, discriminators) goes, so that ajv compiles no more than it checks.
 */
function convert(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(convert);
  if (!isObject(schema)) return schema;
  const reference = asText(schema["$ref"]);
  if (reference?.startsWith(PREFIX)) return { $ref: `gh:${referenceName(reference)}` };
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (
      ["nullable", "example", "examples", "discriminator", "xml", "externalDocs", "deprecated"].includes(key)
    )
      continue;
    if (key === "properties") {
      const entries = Object.entries(asObject(value)).map(
        ([name, part]) => [name, convert(corrected(name, asObject(part)))] as const,
      );
      result[key] = Object.fromEntries(entries);
    } else result[key] = ["enum", "required", "default", "const"].includes(key) ? value : convert(value);
  }
  return schema["nullable"] === true ? { anyOf: [{ type: "null" }, result] } : result;
}

const ajv = new Ajv({
  strict: false,
  allErrors: false,
  validateFormats: true,
  logger: false,
  inlineRefs: false,
});
formats.default.default(ajv);
ajv.addFormat("uri-template", true);
for (const name of ["timestamp", "repo.nwo", "ssh-key", "ssh-key fingerprint"]) ajv.addFormat(name, true);

const added = new Set<string>();

function addReachable(schema: unknown): void {
  if (Array.isArray(schema)) return schema.forEach(addReachable);
  if (!isObject(schema)) return;
  const reference = asText(schema["$ref"]);
  if (reference?.startsWith(PREFIX)) {
    const name = referenceName(reference);
    if (!added.has(name)) {
      added.add(name);
      const found = component(name);
      ajv.addSchema(asObject(convert(found)), `gh:${name}`);
      addReachable(found);
    }
    return;
  }
  for (const value of Object.values(schema)) addReachable(value);
}
const compiled = new WeakMap<JsonObject, ValidateFunction>();

/** A validator of a schema of the description; compiled once, on first need. */
export function validatorOf(schema: JsonObject, closed: boolean): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  addReachable(schema);
  const converted = asObject(convert(schema));
  // A request with a key that GitHub does not know is a mistake of ours; responses may carry more than is written down.
  const shut = closed && isObject(converted["properties"]) && converted["additionalProperties"] === undefined;
  const validator = ajv.compile(shut ? { ...converted, additionalProperties: false } : converted);
  compiled.set(schema, validator);
  return validator;
}

/** Schemas of one operation: its body, its answers by status, and the names of its query parameters. */
export interface OperationContract {
  readonly body: JsonObject | null;
  readonly responses: ReadonlyMap<number, JsonObject | null>;
  readonly query: ReadonlySet<string>;
}

const contracts = new Map<string, OperationContract | null>();

function jsonSchema(content: unknown): JsonObject | null {
  const media = asObject(content);
  const schema = asObject(media["application/json"] ?? media["application/json; charset=utf-8"])["schema"];
  return isObject(schema) ? schema : null;
}

function resolved(value: unknown): JsonObject {
  const reference = asText(asObject(value)["$ref"]);
  if (reference === undefined) return asObject(value);
  const [, , family = "", name = ""] = reference.split("/");
  return asObject(asObject(asObject(openapi()["components"])[family])[name]);
}

/** The contract of an operation named as `GET /repos/{owner}/{repo}`; null where GitHub documents none. */
export function contractOf(route: string): OperationContract | null {
  const known = contracts.get(route);
  if (known !== undefined) return known;
  const [method = "", path = ""] = route.split(" ");
  const item = asObject(asObject(openapi()["paths"])[path]);
  const operation = item[method.toLowerCase()];
  const contract = isObject(operation) ? readContract(operation, item) : null;
  contracts.set(route, contract);
  return contract;
}

function readContract(operation: JsonObject, item: JsonObject): OperationContract {
  const responses = new Map<number, JsonObject | null>();
  for (const [status, answer] of Object.entries(asObject(operation["responses"]))) {
    responses.set(Number(status), jsonSchema(resolved(answer)["content"]));
  }
  const parameters = [...asArray(operation["parameters"]), ...asArray(item["parameters"])].map(resolved);
  const query = parameters
    .filter((parameter) => parameter["in"] === "query")
    .map((parameter) => String(parameter["name"]));
  return {
    body: jsonSchema(resolved(operation["requestBody"])["content"]),
    responses,
    query: new Set(query),
  };
}

/** Schema of a webhook's payload, named as in the description: `pull-request-opened`. */
export function webhookSchema(name: string): JsonObject | null {
  const item = asObject(asObject(openapi()["x-webhooks"])[name]);
  return jsonSchema(asObject(asObject(item["post"])["requestBody"])["content"]);
}
