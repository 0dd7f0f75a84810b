import type { Column } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Data types by their name without vocabulary: of `sc:Integer`, `cr:Int64` and `https://schema.org/Integer`. */
const KINDS: readonly (readonly [RegExp, Column["kind"]])[] = [
  [/^(?:Integer|U?Int\d*)$/i, "integer"],
  [/^(?:Number|Float\d*|Decimal|BFloat16)$/i, "number"],
  [/^(?:Text|URL|String|Enumeration)$/i, "string"],
  [/^Boolean$/i, "boolean"],
  [/^(?:Date|DateTime|Time)$/i, "time"],
  [/^(?:ImageObject|AudioObject|VideoObject|Bytes)$/i, "binary"],
];

/** The fields of the record sets as columns of the data set; parts of a field have dotted names. */
export function readFields(builder: ReadingBuilder, recordSets: Foreign): void {
  for (const set of recordSets.isMapping ? [recordSets] : recordSets.items) {
    const table = set.at("name").text ?? set.at("@id").text ?? "";
    addFields(builder, set.at("field"), table, "");
  }
}

function addFields(builder: ReadingBuilder, fields: Foreign, table: string, parent: string): void {
  for (const field of fields.isMapping ? [fields] : fields.items) {
    const own = ownName(field, parent === "" ? table : parent);
    if (own === undefined) {
      const says = "A field of the records has no name.";
      builder.problem({ id: "unnamed-field", says, fix: "Give it the name that the data has." }, field.where);
      continue;
    }
    const name = parent === "" ? own : `${parent}.${own}`;
    const type = typeOf(field.at("dataType"));
    builder.add("columns", {
      of: "dataset",
      ...(table === "" ? {} : { table }),
      name,
      type,
      kind: kindOf(type),
      source: field.source,
    });
    addFields(builder, field.at("subField"), table, name);
  }
}

/** Names repeat what they are in, as `passengers/age`: the column is `age`. */
function ownName(field: Foreign, within: string): string | undefined {
  const name = field.at("name").text ?? field.at("@id").text;
  return name?.startsWith(`${within}/`) === true ? name.slice(within.length + 1) : name;
}

/** The first of several types: the others say what it means, such as `wd:Q48277`. */
function typeOf(dataType: Foreign): string {
  return dataType.text ?? dataType.at("@id").text ?? dataType.items[0]?.text ?? "";
}

function kindOf(type: string): Column["kind"] {
  const name = type.slice(Math.max(type.lastIndexOf(":"), type.lastIndexOf("/"), type.lastIndexOf("#")) + 1);
  return KINDS.find(([names]) => names.test(name))?.[1] ?? "other";
}
