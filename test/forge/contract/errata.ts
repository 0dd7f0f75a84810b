import type { JsonObject } from "./json.ts";
import { asArray, asObject, asText } from "./json.ts";

/**
 * Places where GitHub's own description is known to be wrong about GitHub, set right. Anything else that the description
 * refuses is taken for a mistake of the forge.
 */
export function corrected(name: string, schema: JsonObject): JsonObject {
  // Webhooks list the events of an App by a list that was closed years ago: it lacks `repository_ruleset` among others.
  if (name === "events" && schema["type"] === "array") return { type: "array", items: { type: "string" } };
  // An installation's account is a user or an enterprise; one list of the two was written as both at once.
  if (name === "account" && schema["allOf"] !== undefined && titles(schema).includes("Enterprise")) {
    const { allOf, ...rest } = schema;
    return { ...rest, anyOf: allOf };
  }
  // `head.repo` is null once the fork is deleted, which the description grants to webhooks and not to REST.
  if (name === "repo" && asText(schema["$ref"])?.endsWith("/repository") === true)
    return { nullable: true, allOf: [schema] };
  return schema;
}

function titles(schema: JsonObject): unknown[] {
  return asArray(schema["allOf"]).map((part) => asObject(part)["title"]);
}
