import type { EvidenceReader } from "./define-reader.ts";

/** A format in the registry: what is known of it before its reader is loaded. */
export interface Format {
  /** The format as people call it. */
  readonly title: string;
  /** Endings of file names that it may have; its reader is asked to detect only these. */
  readonly endings: readonly string[];
  readonly load: () => Promise<EvidenceReader>;
}

/**
 * Every format, by id. A reader and what it imports is loaded only when a file asks for it.
 * Detection asks from top to bottom, so the formats that take nearly anything stand last.
 */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    "junit",
    { title: "JUnit XML", endings: [".xml"], load: async () => (await import("./junit/reader.ts")).junit },
  ],
  [
    "sarif",
    {
      title: "SARIF",
      endings: [".sarif", ".json"],
      load: async () => (await import("./sarif/reader.ts")).sarif,
    },
  ],
  [
    "metrics",
    {
      title: "metrics in JSON or YAML",
      endings: [".json", ".yaml", ".yml"],
      load: async () => (await import("./metrics/reader.ts")).metrics,
    },
  ],
]);

/** The first format that recognises a file, or `undefined`. Asks only those whose names end like the file's. */
export async function detectFormat(text: string, path: string): Promise<EvidenceReader | undefined> {
  const name = path.toLowerCase();
  for (const { endings, load } of FORMATS.values()) {
    if (!endings.some((ending) => name.endsWith(ending))) continue;
    const reader = await load();
    if (reader.detect(text, path)) return reader;
  }
  return undefined;
}
