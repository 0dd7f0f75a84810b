import type { Span } from "#core/model/location.ts";

/** Turns offsets in a text into 1-based lines and columns (UTF-16 units). LF, CRLF and a lone CR end a line. */
export class LineMap {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (code === 10 || code === 13) this.#starts.push(i + 1);
    }
  }

  /** Line and column of an offset; an offset outside the text is moved to its nearest end. */
  at(offset: number): { readonly line: number; readonly column: number } {
    const place = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: place - (this.#starts[low] ?? 0) + 1 };
  }

  /** The range from `start` up to, not including, `end`. */
  span(start: number, end: number): Span {
    const from = this.at(start);
    const to = this.at(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }
}
