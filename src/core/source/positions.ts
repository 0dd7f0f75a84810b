import type { Span } from "#core/model/location.ts";

/**
 * Where each value of a document stands, as plain JSON: RFC 6901 pointer of the value (`""` is the root) → its span,
 * and pointer + `#key` → the span of the mapping key that names it.
 * (A document with both a key `a` and a key `a#key` gets one place for the two: only a place can be wrong, no value.)
 */
export type Positions = Readonly<Record<string, Span>>;

/** One segment of an RFC 6901 pointer, escaped. */
export function pointerSegment(name: string | number): string {
  if (typeof name === "number") return String(name);
  // Most names need no escape, and a large file has very many of them.
  return name.includes("~") || name.includes("/") ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** RFC 6901 pointer of a path; `[]` gives `""`. */
export function toPointer(path: readonly (string | number)[]): string {
  let pointer = "";
  for (const name of path) pointer += `/${pointerSegment(name)}`;
  return pointer;
}

/** A pointer as people write it, with the entries of lists in brackets: `rollback.to`, `datasets[0].lineage`. */
export function spelledPointer(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((name, index) => (/^\d+$/.test(name) ? `[${name}]` : index === 0 ? name : `.${name}`))
    .join("");
}

/** How many places are kept, and how many characters their pointers may take together. */
const ENTRIES = 200_000;
const CHARACTERS = 16_000_000;

/**
 * Collects positions within a fixed budget, so that no document makes them large. What comes after the budget is spent
 * is simply not recorded: `spanOf` then answers with the nearest parent.
 */
export class PositionRecorder {
  readonly #spans: Record<string, Span> = {};
  #entries = ENTRIES;
  #characters = CHARACTERS;

  /** Whether nothing more will be kept: lets callers save the work of computing a span. */
  get full(): boolean {
    return this.#entries <= 0;
  }

  /** Records (or replaces) the place of a pointer. Returns whether it was kept. */
  record(pointer: string, span: Span): boolean {
    if (this.#entries <= 0 || pointer.length > this.#characters) return false;
    this.#entries -= 1;
    this.#characters -= pointer.length;
    this.#spans[pointer] = span;
    return true;
  }

  /** Replaces the place of a pointer that was kept before, at no cost. */
  complete(pointer: string, span: Span): void {
    this.#spans[pointer] = span;
  }

  /** What was recorded. */
  positions(): Positions {
    return this.#spans;
  }
}
