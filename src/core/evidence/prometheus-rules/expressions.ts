import { LONGEST_EXPRESSION, type PromqlReading, readPromql } from "./read-promql.ts";

/** Most different expressions of one file that are parsed, and most characters of them together. */
export const MOST_EXPRESSIONS = 2_000;
export const MOST_CHARACTERS = 200_000;

/** Reads the expressions of one file, each different one once and up to a number of them: to parse PromQL takes long. */
export class Expressions {
  readonly #known = new Map<string, PromqlReading>();
  #characters = 0;
  #full = false;

  /** Whether an expression was refused for want of room. */
  get full(): boolean {
    return this.#full;
  }

  /** What an expression reads; `undefined` once there were too many of them. */
  read(expression: string): PromqlReading | undefined {
    // One that is too long is refused unread, and need not be kept.
    if (expression.length > LONGEST_EXPRESSION) return readPromql(expression);
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_EXPRESSIONS || this.#characters + expression.length > MOST_CHARACTERS) {
      this.#full = true;
      return undefined;
    }
    this.#characters += expression.length;
    const read = readPromql(expression);
    this.#known.set(expression, read);
    return read;
  }
}
