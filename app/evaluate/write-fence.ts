import { type Attempt, Superseded } from "../inbox/inbox.ts";

/**
 * The attempt's fence at the moment at which a write is sent: a write may have waited for its turn, and what was true before the wait may be
 * so no more. One for an attempt, which does one thing after the other.
 */
export interface WriteFence {
  /** How many writes it let through so far. */
  readonly passed: number;
  /** To be awaited right before a write is sent. Rejects with a {@link Superseded}; then nothing is to be sent. */
  check(): Promise<void>;
  /**
   * Runs `work`, whose writes are fenced with these scopes; outside of it the lease alone is asked for, since no event makes a withdrawal
   * untrue. Rejects with the {@link Superseded} when a write was refused, whatever became of that on the way.
   */
  during<T>(scopes: readonly string[], work: () => Promise<T>): Promise<T>;
}

/** Fences the writes of an attempt. */
export function writeFence(attempt: Pick<Attempt, "fence">): WriteFence {
  let current: readonly string[] = [];
  let refusal: Superseded | null = null;
  let passed = 0;
  return {
    get passed() {
      return passed;
    },
    async check() {
      try {
        await attempt.fence(current);
        passed++;
      } catch (error) {
        if (error instanceof Superseded) refusal = error;
        throw error;
      }
    },
    async during(scopes, work) {
      current = scopes;
      refusal = null;
      try {
        const result = await work();
        // A comment that is not written is no failure; that it must not be is one.
        if (refusal !== null) throw refusal;
        return result;
      } catch (error) {
        throw refusal ?? error;
      } finally {
        current = [];
      }
    },
  };
}
