import type { Term } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Longest text of a term: a sentence or a paragraph, never a picture that somebody embedded. */
export const LONGEST_TERM = 4000;

/** Adds a term where a text stands, cut after {@link LONGEST_TERM} characters. */
export function addTerm(
  kind: Term["kind"],
  from: Foreign,
  of: string | undefined,
  builder: ReadingBuilder,
): void {
  const { text, source } = from;
  if (text !== undefined)
    builder.add("terms", {
      kind,
      ...(of === undefined ? {} : { of }),
      value: text.slice(0, LONGEST_TERM),
      source,
    });
}

/** Reads data of a component, or a data set of a model: classification, sensitive data, owners, where it is. */
export function readDataSet(data: Foreign, owner: string, builder: ReadingBuilder): void {
  const of = data.at("name").text ?? owner;
  addTerm("classification", data.at("classification"), of, builder);
  const sensitive = data.at("sensitiveData");
  for (const one of sensitive.isList ? sensitive.items : [sensitive])
    addTerm("sensitive-data", one, of, builder);
  for (const role of ["owners", "stewards", "custodians"])
    for (const person of data.at("governance", role).items)
      for (const kind of ["organization", "contact"]) addTerm("owner", person.at(kind, "name"), of, builder);
  const { text, source } = data.at("contents", "url");
  if (text !== undefined) builder.add("artifacts", { name: text, digests: [], source });
}
