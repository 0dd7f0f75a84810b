import * as z from "zod";
import { namedObjects } from "./named-objects.ts";

/** A JSON Schema that is being made of a zod schema. */
type Made = z.core.JSONSchema.BaseSchema;

/** What an editor shows of the whole file. */
interface Headline {
  readonly title: string;
  readonly description: string;
}

/**
 * The JSON Schema (draft 7, which editors know best) of a file: completion, hover texts and diagnostics. Keys that begin with `x-`
 * are allowed everywhere, as `checkSchema` allows them. `adapt` may change the schema of each key.
 */
export function editorSchema(
  schema: z.ZodType,
  headline: Headline,
  adapt: (made: Made, key: string | number | undefined) => void = () => undefined,
): Readonly<Record<string, unknown>> {
  const made = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema, path }) => {
      adapt(jsonSchema, path.at(-1));
      if (jsonSchema.type === "object" && jsonSchema.additionalProperties === false)
        jsonSchema.patternProperties = { "^x-": {} };
    },
  });
  return namedObjects({ ...made, ...headline });
}
