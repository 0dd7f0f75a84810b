import { editorSchema } from "#core/source/editor-schema.ts";
import { manifestSchema } from "./handoff-schema.ts";

/**
 * The manifest's JSON Schema, for editors. Weaker than `readManifest` where JSON Schema cannot say it: paths, licences, durations and
 * quantities are text there. Of the ids of the evidence formats, where they are given, an editor offers each and underlines any other.
 */
export function handoffJsonSchema(formats: readonly string[] = []): Readonly<Record<string, unknown>> {
  const headline = {
    title: "Gatehouse handoff manifest",
    description:
      "What a package states about itself when it is handed over: sections and paths, never results.",
  };
  return editorSchema(manifestSchema, headline, (made, key) => {
    if (formats.length > 0 && key === "as") made.enum = [...formats];
  });
}
