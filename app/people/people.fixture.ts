import { createAuditLog } from "../audit/create-audit-log.ts";
import { ModelGithub } from "../evaluate/memory-host.fixture.ts";
import type { Command } from "../inbox/command.ts";
import type { Attempt, PutOptions, WorkResult } from "../inbox/inbox.ts";
import type { Place } from "../inbox/place.ts";
import { type RepositoryTask, type Task, taskKey } from "../inbox/task.ts";
import { peopleHandlers } from "../people-handlers.ts";
import type { Store } from "../store/store.ts";
import { Conversation, OUR_APP } from "./conversation.fixture.ts";
import type { PeoplePorts } from "./people-ports.ts";

/** Pull request 7 to production, which waits for @dana or @kim, and everything that handlers work with. */
export class PeopleRig {
  static #nth = 0;
  /** Of each rig another installation, so that they share a store. */
  readonly place: Place = { installation: ++PeopleRig.#nth, owner: "acme", repo: "churn" };
  readonly github = new ModelGithub();
  readonly talk = new Conversation();
  readonly put: (readonly [key: string, options: PutOptions | undefined])[] = [];
  readonly fences: (readonly string[])[] = [];
  /** What the inbox says when it is asked whether something may be published. */
  fence: () => Promise<void> = () => Promise.resolve();
  now = new Date("2026-11-20T12:00:00.000Z");
  readonly store: Store;
  readonly ports: PeoplePorts;
  readonly handlers: ReturnType<typeof peopleHandlers>;

  constructor(store: Store) {
    this.store = store;
    this.github.open(7);
    this.ports = {
      store,
      audit: createAuditLog(store),
      put: (tasks: readonly Task[], options?: PutOptions) => {
        this.put.push(...tasks.map((task) => [taskKey(task), options] as const));
        return Promise.resolve();
      },
      hostFor: () => Promise.resolve(this.github.host()),
      clientFor: () => Promise.resolve(this.talk.client()),
      now: () => this.now,
      appId: OUR_APP,
      webUrl: "https://github.com",
    };
    this.handlers = peopleHandlers(this.ports);
  }

  /** Moves the clock. */
  advance(hours: number): void {
    this.now = new Date(this.now.getTime() + hours * 3_600_000);
  }

  attempt(number = 0): Attempt {
    return {
      number,
      since: 0,
      dueAt: this.now,
      signal: new AbortController().signal,
      fence: (scopes) => {
        this.fences.push(scopes);
        return this.fence();
      },
    };
  }

  /** Somebody gives a command in a comment of theirs; without a comment it is a button. */
  command(by: string, command: Command, comment: number | null, attempt = 0): Promise<WorkResult> {
    const task: RepositoryTask = {
      ...this.place,
      subject: { kind: "command", number: 7, comment, by, command },
    };
    return this.handlers.command(task, this.attempt(attempt));
  }

  remind(): Promise<WorkResult> {
    return this.handlers.remind({ ...this.place, subject: { kind: "remind", number: 7 } }, this.attempt());
  }

  /** What the log holds, oldest first. */
  async told(): Promise<readonly unknown[]> {
    const rows = await this.store.db
      .selectFrom("audit")
      .select(["kind", "number", "data"])
      .where("installation", "=", this.place.installation)
      .orderBy("seq")
      .execute();
    return rows.map(({ kind, number, data }) => [kind, number, JSON.parse(data ?? "null")]);
  }
}
