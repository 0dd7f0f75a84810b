import { editorSchema } from "#core/source/editor-schema.ts";
import { caseFileSchema } from "./case-file-schema.ts";

/** The JSON Schema of a file of policy cases, for editors. */
export function caseFileJsonSchema(): Readonly<Record<string, unknown>> {
  return editorSchema(caseFileSchema, {
    title: "Gatehouse policy cases",
    description: "Situations, and what a policy must make of them: run by `gatehouse test`.",
  });
}
