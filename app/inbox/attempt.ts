import type { AuditLog } from "../audit/audit-log.ts";
import type { Store } from "../store/store.ts";
import type { Job } from "./claim-job.ts";
import { type Attempt, Superseded } from "./inbox.ts";
import type { Lease } from "./lease.ts";
import { affected, TASKS, type TaskQueue } from "./task-queue.ts";

/** What a fence is made of. */
export interface Fencing {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly queue: TaskQueue;
  /** Monotonic, in milliseconds. */
  readonly clock: () => number;
}

/** Begins an attempt: whatever is read from now on is newer than every event of the log up to here. Rejects when the store does not answer. */
export async function beginAttempt(fencing: Fencing, job: Job, lease: Lease): Promise<Attempt> {
  const head = await fencing.audit.head();
  return {
    number: job.failures,
    since: head,
    dueAt: job.dueAt,
    signal: lease.signal,
    fence: (scopes) => fence(fencing, job, lease, head, scopes),
  };
}

/** A lease with less left than this is renewed before anything is published: publishing takes a moment, too. */
const LEAST_LEFT_MS = 5000;

async function fence(
  fencing: Fencing,
  job: Job,
  lease: Lease,
  head: number,
  scopes: readonly string[],
): Promise<void> {
  if (!lease.check()) throw new Superseded("the task's lease has ended", { cause: lease.signal.reason });
  let later: string | null;
  try {
    // Renewing is a write and waits for the disk, so it is done only where it is needed.
    if (lease.remaining() < LEAST_LEFT_MS) await renew(fencing, job, lease);
    const standing = await standingOf(fencing, job, head, scopes);
    if (!standing.ours) lease.end("another instance has the task");
    later = standing.later;
  } catch (error) {
    throw new Superseded("the store could not be asked", { cause: error });
  }
  // The answers may have been long on their way.
  if (!lease.check()) throw new Superseded("the task's lease has ended", { cause: lease.signal.reason });
  if (later !== null) throw new Superseded(`a later event concerns ${later}`);
}

async function renew({ queue, clock }: Fencing, { id, retryCount }: Job, lease: Lease): Promise<void> {
  const at = clock();
  if (affected(await queue.boss.touch(TASKS, { id, retryCount })) === 1) lease.renew(at);
  else lease.end("another instance has the task");
}

interface Standing {
  readonly ours: boolean;
  /** A scope that a later event concerns. */
  readonly later: string | null;
}

async function standingOf(
  { store, queue }: Fencing,
  { id, retryCount }: Job,
  head: number,
  scopes: readonly string[],
): Promise<Standing> {
  const { rows } = await store.queue.executeSql(
    `select
       exists (
         select from ${queue.jobs}
         where name = '${TASKS}' and id = $1::uuid and state = 'active' and retry_count = $2::int
       ) as ours,
       (select scope from "${store.schema}".mark where scope = any($3::text[]) and seq > $4::bigint limit 1) as later`,
    [id, retryCount, scopes, head],
  );
  const [standing] = rows as Standing[];
  if (standing === undefined) throw new Error("the store did not answer");
  return standing;
}
