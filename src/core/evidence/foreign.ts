import type { Location } from "#core/model/location.ts";
import type { Source } from "#core/model/source.ts";
import { describeFound } from "#core/source/describe-value.ts";
import { toPointer } from "#core/source/positions.ts";
import { placesOf, type SourceDocument } from "#core/source/source-document.ts";
import { shown } from "#core/source/source-issue.ts";
import { type Places, spanOf } from "#core/source/span-of.ts";
import { isMapping } from "./foreign-value.ts";

/** Characters of the keys of a path that a place is told by. */
const LONGEST_PATH = 4_000;

/**
 * A value of a foreign JSON or YAML document together with its place. Going into it never throws: what is not there is a
 * `Foreign` without a value, which still knows where it would stand.
 */
export class Foreign {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly #file: string;
  readonly #places: Places;

  private constructor(value: unknown, path: readonly (string | number)[], file: string, places: Places) {
    this.value = value;
    this.path = path;
    this.#file = file;
    this.#places = places;
  }

  /** The root of a parsed document. */
  static of(document: SourceDocument, file: string): Foreign {
    return new Foreign(document.value, [], file, placesOf(document));
  }

  /** What stands below keys of mappings and indexes of lists. */
  at(...keys: readonly (string | number)[]): Foreign {
    let value = this.value;
    for (const key of keys) value = childOf(value, key);
    return new Foreign(value, [...this.path, ...keys], this.#file, this.#places);
  }

  /** Whether anything but `null` stands here. */
  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The items of a list; none when it is no list. */
  get items(): readonly Foreign[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [];
  }

  /** The entries of a mapping in the order of the file; none when it is no mapping. */
  get entries(): readonly (readonly [string, Foreign])[] {
    return isMapping(this.value) ? Object.keys(this.value).map((key) => [key, this.at(key)] as const) : [];
  }

  get isMapping(): boolean {
    return isMapping(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** A text that is not empty. */
  get text(): string | undefined {
    return typeof this.value === "string" && this.value.trim() !== "" ? this.value : undefined;
  }

  /** A finite number; one that is written as text is none. */
  get number(): number | undefined {
    return typeof this.value === "number" && Number.isFinite(this.value) ? this.value : undefined;
  }

  get boolean(): boolean | undefined {
    return typeof this.value === "boolean" ? this.value : undefined;
  }

  /** What stands here, short enough for a sentence: a text or number itself, or "a list", "a mapping", "nothing". */
  get spelled(): string {
    return typeof this.value === "string" && this.value !== ""
      ? shown(this.value)
      : describeFound(this.value);
  }

  /** The path, or its nearest parent whose keys are of a sane size: a hostile key must not be copied for each value under it. */
  get #placed(): readonly (string | number)[] {
    let length = 0;
    for (const [index, key] of this.path.entries()) {
      length += typeof key === "string" ? key.length : 1;
      if (length > LONGEST_PATH) return this.path.slice(0, index);
    }
    return this.path;
  }

  /** Pointer, line and column, as observations and details name them. */
  get source(): Source {
    const { line, column } = spanOf(this.#places, this.#placed);
    return { pointer: toPointer(this.#placed), line, column };
  }

  /** Where a problem about it is shown. */
  get where(): Location {
    return { path: this.#file, ...spanOf(this.#places, this.#placed) };
  }
}

function childOf(value: unknown, key: string | number): unknown {
  if (typeof key === "number") return Array.isArray(value) ? value[key] : undefined;
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
