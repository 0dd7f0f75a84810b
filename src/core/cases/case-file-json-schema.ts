import * as z from "zod";
import { namedObjects } from "#core/source/named-objects.ts";
import { caseFileSchema } from "./case-file-schema.ts";

/** The JSON Schema (draft 7) of a file of policy cases, for editors. Keys that begin with `x-` are allowed everywhere. */
export function caseFileJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(caseFileSchema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === "object" && jsonSchema.additionalProperties === false)
        jsonSchema.patternProperties = { "^x-": {} };
    },
  });
  return namedObjects({
    ...schema,
    title: "Gatehouse policy cases",
    description: "Situations, and what a policy must make of them: run by `gatehouse test`.",
  });
}
