import type { Task } from "./task.ts";

/** A webhook delivery that asks for work. Identities only: no payload goes further than this. */
export interface Delivery {
  /** `X-GitHub-Delivery`: the same for every redelivery of one event. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** Login of who caused it. */
  readonly sender: string | null;
  readonly installation: number | null;
  /** `owner/name` in lower case. */
  readonly repository: string | null;
  readonly tasks: readonly Task[];
  /** What is out of date besides, as keys of tasks that are not asked for; absent: nothing. */
  readonly concerns?: readonly string[];
}

/** How tasks are put into the queue. */
export interface PutOptions {
  /** Not before this moment. */
  readonly after?: Date;
  /** A person waits for it: it goes before what sweeps and fan-outs ask for. */
  readonly interactive?: boolean;
}

/** What a worker knows of the attempt that it makes, and what it must ask before it publishes. */
export interface Attempt {
  /** 0 for the first. */
  readonly number: number;
  /** The last row of the log when it began: what is read is newer than every event up to there. */
  readonly since: number;
  /** When the task became due. */
  readonly dueAt: Date;
  /** Aborted when the lease is lost or the App stops at once: nothing may be published any more. */
  readonly signal: AbortSignal;
  /**
   * To be awaited right before anything is published. Rejects with a {@link Superseded} when this instance no longer holds the task, cannot
   * reach the store, or when an event was accepted after the attempt began that concerns one of `scopes` (keys of tasks).
   */
  fence(scopes: readonly string[]): Promise<void>;
}

/** What was found must not be published: something later is under way, or somebody else has the task. */
export class Superseded extends Error {
  readonly code = "superseded";
  /** Other pull requests whose check was taken back on the way, and who are to be judged again. */
  readonly touched: readonly number[];

  constructor(why: string, options: ErrorOptions & { readonly touched?: readonly number[] } = {}) {
    super(why, options);
    this.name = "Superseded";
    this.touched = options.touched ?? [];
  }
}

/** What doing a task came to. */
export type WorkResult =
  /**
   * Done. `next` is further work, as if an event had asked for it; `again` is when the clock alone may change the result; `passedOn`: `next`
   * is all that events up to this row of the log ask for, which is remembered with it.
   */
  | {
      readonly kind: "done";
      readonly next: readonly Task[];
      readonly again?: Date;
      readonly passedOn?: number;
    }
  /** A later event or another instance has it: nothing more is to be done here. */
  | { readonly kind: "superseded" }
  /** Nothing is wrong, but it has to wait: GitHub's limit, or a pull request that does not hold still. Counts as no attempt. */
  | { readonly kind: "deferred"; readonly until: Date }
  /** It failed. With `retry` it is tried again with growing waits, and given up as a dead letter in the end; without, it is one at once. */
  | { readonly kind: "failed"; readonly code: string; readonly retry: boolean };

/** Does one task. Never rejects: what goes wrong is its own to report. */
export type Worker = (task: Task, attempt: Attempt) => Promise<WorkResult>;

/** How much is in the queue. */
export interface InboxState {
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  /** Seconds that the longest waiting task is overdue; 0 when none is. */
  readonly oldestSeconds: number;
}

/**
 * The seam between accepting an event and judging. An event counts as accepted, and GitHub is answered, once `accept` has resolved: by then it
 * is on disk, with its row in the log and its tasks in the queue. Tasks may be done in any order, more than once and by any instance: they
 * only say what to look at again. Of one key, one runs and at most one waits.
 */
export interface Inbox {
  /** Takes what a delivery asks for. A repeated delivery is no news. */
  accept(delivery: Delivery): Promise<"accepted" | "repeated">;
  /** Takes work that no delivery asks for. */
  put(tasks: readonly Task[], options?: PutOptions): Promise<void>;
  /** Resolves when nothing is due or runs, work for later aside. */
  idle(): Promise<void>;
  state(): Promise<InboxState>;
  /**
   * Accepts nothing more, and lets running tasks end for at most `ms`, which may still put work meanwhile; what waits stays in the
   * store.
   */
  close(ms: number): Promise<void>;
}
