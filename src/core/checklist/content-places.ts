import type { Location } from "#core/model/location.ts";

/** A Markdown file as its tokens see it: lines without their ends, and how many lines were cut off above. */
export interface MarkdownSource {
  readonly path: string;
  readonly lines: readonly string[];
  readonly lineOffset: number;
}

/**
 * Finds places of a paragraph's content in its file. A parser hands content over without the indentation, bullets
 * and quote marks before it, so that a line of content is the end of a line of the file.
 */
export class ContentPlaces {
  readonly #source: MarkdownSource;
  readonly #first: number;
  readonly #content: readonly string[];
  readonly #starts: readonly number[];

  /** `first`: index of the file's line with which the content begins. */
  constructor(source: MarkdownSource, first: number, content: string) {
    this.#source = source;
    this.#first = first;
    this.#content = content.split("\n");
    let start = 0;
    this.#starts = this.#content.map((line) => {
      const here = start;
      start += line.length + 1;
      return here;
    });
  }

  /** Where an offset of the content stands; always inside the file. */
  at(offset: number): Location & { readonly line: number; readonly column: number } {
    const index = this.#lineOf(offset);
    const line = this.#source.lines[this.#first + index] ?? "";
    const content = this.#content[index] ?? "";
    const before = line.trimEnd().length - content.trimEnd().length;
    const column = before + offset - (this.#starts[index] ?? 0);
    return {
      path: this.#source.path,
      line: this.#source.lineOffset + this.#first + index + 1,
      column: Math.max(0, Math.min(column, line.length)) + 1,
    };
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
