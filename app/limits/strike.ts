/** Refusals for secondary limits, one after the other. */
export interface Strikes {
  readonly inARow: number;
  readonly until: Date;
}

const SHORTEST_MS = 60_000;

/** No wait is longer: then it is tried again, whatever an answer said. A window of GitHub's is an hour. */
export const LONGEST_BLOCK_MS = 2 * 60 * 60 * 1000;

/** A refusal this soon after the last wait had ended means that the wait was too short. */
const MEMORY_MS = 10 * 60 * 1000;

/**
 * How long everything waits after one more refusal: what GitHub asks for, else a minute, doubled with each refusal in a row, two
 * hours at the most. Source: GitHub docs, "Rate limits for the REST API": at least one minute, then exponentially longer.
 */
export function strikeAfter(last: Strikes | null, waitMs: number | null, now: Date): Strikes {
  const since = last === null ? Number.POSITIVE_INFINITY : now.getTime() - last.until.getTime();
  const before = last !== null && since <= MEMORY_MS ? last.inARow : 0;
  const inARow = since < 0 ? Math.max(before, 1) : before + 1;
  const growing = SHORTEST_MS * 2 ** Math.min(inARow - 1, 10);
  const wait = Math.min(waitMs ?? growing, LONGEST_BLOCK_MS);
  const until = now.getTime() + wait;
  // Answers that were under way when the first refusal came do not take back what it asked for.
  return {
    inARow,
    until: new Date(since < 0 && last !== null ? Math.max(until, last.until.getTime()) : until),
  };
}
