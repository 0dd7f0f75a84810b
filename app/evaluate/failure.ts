import { GithubError } from "#github/github-error.ts";
import type { WorkResult } from "../inbox/inbox.ts";

/** A limit whose end GitHub does not tell is asked about again after a minute, as it recommends. */
const LIMIT_MS = 60_000;

/** What a failure is called in the log: the code of our own errors, else that it is a fault of ours. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "internal";
}

/** When a limit of GitHub's is over; `null` for any other failure. */
export function limitedUntil(error: unknown, now: Date): Date | null {
  if (!(error instanceof GithubError) || error.code !== "rate-limited") return null;
  return error.retryAt ?? new Date(now.getTime() + LIMIT_MS);
}

/** What a failure comes to for the inbox. Only what GitHub will answer alike to the same question is not asked again. */
export function resultOf(error: unknown, now: Date): WorkResult {
  const until = limitedUntil(error, now);
  if (until !== null) return { kind: "deferred", until };
  const lasts = error instanceof GithubError && ["forbidden", "not-found", "unexpected"].includes(error.code);
  return { kind: "failed", code: codeOf(error), retry: !lasts };
}
