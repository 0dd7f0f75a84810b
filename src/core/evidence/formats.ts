import type { EvidenceReader } from "./define-reader.ts";
import { CARDS } from "./families/cards.ts";
import { DATA } from "./families/data.ts";
import { DOCUMENTS } from "./families/documents.ts";
import { ENVIRONMENT } from "./families/environment.ts";
import { FAIRNESS } from "./families/fairness.ts";
import { OPERATIONS } from "./families/operations.ts";
import { PROVENANCE } from "./families/provenance.ts";
import { QUALITY } from "./families/quality.ts";
import { TRACKING } from "./families/tracking.ts";
import type { Format } from "./format.ts";

const METRICS: Format = {
  title: "metrics in JSON or YAML",
  endings: [".json", ".yaml", ".yml"],
  load: async () => (await import("./metrics/reader.ts")).metrics,
};

/**
 * Every format, by id. A reader and what it imports is loaded only when a file asks for it.
 * Detection asks from top to bottom, so the formats that take nearly anything stand last.
 */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  [
    TRACKING,
    PROVENANCE,
    QUALITY,
    FAIRNESS,
    DATA,
    CARDS,
    OPERATIONS,
    ENVIRONMENT,
    { metrics: METRICS },
    DOCUMENTS,
  ].flatMap((family) => Object.entries(family)),
);

/** Characters in which the signs of a format are looked for. */
const SIEVED = 65_536;

/** The first format that recognises a file and is not skipped, or `undefined`. Asks only those whose names end like the file's. */
export async function detectFormat(
  text: string,
  path: string,
  bytes?: Uint8Array,
  skipped: ReadonlySet<string> = new Set(),
): Promise<EvidenceReader | undefined> {
  const name = path.toLowerCase();
  const opening = text.slice(0, SIEVED);
  for (const [id, format] of FORMATS) {
    if (skipped.has(id) || !format.endings.some((ending) => name.endsWith(ending))) continue;
    if (!mayBe(format, path, opening)) continue;
    const reader = await format.load();
    if (reader.detect(text, path, bytes)) return reader;
  }
  return undefined;
}

/** Whether anything known of a format before its reader is loaded speaks for it; where nothing is known, everything does. */
function mayBe({ signs, paths }: Format, path: string, opening: string): boolean {
  if (signs === undefined && paths === undefined) return true;
  return paths?.test(path) === true || signs?.some((sign) => opening.includes(sign)) === true;
}
