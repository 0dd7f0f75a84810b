import { pino } from "pino";
import type { AuditLog } from "../audit/audit-log.ts";
import { createAuditLog } from "../audit/create-audit-log.ts";
import { type Attempt, Superseded, type WorkResult } from "../inbox/inbox.ts";
import type { Place } from "../inbox/place.ts";
import type { RepositoryTask, Subject, Task } from "../inbox/task.ts";
import type { Store } from "../store/store.ts";
import { toAuditPlace } from "./audit-place.ts";
import { ModelGithub } from "./memory-host.fixture.ts";
import { worker } from "./work.ts";
import type { WorkOptions } from "./work-options.ts";

/** Everything around a worker, in memory. */
export interface Bench {
  readonly place: Place;
  readonly github: ModelGithub;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly put: Task[];
  /** Times a client of the reserve was asked for. */
  readonly reserved: () => number;
  clock: Date;
  /** Does a task about pull request 7, or another. */
  work(about?: Partial<AttemptOptions>): Promise<WorkResult>;
  /** Does the task of the whole installation. */
  workInstallation(): Promise<WorkResult>;
  /** Has an event accepted that concerns a scope. */
  event(scope: string): Promise<void>;
  /** Rows of the log of a kind, as `{ number, ...data }`. */
  told(kind: string): Promise<Record<string, unknown>[]>;
}

/** What is unusual about an attempt. */
export interface AttemptOptions {
  readonly subject: Subject;
  readonly number: number;
  /** The last row of the log that it knew; the log's own, where nothing is said. */
  readonly since: number;
  /** How long it waited, in seconds. */
  readonly waited: number;
  readonly signal: AbortSignal;
  /** Called at each fence, with how many there were before. True: superseded. */
  readonly fence: (nth: number, scopes: readonly string[]) => boolean;
}

let installations = 4;

/** A worker on a store and a model of GitHub. A store takes long to make: benches share it, each with an installation of its own. */
export function openBench(store: Store, over: Partial<WorkOptions> = {}): Bench {
  installations++;
  const place: Place = { installation: installations, owner: "Acme", repo: "churn" };
  const github = new ModelGithub();
  const audit = createAuditLog(store);
  const put: Task[] = [];
  let reserved = 0;
  const work = worker({
    store,
    audit,
    log: pino({ level: "silent" }),
    now: () => bench.clock,
    hostFor: async (_, { reserve = false, beforeWrite }) => {
      if (reserve) reserved++;
      return github.host(beforeWrite);
    },
    repositories: async () => [],
    put: async (tasks) => void put.push(...tasks),
    ...over,
  });
  const bench: Bench = {
    place,
    github,
    store,
    audit,
    put,
    reserved: () => reserved,
    clock: new Date("2026-11-20T12:00:00Z"),
    work: async (about) => {
      const task: RepositoryTask = {
        ...place,
        subject: about?.subject ?? { kind: "pull-request", number: 7 },
      };
      const since = about?.since ?? (await audit.head());
      return work(task, attemptOf(bench.clock, { ...about, since }));
    },
    workInstallation: async () =>
      work(
        { installation: place.installation, subject: { kind: "installation" } },
        attemptOf(bench.clock, { since: await audit.head() }),
      ),
    async event(scope) {
      const entry = { kind: "delivery", ...toAuditPlace(place, null), data: { guid: scope } } as const;
      const [seq = 0] = await store.transaction((trx) => audit.append(trx, [entry], bench.clock));
      await store.db
        .insertInto("mark")
        .values({ scope, seq })
        .onConflict((conflict) => conflict.column("scope").doUpdateSet({ seq }))
        .execute();
    },
    async told(kind) {
      const rows = await store.db
        .selectFrom("audit")
        .selectAll()
        .where("kind", "=", kind)
        .where("installation", "=", place.installation)
        .orderBy("seq")
        .execute();
      return rows.map(({ number, data }) => ({ number, ...(JSON.parse(data ?? "{}") as object) }));
    },
  };
  return bench;
}

function attemptOf(
  now: Date,
  { number = 0, since = 0, waited = 0, signal, fence }: Partial<AttemptOptions>,
): Attempt {
  let fences = 0;
  return {
    number,
    since,
    dueAt: new Date(now.getTime() - waited * 1000),
    signal: signal ?? new AbortController().signal,
    fence: (scopes) =>
      fence?.(fences++, scopes) === true
        ? Promise.reject(new Superseded("something came meanwhile"))
        : Promise.resolve(),
  };
}
