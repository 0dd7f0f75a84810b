import type { Delivery, Inbox, WorkResult } from "./inbox.ts";
import { type Task, taskKey } from "./task.ts";

export interface MemoryInboxOptions {
  /** Does one task. Never rejects: what goes wrong is its own to report. */
  readonly work: (task: Task) => Promise<WorkResult>;
  /** Tasks done side by side. Tasks of one key never are. */
  readonly concurrency?: number;
}

/** Deliveries that are remembered, so that a redelivered one is not done again. */
const REMEMBERED = 10_000;

/**
 * An inbox in this process's memory: a task that waits is done once however often it is asked for, and a task that runs
 * is done once more when it is asked for meanwhile. What waits is lost when the process dies; GitHub's delivery log and
 * the next event of the pull request bring it back.
 */
export class MemoryInbox implements Inbox {
  readonly #work: MemoryInboxOptions["work"];
  readonly #concurrency: number;
  readonly #deliveries = new Set<string>();
  /** In the order of arrival. */
  readonly #waiting = new Map<string, Task>();
  /** Keys of the tasks that run, with their installations. */
  readonly #running = new Map<string, number>();
  /** Tasks that come back later, by key: each once. */
  readonly #later = new Map<string, NodeJS.Timeout>();
  #resting: (() => void)[] = [];
  #closed = false;

  constructor({ work, concurrency = 8 }: MemoryInboxOptions) {
    this.#work = work;
    this.#concurrency = concurrency;
  }

  accept({ id, tasks }: Delivery): Promise<void> {
    if (this.#closed) return Promise.reject(new Error("the inbox is closed"));
    if (this.#deliveries.has(id)) return Promise.resolve();
    this.#deliveries.add(id);
    if (this.#deliveries.size > REMEMBERED)
      for (const oldest of this.#deliveries.values()) {
        this.#deliveries.delete(oldest);
        break;
      }
    this.#put(tasks);
    return Promise.resolve();
  }

  idle(): Promise<void> {
    if (this.#waiting.size === 0 && this.#running.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#resting.push(resolve));
  }

  async close(ms: number): Promise<void> {
    this.#closed = true;
    for (const timer of this.#later.values()) clearTimeout(timer);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([this.idle(), late]);
    clearTimeout(timer);
    this.#waiting.clear();
  }

  #put(tasks: readonly Task[]): void {
    for (const task of tasks) this.#waiting.set(taskKey(task), task);
    this.#next();
  }

  /** Takes what a task led to, before the task itself counts as done: the inbox is never idle in between. */
  #follow(task: Task, { next, againAfterMs }: WorkResult): void {
    for (const each of next) this.#waiting.set(taskKey(each), each);
    const key = taskKey(task);
    clearTimeout(this.#later.get(key));
    this.#later.delete(key);
    if (againAfterMs === undefined || this.#closed) return;
    const timer = setTimeout(() => {
      this.#later.delete(key);
      this.#put([task]);
    }, againAfterMs);
    // Work for later alone must not keep a process alive that was told to end.
    timer.unref();
    this.#later.set(key, timer);
  }

  #next(): void {
    for (const [key, task] of this.#waiting) {
      if (this.#running.size >= this.#concurrency) return;
      if (this.#running.has(key) || this.#shareOf(task.installation) >= this.#concurrency / 2) continue;
      this.#waiting.delete(key);
      this.#running.set(key, task.installation);
      void this.#work(task)
        .then((result) => this.#follow(task, result))
        .finally(() => this.#done(key));
    }
  }

  /** Tasks of one installation that run: its trouble with GitHub must not hold up the others. */
  #shareOf(installation: number): number {
    let running = 0;
    for (const each of this.#running.values()) if (each === installation) running++;
    return running;
  }

  #done(key: string): void {
    this.#running.delete(key);
    this.#next();
    if (this.#waiting.size > 0 || this.#running.size > 0) return;
    const resting = this.#resting;
    this.#resting = [];
    for (const resolve of resting) resolve();
  }
}
