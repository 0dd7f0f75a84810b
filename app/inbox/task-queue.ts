import { type CommandResponse, type ConstructorOptions, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { Store } from "../store/store.ts";
import { unrefClock } from "./unref-clock.ts";

/** The queue of tasks: waiting, for later, and running. */
export const TASKS = "tasks";
/** What was given up. */
export const DEAD = "dead";

/** Seconds without a sign of life after which a running task is taken from its instance. The least that pg-boss allows. */
export const LEASE_SECONDS = 10;

/** Attempts at a task, those included whose instance died, before it is given up. */
export const MOST_ATTEMPTS = 12;

/** pg-boss throws away what waits longer than this. Nothing that was accepted may be lost, so it is longer than anybody waits. */
const FOR_EVER_SECONDS = 10 * 365 * 24 * 3600;

/** An attempt that still gives signs of life after this long hangs, and is taken from its instance all the same. */
const LONGEST_ATTEMPT_SECONDS = 15 * 60;

/** pg-boss at work on a store. */
export interface TaskQueue {
  readonly boss: PgBoss;
  /** The table of all jobs, to be written into a statement. */
  readonly jobs: string;
  /** Stops looking after lapsed tasks. The store stays open. */
  stop(): Promise<void>;
}

export interface TaskQueueOptions {
  /** How often lapsed tasks are looked for. */
  readonly superviseSeconds?: number;
}

/**
 * Starts pg-boss on the store: its tables brought to its version (safe with several instances), the queues as this version wants them, and
 * known to it by heart, so that it asks nothing beside a transaction of ours.
 */
export async function openTaskQueue(
  store: Store,
  log: Logger,
  { superviseSeconds = 5 }: TaskQueueOptions = {},
): Promise<TaskQueue> {
  const boss = new PgBoss(optionsFor(store, superviseSeconds));
  boss.on("error", (error) => log.error({ err: error }, "the queue's upkeep failed"));
  boss.on("warning", ({ message }) => log.warn(`the queue warns: ${message}`));
  await boss.start();
  try {
    const jobs = `${store.schema}_queue.job_common`;
    await makeQueues(boss);
    await makeIndexes(store, jobs);
    return { boss, jobs, stop: () => boss.stop({ graceful: false, close: false }) };
  } catch (error) {
    await boss.stop({ graceful: false, close: false });
    throw error;
  }
}

/** How many rows a call of pg-boss touched: its answer says so, its types do not. */
export function affected(response: CommandResponse): number {
  const { affected: rows } = response as { affected?: unknown };
  if (typeof rows !== "number") throw new TypeError("pg-boss did not say how many jobs it touched");
  return rows;
}

/** Ids that a call of pg-boss touched. */
export function settled(response: CommandResponse): readonly string[] {
  const { settled: ids } = response as { settled?: unknown };
  if (!Array.isArray(ids)) throw new TypeError("pg-boss did not say which jobs it touched");
  return ids as readonly string[];
}

function optionsFor(store: Store, superviseSeconds: number): ConstructorOptions {
  return {
    db: store.queue,
    backend: store.engine,
    schema: `${store.schema}_queue`,
    clock: unrefClock,
    schedule: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  };
}

async function makeQueues(boss: PgBoss): Promise<void> {
  const dead = { retentionSeconds: FOR_EVER_SECONDS, retryLimit: 0 };
  await boss.createQueue(DEAD, dead);
  await boss.updateQueue(DEAD, dead);
  const tasks = {
    retentionSeconds: FOR_EVER_SECONDS,
    expireInSeconds: LONGEST_ATTEMPT_SECONDS,
    heartbeatSeconds: LEASE_SECONDS,
    // For attempts whose instance died: tried again at once, and given up by pg-boss itself. Failures that a worker tells of have
    // waits of their own, see `settle-job.ts`.
    retryLimit: MOST_ATTEMPTS - 1,
    retryDelay: 0,
    retryBackoff: false,
    deadLetter: DEAD,
    deleteAfterSeconds: 3600,
  };
  await boss.createQueue(TASKS, { ...tasks, policy: "singleton" });
  await boss.updateQueue(TASKS, tasks);
  // The first question about a queue is asked on the store's own handle, which inside a transaction would wait for ever.
  for (const queue of [DEAD, TASKS]) await boss.findJobs(queue, { key: "" });
}

/** What pg-boss has no index for, since its own `fetch` and `upsert` go without: a task by its key, and lapsed ones. */
async function makeIndexes(store: Store, jobs: string): Promise<void> {
  // Two instances that start at once would both find no index, and the slower one would fail.
  await store.queue.executeSql(`
    begin;
    select pg_advisory_xact_lock(hashtextextended('${jobs} indexes', 0));
    create index if not exists gatehouse_key on ${jobs} (name, singleton_key) where state < 'active';
    create index if not exists gatehouse_lapsed on ${jobs} (name, created_on) where state = 'retry';
    commit;`);
}
