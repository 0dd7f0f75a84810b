import { readEvidence } from "#core/evidence/readers.ts";
import type { Location } from "#core/model/location.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { Content } from "#core/model/tree.ts";

/**
 * Reads one evidence file of a manifest, whatever stands there: what cannot be read as text is a problem at the place
 * where the manifest names it, so that it is reported as not evaluable and never overlooked.
 */
export async function readEvidenceFile(
  path: string,
  content: Content,
  format: string | undefined,
  where: Location,
): Promise<EvidenceReading> {
  if (content.kind === "text") return readEvidence(format, { path, text: content.text, oid: content.oid });
  const digest = content.kind === "absent" ? "" : content.oid;
  return {
    path,
    format: format ?? "",
    digest,
    observations: [],
    problems: [{ ...problemOf(content, path), where }],
  };
}

function problemOf(content: Exclude<Content, { kind: "text" }>, path: string) {
  switch (content.kind) {
    case "absent":
      return {
        id: "evidence-absent",
        says: "`{path}` does not exist",
        fix: "add the file that the tool wrote",
        values: { path },
      };
    case "binary":
      return {
        id: "evidence-binary",
        says: "`{path}` is not UTF-8 text",
        fix: "commit the tool's text report",
        values: { path },
      };
    case "too-large":
      return {
        id: "evidence-too-large",
        says: "`{path}` has {size} bytes; at most {limit} are read",
        fix: "commit a summary, or split the report",
        values: { path, size: content.size, limit: content.limit },
      };
    case "symlink":
    case "submodule":
    case "folder":
      return {
        id: "evidence-not-a-file",
        says: "`{path}` is a {kind}, not a file",
        fix: "name the file that the tool wrote",
        values: { path, kind: content.kind },
      };
    default:
      return content satisfies never;
  }
}
