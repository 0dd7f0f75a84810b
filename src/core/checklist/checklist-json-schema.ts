import * as z from "zod";
import { namedObjects } from "#core/source/named-objects.ts";
import { checklistSchema } from "./checklist-schema.ts";

/**
 * The JSON Schema (draft 7) of a checklist that is written as YAML, for editors and for programs that write one.
 * Keys that begin with `x-` are allowed everywhere, as the reader allows them.
 */
export function checklistJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(checklistSchema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === "object" && jsonSchema.additionalProperties === false)
        jsonSchema.patternProperties = { "^x-": {} };
    },
  });
  return namedObjects({
    ...schema,
    title: "Gatehouse checklist",
    description: "What people confirm before a model moves on: the definition, or a filled copy of it.",
  });
}
