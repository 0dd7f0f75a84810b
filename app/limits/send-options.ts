import type { Allowances } from "./allowances.ts";
import type { Concurrency } from "./concurrency.ts";
import type { Urgency } from "./urgency.ts";
import type { Waiting } from "./within-deadline.ts";

/** One request that was sent, for metrics. */
export interface RequestSeen {
  readonly installation: number;
  readonly resource: string;
  /** `null` when no answer came. */
  readonly status: number | null;
  readonly ms: number;
  /** Of the resource, as the answer told; `null` when it did not. */
  readonly remaining: number | null;
  readonly limit: number | null;
  readonly kind: "read" | "write";
}

/** A refusal of GitHub's, for metrics. */
export interface LimitSeen {
  readonly installation: number;
  readonly kind: "primary" | "secondary";
  readonly resource: string;
  readonly until: Date;
}

/** Is told of every request and refusal. */
export interface LimitMetrics {
  onRequest?(seen: RequestSeen): void;
  onLimit?(seen: LimitSeen): void;
}

/** For whom a request is sent, and what it has to keep to. */
export interface SendOptions extends Waiting {
  readonly installation: number;
  readonly allowances: Allowances;
  /** One for the whole process. */
  readonly concurrency: Concurrency;
  readonly now: () => Date;
  /** Whether it may use what is kept back: for withdrawals, and where a person waits. */
  readonly reserve?: boolean;
  /** Given: it cannot wait, and is tried although a limit is known, until GitHub itself refuses one. One for the whole process. */
  readonly urgency?: Urgency;
  /** Milliseconds between two writes; 0 switches all pacing off. Off only against a GitHub of one's own. */
  readonly paceMs?: number;
  /** Milliseconds until an answer has to begin, and between two pieces of a stream. */
  readonly deadlineMs?: number;
  /**
   * Awaited after all waiting, right before a write is sent; when it rejects nothing is sent. What was true before the wait for
   * a slot may be so no more.
   */
  readonly beforeWrite?: () => Promise<void>;
  readonly metrics?: LimitMetrics;
  /** A number from 0 to 1, by chance: spreads what is tried again. */
  readonly random?: () => number;
}
