import type { Schema } from "../store/schema.ts";

/** The tables that are taken over row by row. The log and what is kept with it have lines of their own. */
export const PLAIN_TABLES = [
  "delivery",
  "mark",
  "published",
  "promotion",
  "waiting",
  "needs",
  "allowance",
  "setting",
] as const satisfies readonly (keyof Schema)[];

/** Holds the list to being complete: a table that is in neither is an error of types. */
type Missing = Exclude<keyof Schema, (typeof PLAIN_TABLES)[number] | "audit" | "kept">;
const noTableMissing: [Missing] extends [never] ? true : Missing = true;
void noTableMissing;

/** A row as it is exported: moments are tagged, everything else is JSON already. */
export function toValues(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tagged = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? { at: value.toISOString() } : value,
  ]);
  return Object.fromEntries(tagged);
}

/** A row as it is stored again. */
export function fromValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const untagged = Object.entries(values).map(([name, value]) => [
    name,
    isMoment(value) ? new Date(value.at) : value,
  ]);
  return Object.fromEntries(untagged);
}

function isMoment(value: unknown): value is { readonly at: string } {
  return typeof value === "object" && value !== null && "at" in value && typeof value.at === "string";
}
