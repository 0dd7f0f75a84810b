import type { Logger } from "pino";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Store } from "../store/store.ts";
import { acceptDeliveries } from "./accept-deliveries.ts";
import {
  type DeadLetter,
  type DeadLetterFilter,
  deadLetters,
  retryDeadLetters,
  tellOfLost,
} from "./dead-letters.ts";
import { GroupCommit } from "./group-commit.ts";
import type { Delivery, Inbox, InboxState, PutOptions, Worker } from "./inbox.ts";
import { InboxError } from "./inbox-error.ts";
import { type InboxMetrics, noMetrics } from "./inbox-metrics.ts";
import { Pump } from "./pump.ts";
import { asked, putTasks } from "./put-tasks.ts";
import { queueState } from "./queue-state.ts";
import type { Task } from "./task.ts";
import { openTaskQueue, type TaskQueue } from "./task-queue.ts";

export interface InboxOptions {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly work: Worker;
  /** Says what is due. Leases go by the clock of the store. */
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics?: InboxMetrics;
  /** Tasks done side by side by this instance; an installation has half of them at most. */
  readonly concurrency?: number;
  /** How often it is looked for what other instances accepted, and for what has become due. */
  readonly lookEveryMs?: number;
  /** How often signs of life are given for what runs, well below the ten seconds of a lease. */
  readonly beatEveryMs?: number;
  /** How often tasks are looked for whose instance gives no sign of life. */
  readonly superviseSeconds?: number;
}

/** An inbox that is kept in the store. */
export interface DurableInbox extends Inbox {
  /** What was given up, newest first, a thousand at most. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Asks for it anew. Resolves with how many. */
  retryDeadLetters(filter?: DeadLetterFilter): Promise<number>;
}

/**
 * Opens the inbox on the store and begins to work. Several instances may do so on one PostgreSQL store. A task runs on one of them at a time; one
 * whose instance dies is taken over after ten to fifteen seconds. Rejects with the store's reason.
 */
export async function openInbox(options: InboxOptions): Promise<DurableInbox> {
  const queue = await openTaskQueue(options.store, options.log, options);
  return new StoredInbox(options, queue);
}

class StoredInbox implements DurableInbox {
  readonly #options: InboxOptions;
  readonly #metrics: InboxMetrics;
  readonly #queue: TaskQueue;
  readonly #pump: Pump;
  readonly #commits: GroupCommit<Delivery, "accepted" | "repeated">;
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #resting: (() => void)[] = [];
  #closing: Promise<void> | null = null;
  /** Nothing runs here any more. Until then, what runs may ask for further work: it would be refused for no fault of its own. */
  #drained = false;

  constructor(options: InboxOptions, queue: TaskQueue) {
    const { concurrency = 8, lookEveryMs = 1000, beatEveryMs = 2500 } = options;
    this.#options = options;
    this.#metrics = options.metrics ?? noMetrics;
    this.#queue = queue;
    const clock = () => performance.now();
    this.#commits = new GroupCommit((deliveries) => this.#commit(deliveries));
    // On a single connection a task that is claimed goes before the deliveries that GitHub waits for, and its other statements do, too.
    const giveWay = async () => {
      if (options.store.engine === "pglite") await this.#commits.oneWrite();
    };
    this.#pump = new Pump({ ...options, queue, clock, concurrency, metrics: this.#metrics, giveWay });
    this.#pump.rested = () => void this.#settleIdle();
    this.#timers = [
      // Not kept alive by these: an App that listens is, and one that does not has nothing to wait for.
      setInterval(() => this.#look(), lookEveryMs).unref(),
      setInterval(() => void this.#pump.beat(), beatEveryMs).unref(),
    ];
    this.#pump.wake();
  }

  async accept(delivery: Delivery): Promise<"accepted" | "repeated"> {
    if (this.#closing !== null) throw closed();
    const began = performance.now();
    try {
      const became = await this.#commits.add(delivery);
      this.#metrics.accepted(became, (performance.now() - began) / 1000);
      return became;
    } catch (error) {
      this.#metrics.accepted("refused", (performance.now() - began) / 1000);
      throw new InboxError("not-stored", `delivery ${delivery.guid} could not be stored`, { cause: error });
    }
  }

  async put(tasks: readonly Task[], { after, interactive = false }: PutOptions = {}): Promise<void> {
    if (this.#drained) throw closed();
    const { store, now } = this.#options;
    const due = after ?? now();
    const puts = tasks.map((task) => asked(task, due, interactive));
    try {
      this.#metrics.coalesced(await store.transaction((trx) => putTasks(store, this.#queue, trx, puts)));
    } catch (error) {
      throw new InboxError("not-stored", `${tasks.length} tasks could not be stored`, { cause: error });
    }
    this.#pump.wake();
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#resting.push(resolve);
      this.#pump.wake();
    });
  }

  state(): Promise<InboxState> {
    return queueState(this.#options.store, this.#queue, this.#options.now());
  }

  deadLetters(): Promise<readonly DeadLetter[]> {
    return deadLetters(this.#options.store);
  }

  async retryDeadLetters(filter: DeadLetterFilter = {}): Promise<number> {
    const { store, now } = this.#options;
    const tasks = await retryDeadLetters(store, this.#queue, filter, now());
    this.#pump.wake();
    return tasks;
  }

  close(ms: number): Promise<void> {
    return (this.#closing ??= this.#close(ms));
  }

  async #close(ms: number): Promise<void> {
    const [look, beat] = this.#timers;
    clearInterval(look);
    // At once: nothing is begun any more while what was handed over is still being stored.
    const stopped = this.#pump.stop(ms);
    await this.#commits.idle();
    await stopped;
    this.#drained = true;
    clearInterval(beat);
    await this.#queue.stop();
    for (const resolve of this.#resting.splice(0)) resolve();
  }

  async #commit(deliveries: readonly Delivery[]): Promise<readonly ("accepted" | "repeated")[]> {
    const { store, audit, now } = this.#options;
    const accepted = await acceptDeliveries(store, audit, this.#queue, deliveries, now());
    this.#metrics.coalesced(accepted.coalesced);
    this.#pump.wake();
    return accepted.outcomes;
  }

  /** What no event of this instance tells it of. */
  #look(): void {
    this.#pump.wake();
    void this.#tellOfLost();
  }

  async #tellOfLost(): Promise<void> {
    const { store, audit, now, log } = this.#options;
    try {
      this.#metrics.gaveUp(await tellOfLost(store, audit, now()));
    } catch (error) {
      log.warn({ err: error }, "the log could not be told of tasks whose instances died: it is tried again");
    }
  }

  /** Whoever waits for rest is told so when the store says that there is nothing to do, for other instances neither. */
  async #settleIdle(): Promise<void> {
    // Whoever begins to wait while the store is asked may know of more than its answer.
    const asking = this.#resting.splice(0);
    if (asking.length === 0) return;
    await this.#commits.idle();
    try {
      const { waiting, running } = await this.state();
      if (waiting > 0 || running > 0 || this.#pump.running > 0) this.#resting.push(...asking);
      else for (const resolve of asking) resolve();
    } catch (error) {
      this.#resting.push(...asking);
      this.#options.log.warn({ err: error }, "the queue's state could not be read");
    }
  }
}

function closed(): InboxError {
  return new InboxError("closed", "the inbox is closed: it takes nothing more");
}
