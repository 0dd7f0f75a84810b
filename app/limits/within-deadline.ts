import { GithubError } from "#github/github-error.ts";

/** Waits so many milliseconds; rejects when the signal is aborted first. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** What a wait needs of the world. */
export interface Waiting {
  readonly sleep: Sleep;
  /** Of the attempt on whose behalf it is waited. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` for at most `ms`: then its signal is aborted, and a {@link GithubError} (`unavailable`) is thrown, whether or not the work
 * heeds the signal. When the attempt's own signal is aborted, the reason of that is thrown.
 */
export async function withinDeadline<T>(
  ms: number,
  { sleep, signal }: Waiting,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const running = new AbortController();
  const timer = new AbortController();
  const stop = () => running.abort(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  const late = new GithubError("unavailable", `GitHub did not answer within ${ms / 1000} s`);
  sleep(ms, timer.signal).then(
    () => running.abort(late),
    () => undefined,
  );
  try {
    return await Promise.race([work(running.signal), abortedBy(running.signal)]);
  } catch (error) {
    // Work that heeds its signal may tell of it in words of its own.
    throw running.signal.aborted ? running.signal.reason : error;
  } finally {
    timer.abort();
    signal?.removeEventListener("abort", stop);
  }
}

function abortedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
