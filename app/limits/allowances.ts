import type { AllowancesOf, Budget } from "./allowance.ts";

/** How fast something may be done: `burst` of them at once, then one each `intervalMs`. */
export interface Pace {
  /** Name under which it is counted: `write`, `content`. */
  readonly name: string;
  readonly intervalMs: number;
  readonly burst: number;
}

/** A place in the order of what is paced. */
export interface Slot {
  /** `false`: its moment would be too far away, and nothing was taken. */
  readonly taken: boolean;
  /** The moment at which it may be done, or at which it is worth asking again. */
  readonly at: Date;
}

/**
 * What GitHub allows each installation, as far as its answers told, and the pace that we keep. Shared by everything that asks in
 * the name of an installation; how far, the implementation says. Rejects when what is shared cannot be reached: then nothing is to be
 * asked, since nobody knows whether it may be.
 */
export interface Allowances {
  /** What is known of an installation; what other instances learned may be a second late. */
  read(installation: number): Promise<AllowancesOf>;
  /** Notes what an answer said of a resource. Never rejects: it is a hint for later. */
  note(installation: number, resource: string, budget: Budget): Promise<void>;
  /** A primary limit was hit: nothing of the resource until then. */
  block(installation: number, resource: string, until: Date): Promise<void>;
  /**
   * A secondary limit was hit: nothing of the installation for `waitMs`, or, when GitHub did not say, for {@link strikeAfter}'s
   * growing wait. Refusals while it is blocked already are of the same wave and make it no longer than they ask. Resolves with the end.
   */
  strike(installation: number, waitMs: number | null): Promise<Date>;
  /** Takes the next slot of a pace, if it is at most `patienceMs` away. No two slots of a pace are closer than it allows. */
  take(installation: number, pace: Pace, patienceMs: number): Promise<Slot>;
}
