import type { Sleep } from "./within-deadline.ts";

/** A clock that moves only when everything waits for it: hours of waiting take no time, and always in the same order. */
export interface VirtualClock {
  readonly now: () => Date;
  readonly sleep: Sleep;
  /** Moves the clock by so much, without waking anybody before {@link run}. */
  advance(ms: number): void;
  /** Lets time pass until the promise settles, and resolves or rejects with it. */
  run<T>(promise: Promise<T>): Promise<T>;
  /** How many wait for the clock. */
  readonly waiting: number;
}

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Starts at `start`, in milliseconds of Unix time. */
export function virtualClock(start = Date.parse("2026-03-02T09:00:00Z")): VirtualClock {
  let at = start;
  const timers = new Set<Timer>();
  const sleep: Sleep = (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        timers.delete(timer);
        reject(signal?.reason);
      };
      const fire = () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      const timer = { at: at + ms, fire };
      timers.add(timer);
      signal?.addEventListener("abort", stop, { once: true });
    });
  const wakeNext = () => {
    const [next] = [...timers].sort((one, other) => one.at - other.at);
    if (next === undefined) return;
    timers.delete(next);
    at = Math.max(at, next.at);
    next.fire();
  };
  return {
    now: () => new Date(at),
    sleep,
    advance(ms) {
      at += ms;
    },
    get waiting() {
      return timers.size;
    },
    async run(promise) {
      let isSettled = false;
      const settled = () => {
        isSettled = true;
      };
      promise.then(settled, settled);
      for (;;) {
        // Everything that needs no clock comes first: a turn of the event loop leaves no promise behind.
        await new Promise((resolve) => setImmediate(resolve));
        if (isSettled) return promise;
        wakeNext();
      }
    },
  };
}
