import { LEASE_SECONDS } from "./task-queue.ts";

/** Milliseconds that a sign of life keeps a task ours, a second less than the store grants: its clock began before the answer came. */
const LEASE_MS = (LEASE_SECONDS - 1) * 1000;

/**
 * How long a task is surely still ours. Counted from when a sign of life was sent, not from when it was answered, on a clock that does not
 * jump: so this instance knows that it lost a task before any other can have it.
 */
export class Lease {
  readonly #clock: () => number;
  readonly #abort = new AbortController();
  #renewedAt: number;

  /** `clock` in milliseconds, monotonic. The lease begins at `at`, before the task was claimed. */
  constructor(at: number, clock: () => number) {
    this.#renewedAt = at;
    this.#clock = clock;
  }

  /** Aborted once the lease has ended. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** A sign of life that was sent at `at` was taken. A lease that has ended stays so. */
  renew(at: number): void {
    this.#renewedAt = Math.max(this.#renewedAt, at);
  }

  /** Whether the task is still ours; ends the lease where it is over. */
  check(): boolean {
    if (this.#clock() - this.#renewedAt >= LEASE_MS) this.end("no sign of life could be given in time");
    return !this.signal.aborted;
  }

  /** Milliseconds until the lease ends, unless it is renewed; 0 when it has. */
  remaining(): number {
    return this.check() ? LEASE_MS - (this.#clock() - this.#renewedAt) : 0;
  }

  /** The task is another's now, or this instance gives it up. */
  end(why: string): void {
    if (!this.signal.aborted) this.#abort.abort(new Error(why));
  }
}
