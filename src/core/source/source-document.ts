import { PlaceTree } from "./place-tree.ts";
import type { Positions } from "./positions.ts";
import type { Places } from "./span-of.ts";

/** A parsed file: its value, and where each part of the value stands. The value's objects have no inherited traps. */
export interface SourceDocument {
  readonly value: unknown;
  readonly positions: Positions;
  /** Numbers that the file writes otherwise than they are printed, as it writes them: `1.0` at the pointer of a 1. */
  readonly spellings?: Readonly<Record<string, string>>;
}

/** A document of which `positions` is made when somebody first asks for it. `places` answers the same at less cost. */
export interface ParsedDocument extends SourceDocument {
  readonly places: PlaceTree;
}

/** A document and the places of what it holds. */
export function parsedDocument(
  value: unknown,
  places: PlaceTree,
  spellings?: SourceDocument["spellings"],
): ParsedDocument {
  return {
    value,
    places,
    get positions() {
      return places.positions();
    },
    ...(spellings === undefined ? {} : { spellings }),
  };
}

/** The quickest way to the places of a document, whoever made it. */
export function placesOf(document: SourceDocument): Places {
  return "places" in document && document.places instanceof PlaceTree ? document.places : document.positions;
}

/** How large a file may be before it is refused rather than read. */
export interface SourceLimits {
  /** Bytes of UTF-8. */
  readonly bytes: number;
  /** Nested lists and mappings. */
  readonly depth: number;
  /** YAML aliases (`*name`); 0 refuses anchors, too. Ignored for JSON. */
  readonly aliases: number;
}

/** Limits of what people write: manifests, policies, checklists. */
export const YAML_LIMITS: SourceLimits = { bytes: 1024 * 1024, depth: 40, aliases: 0 };

/** Limits of what tools write. */
export const JSON_LIMITS: SourceLimits = { bytes: 5 * 1024 * 1024, depth: 64, aliases: 0 };

/** Whether a text takes more than `limit` bytes in UTF-8. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // A surrogate pair is two units and four bytes: one more for each half.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes > limit;
}
