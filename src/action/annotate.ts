import type { WorkflowAnnotation } from "#core/report/to-annotations.ts";
import type { AnnotationProperties, Writers } from "./world.ts";

/** Writes an annotation with the names that `@actions/core` gives to its place. */
export function annotate(writers: Writers, { level, message, title, where }: WorkflowAnnotation): void {
  if (where === undefined) return writers.annotate(level, message, { title });
  const { path: file, line: startLine, column: startColumn, endLine, endColumn } = where;
  const properties: AnnotationProperties = {
    title,
    file,
    startLine,
    ...(startColumn === undefined ? {} : { startColumn }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
  writers.annotate(level, message, properties);
}
