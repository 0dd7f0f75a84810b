import type { Column } from "#core/model/details.ts";

/** Beginnings of type names of databases and data frames, in lower case; the first that fits counts. */
const KINDS: readonly (readonly [RegExp, Column["kind"]])[] = [
  [/^(?:interval|array|struct|map|row|json|variant)/, "other"],
  [/^(?:tinyint|smallint|mediumint|bigint|int|uint|integer|long|short|byteint|serial|bigserial)/, "integer"],
  [/^(?:float|double|real|decimal|numeric|number|bignumeric)/, "number"],
  [/^(?:varchar|char|nvarchar|nchar|text|string|clob|uuid|enum|utf8|object|character)/, "string"],
  [/^bool/, "boolean"],
  [/^(?:timestamp|datetime|date|time)/, "time"],
  [/^(?:binary|varbinary|blob|bytes|bytea)/, "binary"],
];

/** The kind of a column by the name of its type in a database or data frame: `VARCHAR(18)` is a string. */
export function kindOfType(type: string): Column["kind"] {
  const name = type.trim().toLowerCase();
  return KINDS.find(([beginning]) => beginning.test(name))?.[1] ?? "other";
}
