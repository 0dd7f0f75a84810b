import type { Location, Span } from "#core/model/location.ts";
import { PlaceTree } from "./place-tree.ts";
import { type Positions, toPointer } from "./positions.ts";

const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Where the parts of a document stand: by pointer, or as they were read, which is quicker for a large document. */
export type Places = Positions | PlaceTree;

/** Where the value at `path` stands, or else its nearest existing parent; the file's start when nothing is known. */
export function spanOf(places: Places, path: readonly (string | number)[]): Span {
  if (places instanceof PlaceTree) return places.spanOf(path) ?? START;
  for (let length = path.length; length >= 0; length--) {
    const span = places[toPointer(path.slice(0, length))];
    if (span) return span;
  }
  return START;
}

/** Where the key that names the value at `path` stands; falls back to the value, then to its parents. */
export function keySpanOf(places: Places, path: readonly (string | number)[]): Span {
  const span = places instanceof PlaceTree ? places.keySpanOf(path) : places[`${toPointer(path)}#key`];
  return span ?? spanOf(places, path);
}

/** {@link spanOf} with its file. */
export function locate(file: string, places: Places, path: readonly (string | number)[]): Location {
  return { path: file, ...spanOf(places, path) };
}

/** {@link keySpanOf} with its file. */
export function locateKey(file: string, places: Places, path: readonly (string | number)[]): Location {
  return { path: file, ...keySpanOf(places, path) };
}
