import * as z from "zod";
import { manifestSchema } from "./handoff-schema.ts";

/**
 * The manifest's JSON Schema (draft 7, which editors know best): completion, hover texts and diagnostics in an editor.
 * Weaker than `readManifest` where JSON Schema cannot say it: paths, licences, durations and quantities are text there.
 * Keys that begin with `x-` are allowed everywhere, as the reader allows them.
 */
export function handoffJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(manifestSchema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === "object" && jsonSchema.additionalProperties === false)
        jsonSchema.patternProperties = { "^x-": {} };
    },
  });
  return {
    ...schema,
    title: "Gatehouse handoff manifest",
    description:
      "What a package states about itself when it is handed over: sections and paths, never results.",
  };
}
