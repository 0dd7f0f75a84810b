import type { Logger } from "pino";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Store } from "../store/store.ts";
import { beginAttempt } from "./attempt.ts";
import { type Busy, claimJob, type Job } from "./claim-job.ts";
import type { Worker, WorkResult } from "./inbox.ts";
import type { InboxMetrics } from "./inbox-metrics.ts";
import { Lease } from "./lease.ts";
import { LeaseLost, settleJob } from "./settle-job.ts";
import { taskKey } from "./task.ts";
import { settled, TASKS, type TaskQueue } from "./task-queue.ts";

export interface PumpOptions {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly queue: TaskQueue;
  readonly work: Worker;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: InboxMetrics;
  /** Tasks that this instance does side by side. */
  readonly concurrency: number;
  /** Monotonic, in milliseconds. */
  readonly clock: () => number;
  /** Awaited before each task is claimed: what is more urgent to the store has its turn then. Must resolve soon. */
  readonly giveWay: () => Promise<void>;
}

interface Running {
  readonly job: Job;
  readonly lease: Lease;
  readonly ended: Promise<void>;
}

/** Until a result could be stored, how long between tries: at first, and at the most. */
const STORE_AGAIN_MS = { first: 250, most: 4000 };

/** Takes tasks that are due and does them, a bounded number side by side, and no installation on more than half of the slots. */
export class Pump {
  readonly #options: PumpOptions;
  readonly #running = new Set<Running>();
  #pumping: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #touching = false;
  #turn = 0;
  /** Called when this instance is at rest: nothing could be claimed and nothing runs here. */
  rested: () => void = () => undefined;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** Tasks that run here. */
  get running(): number {
    return this.#running.size;
  }

  /** Something may be due. */
  wake(): void {
    this.#again = true;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = null;
      // Whoever called between the last look and here was told that somebody looks.
      if (this.#again && !this.#stopped) this.wake();
      else if (this.#running.size === 0) this.rested();
    });
  }

  /** Gives a sign of life for all that runs, and ends leases that ran out or were taken. Never rejects. */
  async beat(): Promise<void> {
    const { queue, clock, log } = this.#options;
    const alive = [...this.#running].filter(({ lease }) => lease.check());
    if (this.#touching || alive.length === 0) return;
    this.#touching = true;
    const at = clock();
    try {
      const attempts = alive.map(({ job: { id, retryCount } }) => ({ id, retryCount }));
      const ours = new Set(settled(await queue.boss.touch(TASKS, attempts)));
      for (const each of alive) {
        if (ours.has(each.job.id)) each.lease.renew(at);
        // One that ended meanwhile has no row to be touched, and nobody who listens.
        else each.lease.end("another instance has the task");
      }
    } catch (error) {
      log.warn({ err: error }, "no sign of life could be given for what runs");
    } finally {
      this.#touching = false;
    }
  }

  /** Takes nothing more, and resolves when nothing runs; after `ms` at the latest, when what still runs is told to stop and given back. */
  async stop(ms: number): Promise<void> {
    this.#stopped = true;
    await this.#pumping;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([Promise.all([...this.#running].map(({ ended }) => ended)), late]);
    clearTimeout(timer);
    const left = [...this.#running];
    for (const { lease } of left) lease.end("the App stops");
    await this.#giveBack(left.map(({ job }) => job));
  }

  /** Lets other instances have at once what they would have once the leases end. */
  async #giveBack(jobs: readonly Job[]): Promise<void> {
    const { queue, log } = this.#options;
    if (jobs.length === 0) return;
    try {
      const attempts = jobs.map(({ id, retryCount }) => ({ id, retryCount }));
      await queue.boss.fail(TASKS, attempts, { code: "stopped" });
    } catch (error) {
      log.warn({ err: error }, "what still runs could not be given back: it is free when its lease ends");
    }
  }

  async #pump(): Promise<void> {
    const { log } = this.#options;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        while (this.#running.size < this.#options.concurrency && (await this.#claim()));
      }
    } catch (error) {
      // Not at once: the next look is soon enough, and a store that does not answer is not to be hammered.
      this.#again = false;
      log.error({ err: error }, "the queue could not be read: it is tried again");
    }
  }

  async #claim(): Promise<boolean> {
    const { store, queue, now, clock, giveWay } = this.#options;
    await giveWay();
    if (this.#stopped) return false;
    const lease = new Lease(clock(), clock);
    const job = await claimJob(store, queue, this.#busy(this.#turn % 2 === 1), now());
    if (job === null) return false;
    if (this.#stopped) {
      // Claimed while the App was told to stop: nothing is begun any more.
      await this.#giveBack([job]);
      return false;
    }
    // Only by what was taken: a look that finds nothing must not use up the turn of what is old.
    this.#turn++;
    const running: Running = { job, lease, ended: this.#run(job, lease).then(() => this.#end(running)) };
    this.#running.add(running);
    return true;
  }

  #end(running: Running): void {
    this.#running.delete(running);
    if (!this.#stopped) this.wake();
  }

  #busy(oldFirst: boolean): Busy {
    const shares = new Map<string, number>();
    for (const { job } of this.#running) shares.set(job.group, (shares.get(job.group) ?? 0) + 1);
    const share = Math.max(1, Math.floor(this.#options.concurrency / 2));
    return {
      oldFirst,
      running: [...shares.keys()],
      full: [...shares].filter(([, count]) => count >= share).map(([group]) => group),
    };
  }

  async #run(job: Job, lease: Lease): Promise<void> {
    const { now, clock, metrics } = this.#options;
    const began = clock();
    const overdue = Math.max(0, now().getTime() - job.dueAt.getTime()) / 1000;
    const result = await this.#attempt(job, lease);
    metrics.ran(result.kind, overdue, (clock() - began) / 1000);
    await this.#settle(job, lease, result);
  }

  async #attempt(job: Job, lease: Lease): Promise<WorkResult> {
    const { work, now, log } = this.#options;
    try {
      const attempt = await beginAttempt(this.#options, job, lease);
      return await work(job.task, attempt);
    } catch (error) {
      log.error({ err: error, task: taskKey(job.task) }, "a task could not be begun, or broke off");
      return { kind: "deferred", until: new Date(now().getTime() + 1000) };
    }
  }

  /** Stores a result, for as long as the task is ours. Where that fails to the end, the task is done again: nothing of it is lost. */
  async #settle(job: Job, lease: Lease, result: WorkResult): Promise<void> {
    const { now, log, metrics } = this.#options;
    const task = taskKey(job.task);
    let wait = STORE_AGAIN_MS.first;
    do {
      try {
        if ((await settleJob({ ...this.#options, now: now() }, job, result)) === "dead") metrics.gaveUp(1);
        return;
      } catch (error) {
        if (error instanceof LeaseLost) return log.warn({ task }, error.message);
        log.warn({ err: error, task }, "a result could not be stored");
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(2 * wait, STORE_AGAIN_MS.most);
    } while (lease.check());
    log.error({ task }, "a result was not stored before the lease ended: the task is done again");
  }
}
