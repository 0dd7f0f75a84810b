import { answeredAt, numberOf, resourceOf } from "#github/refusal-of.ts";
import type { Budget } from "./allowance.ts";
import { LONGEST_BLOCK_MS } from "./strike.ts";

/** More than this is left of no budget; the store's column ends there. */
const MOST = 2 ** 31 - 1;

/** Clocks that differ by less are taken for equal: so all answers of one window name the same moment. */
const SAME_CLOCK_SECONDS = 30;

/** What an answer's headers say of the budget that it was counted against; `null` where there is none, as on a server without limits. */
export function budgetOf(
  headers: Readonly<Record<string, unknown>>,
  expected: string,
  now: Date,
): { readonly resource: string; readonly budget: Budget | null } {
  const resource = resourceOf(headers) ?? expected;
  const limit = numberOf(headers, "x-ratelimit-limit");
  const remaining = numberOf(headers, "x-ratelimit-remaining");
  const reset = numberOf(headers, "x-ratelimit-reset");
  if (remaining === null || reset === null) return { resource, budget: null };
  const seconds = now.getTime() / 1000;
  const ahead = seconds - (answeredAt(headers) ?? seconds);
  const resetAt = (reset + (Math.abs(ahead) < SAME_CLOCK_SECONDS ? 0 : ahead)) * 1000;
  // A moment that cannot be meant must not stop an installation for good.
  const latest = now.getTime() + LONGEST_BLOCK_MS;
  const budget = {
    limit,
    remaining: Math.min(remaining, MOST),
    resetAt: new Date(Math.min(resetAt, latest)),
  };
  return { resource, budget };
}
