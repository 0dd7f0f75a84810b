import type { Column } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readQuality } from "./read-quality.ts";

/** The standard's logical types, and what they are in our words. Objects and arrays are columns of kind `other`. */
const KINDS: ReadonlyMap<string, Column["kind"]> = new Map([
  ["string", "string"],
  ["integer", "integer"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["date", "time"],
  ["timestamp", "time"],
  ["time", "time"],
]);

/** Tables, columns and quality rules of a contract, and how many there are. A nested property is a column with a dotted name. */
export function readSchema(builder: ReadingBuilder, schema: Foreign): void {
  if (!schema.present) return;
  let columns = 0;
  let rules = 0;
  for (const table of schema.items) {
    const name = table.at("name").text;
    if (name === undefined) unnamed(builder, table);
    rules += readQuality(builder, table.at("quality"), name ?? "");
    const counted = readProperties(builder, table.at("properties"), name ?? "", "");
    columns += counted.columns;
    rules += counted.rules;
  }
  const { source } = schema;
  if (!schema.isList || schema.items.length === 0) {
    const says = "`schema` names no table, so the contract says nothing about the data.";
    builder.problem({ id: "no-schema", says, fix: "List the tables and their columns." }, schema.where);
    return;
  }
  builder.record({ name: "tables", value: schema.items.length, source });
  builder.record({ name: "columns", value: columns, source });
  builder.record({ name: "quality_rules", value: rules, source });
}

function readProperties(
  builder: ReadingBuilder,
  properties: Foreign,
  table: string,
  parent: string,
): { readonly columns: number; readonly rules: number } {
  let columns = 0;
  let rules = 0;
  for (const property of properties.items) {
    const own = property.at("name").text;
    if (own === undefined) {
      unnamed(builder, property);
      continue;
    }
    const name = parent === "" ? own : `${parent}.${own}`;
    builder.add("columns", columnOf(property, table, name));
    rules += readQuality(builder, property.at("quality"), `${table}.${name}`);
    const inner = readProperties(builder, property.at("properties"), table, name);
    const listed = readProperties(builder, property.at("items", "properties"), table, name);
    columns += 1 + inner.columns + listed.columns;
    rules += inner.rules + listed.rules;
  }
  return { columns, rules };
}

function columnOf(property: Foreign, table: string, name: string): Column {
  const logical = property.at("logicalType").text;
  const required = property.at("required").boolean;
  const classification = property.at("classification").text;
  return {
    of: "contract",
    ...(table === "" ? {} : { table }),
    name,
    type: logical ?? property.at("physicalType").text ?? "",
    kind: KINDS.get(logical ?? "") ?? "other",
    ...(required === undefined ? {} : { required }),
    ...(classification === undefined ? {} : { classification }),
    source: property.source,
  };
}

function unnamed(builder: ReadingBuilder, place: Foreign): void {
  const says = "A table or column of the contract has no `name`.";
  builder.problem({ id: "unnamed", says, fix: "Give it the name that the data has." }, place.where);
}
