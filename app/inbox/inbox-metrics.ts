import type { WorkResult } from "./inbox.ts";

/** What the inbox tells of itself, to be counted. None of them may throw. */
export interface InboxMetrics {
  /** A delivery was accepted, was a repeated one, or could not be stored, after so many seconds. */
  accepted(became: "accepted" | "repeated" | "refused", seconds: number): void;
  /** So many tasks were asked for that waited already. */
  coalesced(tasks: number): void;
  /** An attempt ended that began so many seconds after it was due, and took so many. */
  ran(result: WorkResult["kind"], overdueSeconds: number, seconds: number): void;
  /** So many tasks were given up. */
  gaveUp(tasks: number): void;
}

/** Counts nothing. */
export const noMetrics: InboxMetrics = {
  accepted: () => undefined,
  coalesced: () => undefined,
  ran: () => undefined,
  gaveUp: () => undefined,
};
