/** How many requests are under way at once. */
export interface Concurrency {
  /**
   * Waits for a place and resolves with what gives it back. Places are given in the order of asking; an installation that uses all of
   * its own holds up nobody else. Rejects with the signal's reason when that is aborted first.
   */
  enter(installation: number, signal?: AbortSignal): Promise<() => void>;
}

export interface ConcurrencyLimits {
  readonly perInstallation: number;
  readonly total: number;
}

/**
 * Bounds requests of this process. GitHub takes a hundred at once; ten an installation leaves room for ten instances.
 * Source: GitHub docs, "About secondary rate limits".
 */
export function createConcurrency(limits: Partial<ConcurrencyLimits> = {}): Concurrency {
  const { perInstallation = 10, total = 100 } = limits;
  const whole = new Places(total);
  const own = new Map<number, Places>();
  return {
    async enter(installation, signal) {
      const places = own.get(installation) ?? new Places(perInstallation);
      own.set(installation, places);
      const leaveOwn = () => {
        places.leave();
        if (places.isUnused) own.delete(installation);
      };
      await places.enter(signal);
      try {
        await whole.enter(signal);
      } catch (error) {
        leaveOwn();
        throw error;
      }
      let isInside = true;
      return () => {
        if (!isInside) return;
        isInside = false;
        whole.leave();
        leaveOwn();
      };
    },
  };
}

/** A bounded number of places, given in the order of asking. */
class Places {
  #free: number;
  readonly #all: number;
  readonly #waiting = new Set<() => void>();

  constructor(all: number) {
    this.#all = all;
    this.#free = all;
  }

  get isUnused(): boolean {
    return this.#free === this.#all && this.#waiting.size === 0;
  }

  async enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const given = () => {
        signal?.removeEventListener("abort", aborted);
        resolve();
      };
      const aborted = () => {
        this.#waiting.delete(given);
        reject(signal?.reason);
      };
      this.#waiting.add(given);
      signal?.addEventListener("abort", aborted, { once: true });
    });
  }

  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
