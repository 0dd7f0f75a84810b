import { editorSchema } from "#core/source/editor-schema.ts";
import { checklistSchema } from "./checklist-schema.ts";

/** The JSON Schema of a checklist that is written as YAML, for editors and for programs that write one. */
export function checklistJsonSchema(): Readonly<Record<string, unknown>> {
  return editorSchema(checklistSchema, {
    title: "Gatehouse checklist",
    description: "What people confirm before a model moves on: the definition, or a filled copy of it.",
  });
}
