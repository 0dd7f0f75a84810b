import { GithubError } from "#github/github-error.ts";

interface Persistence {
  /** Waits before a further try, in milliseconds; `[]` tries once. */
  readonly retryAfter: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Tries until it succeeds, as often as there are waits and as long as the failure may pass. `failed` hears of each
 * failure; `null` when it is given up.
 */
export async function persistently<T>(
  work: () => Promise<T>,
  { retryAfter, sleep }: Persistence,
  failed: (error: unknown) => Promise<void> | void,
): Promise<T | null> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      await failed(error);
      const wait = retryAfter[attempt];
      if (wait === undefined || !isPassing(error)) return null;
      await sleep(wait);
    }
  }
}

/** Failures that may be over at the next try. */
export function isPassing(error: unknown): boolean {
  return error instanceof GithubError && (error.code === "unavailable" || error.code === "rate-limited");
}
