/** Counts how often something happened, so that nothing goes unseen that happens while nobody waits. */
export class Signal {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** How often it happened so far. */
  get count(): number {
    return this.#count;
  }

  /** It happened. */
  readonly give = (): void => {
    this.#count++;
    for (const wake of this.#waiting.splice(0)) wake();
  };

  /** Waits until it happened more often than that. */
  after(count: number): Promise<void> {
    if (this.#count > count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
