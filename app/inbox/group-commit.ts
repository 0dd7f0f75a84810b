interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Items of one write at most: what waits behind it should not wait long. */
const MOST = 100;

/**
 * Writes items together: those that come while a write is under way go into the next one. One alone is written at once, so under
 * little load nobody waits for company, and under much load a commit costs a part of one.
 */
export class GroupCommit<Item, Result> {
  readonly #write: (items: readonly Item[]) => Promise<readonly Result[]>;
  #waiting: Waiting<Item, Result>[] = [];
  #writing: Promise<void> | null = null;
  #afterWrite: (() => void)[] = [];

  /** `write` answers one result an item, in order. Where it rejects, each is written on its own: one that cannot be must not take others along. */
  constructor(write: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.#write = write;
  }

  /** Resolves once the item is written; rejects with the reason when it was not. */
  add(item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    this.#writing ??= this.#writeAll();
    return promise;
  }

  /** Resolves when nothing waits and nothing is being written. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  /** Resolves when one more write has ended; at once where nothing waits and nothing is being written. */
  async oneWrite(): Promise<void> {
    if (this.#writing === null) return;
    await new Promise<void>((resolve) => this.#afterWrite.push(resolve));
  }

  async #writeAll(): Promise<void> {
    // What arrives within one turn of the event loop goes together from the start.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#writeTogether(this.#waiting.splice(0, MOST));
      for (const resolve of this.#afterWrite.splice(0)) resolve();
      // PGlite answers without a turn of the event loop: requests and timers must have theirs between two writes.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#writing = null;
    for (const resolve of this.#afterWrite.splice(0)) resolve();
  }

  async #writeTogether(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#write(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error);
      for (const each of batch) await this.#writeTogether([each]);
    }
  }
}
