import { UNITS } from "#core/quantity/units.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** The standard's spellings of units of time. A year has no fixed length, so it stays a term and is never computed with. */
const UNIT_WORDS: ReadonlyMap<string, string> = new Map([
  ["d", "d"],
  ["day", "d"],
  ["days", "d"],
  ["y", "y"],
  ["yr", "y"],
  ["year", "y"],
  ["years", "y"],
  ["h", "h"],
  ["hr", "h"],
  ["hour", "h"],
  ["hours", "h"],
  ["m", "min"],
  ["min", "min"],
  ["minute", "min"],
  ["minutes", "min"],
  ["s", "s"],
  ["sec", "s"],
  ["second", "s"],
  ["seconds", "s"],
  ["ms", "ms"],
  ["w", "w"],
  ["week", "w"],
  ["weeks", "w"],
]);

/** What the contract is for and not for, and its service levels: `retention` as a term, the others as parameters and observations. */
export function readAgreements(builder: ReadingBuilder, root: Foreign): void {
  const description = root.at("description");
  for (const [key, kind] of [
    ["purpose", "purpose"],
    ["usage", "purpose"],
    ["limitations", "limitation"],
  ] as const) {
    const from = description.at(key);
    if (from.text !== undefined) builder.add("terms", { kind, value: from.text, source: from.source });
  }
  const status = root.at("status");
  if (status.text !== undefined)
    builder.add("terms", { kind: "status", value: status.text, source: status.source });
  for (const level of root.at("slaProperties").items) readLevel(builder, level);
}

function readLevel(builder: ReadingBuilder, level: Foreign): void {
  const property = level.at("property").text;
  const value = level.at("value");
  if (property === undefined || !value.present) {
    const says = "A service level has no `property` or no `value`.";
    builder.problem({ id: "incomplete-level", says, fix: "Write both, or remove the entry." }, level.where);
    return;
  }
  const written = level.at("unit").text?.trim();
  const unit = written === undefined ? "" : (UNIT_WORDS.get(written.toLowerCase()) ?? written);
  const plain = value.text ?? value.number ?? value.boolean;
  if (plain === undefined) {
    const says = "The value of a service level is neither a text nor a number.";
    builder.problem({ id: "incomplete-level", says, fix: "Write one value." }, value.where);
    return;
  }
  const told = `${plain}${unit}`;
  const of = level.at("element").text;
  const { source } = value;
  if (property.toLowerCase() === "retention")
    builder.add("terms", { kind: "retention", ...(of === undefined ? {} : { of }), value: told, source });
  builder.add("parameters", { name: `sla.${property}`, value: unit === "" ? plain : told, source });
  if (value.number === undefined || !UNITS.has(unit)) return;
  const more = { ...(unit === "" ? {} : { unit }), ...(of === undefined ? {} : { slice: { element: of } }) };
  builder.record({ name: `sla.${property}`, value: value.number, ...more, source });
}
