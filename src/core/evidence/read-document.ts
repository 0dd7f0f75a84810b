import type { EvidenceReading } from "#core/model/observation.ts";
import type { EvidenceFile } from "./define-reader.ts";
import { detectFormat, FORMATS } from "./formats.ts";

/** Formats that take nearly any file: of a document they would tell nothing that somebody asked for. */
const VAGUE: ReadonlySet<string> = new Set(["metrics"]);

/** How a document is read where its format is not told by itself. */
export interface DocumentHints {
  /** Format to read it by, whatever it looks like. */
  readonly format?: string;
  /** Formats that are not to be guessed here: `parameters` for data that merely is JSON. */
  readonly never?: readonly string[];
}

/**
 * Reads a file that is no report by the format that it looks like; `null` when it looks like none. Unlike evidence, a document
 * may be of no known format: prose and code are.
 */
export async function readDocument(
  file: EvidenceFile,
  { format, never = [] }: DocumentHints = {},
): Promise<EvidenceReading | null> {
  const wanted = format === undefined ? undefined : await FORMATS.get(format)?.load();
  if (wanted !== undefined) return wanted.read(file);
  const skipped = new Set([...VAGUE, ...never]);
  const reader = await detectFormat(file.text, file.path, file.bytes, skipped);
  return reader?.read(file) ?? null;
}
