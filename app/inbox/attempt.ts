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
    dueAt: job.dueAt,
    signal: lease.signal,
    fence: (scopes) => fence(fencing, job, lease, head, scopes),
  };
}

async function fence(
  { store, queue, clock }: Fencing,
  { id, retryCount }: Job,
  lease: Lease,
  head: number,
  scopes: readonly string[],
): Promise<void> {
  if (!lease.check()) throw new Superseded("the task's lease has ended", { cause: lease.signal.reason });
  const at = clock();
  let later: { scope: string } | undefined;
  try {
    // First that it is ours, which gives us the whole lease to publish in; then whether anything happened meanwhile.
    if (affected(await queue.boss.touch(TASKS, { id, retryCount })) !== 1)
      lease.end("another instance has the task");
    else lease.renew(at);
    later = await laterEvent(store, scopes, head);
  } catch (error) {
    throw new Superseded("the store could not be asked", { cause: error });
  }
  // The answers may have been long on their way.
  if (!lease.check()) throw new Superseded("the task's lease has ended", { cause: lease.signal.reason });
  if (later !== undefined) throw new Superseded(`a later event concerns ${later.scope}`);
}

async function laterEvent(
  store: Store,
  scopes: readonly string[],
  head: number,
): Promise<{ scope: string } | undefined> {
  if (scopes.length === 0) return undefined;
  return store.db
    .selectFrom("mark")
    .select("scope")
    .where("scope", "in", scopes)
    .where("seq", ">", head)
    .limit(1)
    .executeTakeFirst();
}
