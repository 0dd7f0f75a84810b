import type { Location } from "#core/model/location.ts";
import type { Handoff, Manifest, SectionName } from "./handoff-schema.ts";

/** A section that a manifest leaves to a Markdown file. */
export interface SectionReference {
  readonly section: SectionName;
  /** Repository-relative. */
  readonly path: string;
  /** Where the manifest names the file. */
  readonly where: Location;
}

/** A manifest that was read and fits its schema, before its Markdown sections are put in place. Plain JSON. */
export interface ManifestDocument {
  /** Repository-relative path of the manifest. */
  readonly path: string;
  /** Repository-relative folder of the package; `""` is the root. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly positions: Readonly<Record<string, Location>>;
  /** Files to be read before `resolveSections`. */
  readonly sections: readonly SectionReference[];
}

/** A complete manifest, and where each part of it stands. Plain JSON. */
export interface ResolvedHandoff {
  readonly path: string;
  readonly folder: string;
  readonly handoff: Handoff;
  /**
   * RFC 6901 pointer into `handoff` → its place, and pointer + `#key` → the place of its key. A section's Markdown file
   * is where its pointers lead. Ask through `whereOf`, which falls back to the nearest parent.
   */
  readonly positions: Readonly<Record<string, Location>>;
  readonly sections: readonly SectionReference[];
}

type Placed = Pick<ResolvedHandoff, "path" | "positions">;

/** Where the value at a pointer stands, or its nearest existing parent; the start of the manifest when nothing is known. */
export function whereOf({ path, positions }: Placed, pointer: string): Location {
  for (let rest = pointer; ; rest = rest.slice(0, rest.lastIndexOf("/"))) {
    const where = positions[rest];
    if (where) return where;
    if (!rest.includes("/")) return { path, line: 1, column: 1 };
  }
}

/** Where the key that names the value at a pointer stands; falls back as {@link whereOf} does. */
export function whereOfKey(handoff: Placed, pointer: string): Location {
  return handoff.positions[`${pointer}#key`] ?? whereOf(handoff, pointer);
}
