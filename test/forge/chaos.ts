/** What may go wrong, as a test sets it. A number is how many of the next; a function decides for each. */
export interface ChaosSettings {
  /** Deliveries that never leave. GitHub does not retry them. */
  readonly dropDeliveries?: number | ((event: string) => boolean);
  /** Deliveries that arrive twice, with the same guid. */
  readonly duplicate?: number | ((event: string) => boolean);
  /** Hold deliveries back and send them in the opposite order. */
  readonly reorder?: boolean;
  /** API requests answered 502, reads and writes alike, before anything is done. */
  readonly status5xx?: number | ((route: string) => boolean);
  /** API requests answered 403 with a secondary rate limit and `retry-after`. */
  readonly secondaryLimit?: number | ((route: string) => boolean);
  /** Seconds named by `retry-after`. */
  readonly retryAfter?: number;
  /** Delay of every API answer in milliseconds. */
  readonly slowMs?: number;
  /** Recursive trees are cut after so many entries. */
  readonly truncateTrees?: number;
}

/** The state of the chaos: what is set, and how many of each are left. */
export class Chaos {
  #settings: ChaosSettings = {};
  readonly #left = new Map<string, number>();

  /** Replaces every setting; `set({})` brings peace. */
  set(settings: ChaosSettings): void {
    this.#settings = settings;
    this.#left.clear();
    for (const [name, value] of Object.entries(settings))
      if (typeof value === "number") this.#left.set(name, value);
  }

  get settings(): ChaosSettings {
    return this.#settings;
  }

  /** Whether this one is struck; counts it. */
  strikes(kind: "dropDeliveries" | "duplicate" | "status5xx" | "secondaryLimit", subject: string): boolean {
    const setting = this.#settings[kind];
    if (typeof setting === "function") return setting(subject);
    const left = this.#left.get(kind) ?? 0;
    if (left > 0) this.#left.set(kind, left - 1);
    return left > 0;
  }
}
