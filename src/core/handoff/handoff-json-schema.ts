import * as z from "zod";
import { namedObjects } from "#core/source/named-objects.ts";
import { manifestSchema } from "./handoff-schema.ts";

/**
 * The manifest's JSON Schema (draft 7, which editors know best): completion, hover texts and diagnostics in an editor.
 * Weaker than `readManifest` where JSON Schema cannot say it: paths, licences, durations and quantities are text there.
 * Keys that begin with `x-` are allowed everywhere, as the reader allows them. Of the ids of the evidence formats, where they are given,
 * an editor offers each and underlines any other.
 */
export function handoffJsonSchema(formats: readonly string[] = []): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(manifestSchema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema, path }) => {
      if (formats.length > 0 && path.at(-1) === "as") jsonSchema.enum = [...formats];
      if (jsonSchema.type === "object" && jsonSchema.additionalProperties === false)
        jsonSchema.patternProperties = { "^x-": {} };
    },
  });
  return namedObjects({
    ...schema,
    title: "Gatehouse handoff manifest",
    description:
      "What a package states about itself when it is handed over: sections and paths, never results.",
  });
}
