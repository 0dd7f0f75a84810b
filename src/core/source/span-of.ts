import type { Location, Span } from "#core/model/location.ts";
import { type Positions, toPointer } from "./positions.ts";

const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Where the value at `path` stands, or else its nearest existing parent; the file's start when nothing is known. */
export function spanOf(positions: Positions, path: readonly (string | number)[]): Span {
  for (let length = path.length; length >= 0; length--) {
    const span = positions[toPointer(path.slice(0, length))];
    if (span) return span;
  }
  return START;
}

/** Where the key that names the value at `path` stands; falls back to the value, then to its parents. */
export function keySpanOf(positions: Positions, path: readonly (string | number)[]): Span {
  return positions[`${toPointer(path)}#key`] ?? spanOf(positions, path);
}

/** {@link spanOf} with its file. */
export function locate(file: string, positions: Positions, path: readonly (string | number)[]): Location {
  return { path: file, ...spanOf(positions, path) };
}

/** {@link keySpanOf} with its file. */
export function locateKey(file: string, positions: Positions, path: readonly (string | number)[]): Location {
  return { path: file, ...keySpanOf(positions, path) };
}
