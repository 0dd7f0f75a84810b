import type { EvidenceReading } from "#core/model/observation.ts";
import type { EvidenceReader } from "../define-reader.ts";

/** Reads a text, or a value as JSON (which is YAML, too), as a file of the format. */
export function readWith(reader: EvidenceReader, content: unknown, path = "evidence.json"): EvidenceReading {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
  return reader.read({ path, text, oid: "0".repeat(40) });
}
