import { furnish } from "./furniture.ts";
import type { JsonObject } from "./json.ts";
import { contractOf, validatorOf, webhookSchema } from "./openapi.ts";

/** A place where what was said departs from GitHub's own description of its API. */
export interface Violation {
  readonly what: "request" | "response" | "webhook" | "graphql";
  /** Operation or event. */
  readonly where: string;
  readonly message: string;
}

function complaint(schema: JsonObject, value: unknown, closed: boolean): string | null {
  const validator = validatorOf(schema, closed);
  if (validator(value)) return null;
  const errors = (validator.errors ?? []).map((error) => {
    return `${error.instancePath || "/"} ${error.message ?? ""} ${JSON.stringify(error.params)}`;
  });
  return errors.slice(0, 8).join("; ");
}

/** What is wrong with a request's query and body, if anything. */
export function checkRequest(route: string, query: Iterable<string>, body: unknown): Violation[] {
  const contract = contractOf(route);
  if (contract === null)
    return [{ what: "request", where: route, message: "GitHub documents no such operation" }];
  const found: string[] = [];
  for (const name of query) if (!contract.query.has(name)) found.push(`unknown query parameter ${name}`);
  if (contract.body !== null && body !== undefined) {
    const message = complaint(contract.body, body, true);
    if (message !== null) found.push(message);
  }
  return found.map((message) => ({ what: "request", where: route, message }));
}

/** An answer with its furniture, and what is wrong with it, if anything. Refusals (4xx, 5xx) are not described closely enough to check. */
export function completeResponse(
  route: string,
  status: number,
  body: unknown,
  url: string,
): { body: unknown; violations: Violation[] } {
  const schema = contractOf(route)?.responses.get(status);
  if (schema === undefined && status < 300) {
    const message = `GitHub documents no status ${status}`;
    return { body, violations: [{ what: "response", where: route, message }] };
  }
  if (schema === undefined || schema === null || status >= 300) return { body, violations: [] };
  const full = furnish(body, schema, url);
  const message = complaint(schema, full, false);
  const violations =
    message === null ? [] : [{ what: "response", where: `${route} ${status}`, message } as const];
  return { body: full, violations };
}

/** A webhook's payload with its furniture, and what is wrong with it, if anything. */
export function completeWebhook(
  event: string,
  action: string | null,
  payload: JsonObject,
  url: string,
): { payload: unknown; violations: Violation[] } {
  const name = (action === null ? event : `${event}-${action}`).replaceAll("_", "-");
  const schema = webhookSchema(name);
  if (schema === null) {
    return {
      payload,
      violations: [{ what: "webhook", where: name, message: "GitHub documents no such event" }],
    };
  }
  const full = furnish(payload, schema, url);
  const message = complaint(schema, full, false);
  return { payload: full, violations: message === null ? [] : [{ what: "webhook", where: name, message }] };
}
