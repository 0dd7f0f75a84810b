import type { Pin } from "#core/model/details.ts";
import type { Observation } from "#core/model/observation.ts";
import type { Source } from "#core/model/source.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** What a reading keeps of one list (`ReadingBuilder`). */
const MOST_PINS = 20_000;

/** Gathers the pins of an environment file and counts them as they come. */
export class PinList {
  readonly #builder: ReadingBuilder;
  #all = 0;
  #inexact: Source | undefined;
  #inexactCount = 0;
  #unlocked: Source | undefined;
  #unlockedCount = 0;

  constructor(builder: ReadingBuilder) {
    this.#builder = builder;
  }

  /** Whether more were added than a reading keeps: it says so itself, and reading on is in vain. */
  get full(): boolean {
    return this.#all > MOST_PINS;
  }

  get size(): number {
    return this.#all;
  }

  add(pin: Pin): void {
    this.#all += 1;
    if (!pin.exact) {
      this.#inexactCount += 1;
      this.#inexact ??= pin.source;
    }
    if (!pin.locked) {
      this.#unlockedCount += 1;
      this.#unlocked ??= pin.source;
    }
    this.#builder.add("pins", pin);
  }

  /**
   * Records how many pins there are, how many are `inexact` (a range, a moving tag, nothing), and how many are `unlocked` (no
   * digest fixes their content). The last two point to the first of their kind.
   */
  record(top: Source): void {
    const counts: readonly (readonly [string, number, Source])[] = [
      ["pins", this.#all, top],
      ["inexact", this.#inexactCount, this.#inexact ?? top],
      ["unlocked", this.#unlockedCount, this.#unlocked ?? top],
    ];
    for (const [name, value, source] of counts) {
      const observation: Observation = { name, value, samples: this.#all, source };
      this.#builder.record(observation);
    }
  }
}
