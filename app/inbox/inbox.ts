import type { Task } from "./task.ts";

/** A webhook delivery, as far as an inbox cares. */
export interface Delivery {
  /** `X-GitHub-Delivery`: the same for every redelivery of one event. */
  readonly id: string;
  readonly tasks: readonly Task[];
}

/** What doing a task leads to. */
export interface WorkResult {
  /** Further work, to be taken as if an event had asked for it. */
  readonly next: readonly Task[];
  /** The task itself is to be done once more, this much later: the failure may pass, or the clock changes what it came to. */
  readonly againAfterMs?: number;
}

/**
 * The seam between accepting an event and judging. An event counts as accepted, and GitHub is answered, once `accept`
 * has resolved; whatever an implementation promises about crashes, it promises from there on. Tasks may be done in any
 * order, more than once and by any instance: they only say what to look at again.
 */
export interface Inbox {
  /** Takes what a delivery asks for. Resolves when it is as safe as this inbox makes it; a repeated delivery is no news. */
  accept(delivery: Delivery): Promise<void>;
  /** Resolves when nothing waits or runs, work for later aside. */
  idle(): Promise<void>;
  /** Takes nothing more, lets running tasks end, and gives up on waiting ones after `ms`. */
  close(ms: number): Promise<void>;
}
