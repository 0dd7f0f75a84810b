import { draw } from "../forge/draw.ts";

/** Chance that comes again: the same seed throws the same numbers in the same order. */
export class Dice {
  readonly #seed: number;
  #thrown = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#thrown += 1;
    return draw(this.#seed, `throw ${this.#thrown}`);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** One of several. Throws where there is none. */
  of<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError("nothing to choose from");
    return item;
  }
}
