import { pino } from "pino";
import type { Engine } from "../../test/store/engines.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { createAuditLog } from "../audit/create-audit-log.ts";
import type { Store } from "../store/store.ts";
import { type DurableInbox, type InboxOptions, openInbox } from "./durable-inbox.ts";
import type { Attempt, Delivery, WorkResult } from "./inbox.ts";
import { type Task, taskKey } from "./task.ts";

/** A pull request's task. */
export function task(number: number, installation = 1): Task {
  return { installation, owner: "acme", repo: "model", subject: { kind: "pull-request", number } };
}

/** A delivery of something that a person did to the first of the tasks. */
export function delivery(guid: string, tasks: readonly Task[], changes: Partial<Delivery> = {}): Delivery {
  return {
    guid,
    event: "pull_request",
    action: "synchronize",
    sender: "ada",
    installation: 1,
    repository: "acme/model",
    tasks,
    ...changes,
  };
}

/** One attempt that the worker was asked for, and that the test decides about. */
export interface Call {
  readonly key: string;
  readonly attempt: Attempt;
  /** Ends it; as done, where nothing is said. */
  readonly end: (result?: WorkResult) => void;
}

/** A worker whose attempts last until they are ended. */
export class Workbench {
  readonly calls: Call[] = [];
  #waiting: (() => void)[] = [];

  readonly work = (asked: Task, attempt: Attempt): Promise<WorkResult> => {
    const { promise, resolve } = Promise.withResolvers<WorkResult>();
    this.calls.push({ key: taskKey(asked), attempt, end: (result = DONE) => resolve(result) });
    for (const each of this.#waiting.splice(0)) each();
    return promise;
  };

  /** The nth attempt, from 0 on, as soon as it has begun. */
  async call(nth: number): Promise<Call> {
    for (;;) {
      const call = this.calls[nth];
      if (call !== undefined) return call;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  keys(): string[] {
    return this.calls.map(({ key }) => key);
  }
}

export const DONE: WorkResult = { kind: "done", next: [] };

/** A store with inboxes on it, a clock that stands until it is moved, and an end to all of it. */
export class Rig implements AsyncDisposable {
  readonly store: TestStore;
  now = new Date("2026-03-01T12:00:00.000Z");
  readonly #inboxes: DurableInbox[] = [];
  readonly #stores: Store[] = [];

  private constructor(store: TestStore) {
    this.store = store;
  }

  static async open(engine: Engine): Promise<Rig> {
    return new Rig(await openTestStore(engine));
  }

  /** An inbox of another instance each time. Looks often, so that a moved clock is seen soon. */
  async inbox(work: InboxOptions["work"], options: Partial<InboxOptions> = {}): Promise<DurableInbox> {
    const store = await this.store.again();
    this.#stores.push(store);
    const audit = createAuditLog(options.store ?? store);
    const inbox = await openInbox({
      store,
      audit,
      work,
      now: () => this.now,
      log: pino({ level: "silent" }),
      lookEveryMs: 20,
      ...options,
    });
    this.#inboxes.push(inbox);
    return inbox;
  }

  pass(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** Rows of the log of one kind. */
  async told(kind: string): Promise<readonly Record<string, unknown>[]> {
    const rows = await this.store.db
      .selectFrom("audit")
      .select("data")
      .where("kind", "=", kind)
      .orderBy("seq")
      .execute();
    return rows.map(({ data }) => JSON.parse(data ?? "null"));
  }

  /** A statement on the queue's own table. */
  async sql(text: string): Promise<readonly unknown[]> {
    const { rows } = await this.store.queue.executeSql(
      text.replaceAll("JOBS", `${this.store.schema}_queue.job_common`),
    );
    return rows;
  }

  /** The store as an instance sees it that can be cut off from it. */
  cuttable(): { readonly store: Store; cut: boolean } {
    const { store } = this;
    const state = { cut: false };
    const through = <T>(ask: () => Promise<T>): Promise<T> =>
      state.cut ? Promise.reject(new Error("connection refused")) : ask();
    const seen: Store = {
      ...store,
      queue: {
        ...store.queue,
        executeSql: (text, values) => through(() => store.queue.executeSql(text, values)),
      },
      transaction: (work) => through(() => store.transaction(work)),
    };
    return Object.assign(state, { store: seen });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#inboxes.map((inbox) => inbox.close(0)));
    await Promise.all(this.#stores.map((store) => store.close()));
    await this.store.remove();
  }
}
