import { pino } from "pino";
import { createAuditLog } from "../../app/audit/create-audit-log.ts";
import { worker } from "../../app/evaluate/work.ts";
import { neededTasks } from "../../app/events/needed-tasks.ts";
import { registerEvents } from "../../app/events/register.ts";
import { type DurableInbox, openInbox } from "../../app/inbox/durable-inbox.ts";
import type { Attempt, Inbox, Worker } from "../../app/inbox/inbox.ts";
import { type Task, taskKey } from "../../app/inbox/task.ts";
import { type CountedStore, openCountedStore } from "./counted-store.ts";
import type { ModelGate } from "./model-gate.ts";
import { modelHost } from "./model-host.ts";
import { APP, type ModelWorld, type Webhook } from "./model-world.ts";
import type { Plant } from "./plant.ts";
import type { Witness } from "./witness.ts";

/** Never, as far as timers go: everything here happens when a history says so. */
const NEVER_MS = 2 ** 31 - 1;
const NEVER_SECONDS = 86_400;

/** One history's part of the machine. */
interface Play {
  readonly world: ModelWorld;
  readonly gate: ModelGate;
  readonly witness: Witness;
  readonly plant: Plant;
}

type Hear = (event: {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}) => Promise<void>;

/** The whole App but its server and GitHub: hints, inbox, worker and log on a real store. It plays one history after another. */
export class Machine {
  readonly counted: CountedStore;
  readonly #log = pino({ level: "silent" });
  #play: Play | null = null;
  #inbox: DurableInbox | null = null;
  #hear: Hear | null = null;
  #work: Worker | null = null;
  #accepted = 0;

  private constructor(counted: CountedStore) {
    this.counted = counted;
  }

  static async open(databaseUrl?: string): Promise<Machine> {
    const machine = new Machine(await openCountedStore(databaseUrl));
    await machine.#start();
    return machine;
  }

  /** Nothing of earlier histories waits any more. */
  async play(play: Play): Promise<void> {
    await this.forget();
    this.#play = play;
    this.#startWork();
  }

  get inbox(): DurableInbox {
    if (this.#inbox === null) throw new TypeError("the App does not run");
    return this.#inbox;
  }

  /** Delivers a webhook as the server does. Resolves with what GitHub is answered: whether it was taken. */
  async deliver({ guid, event, payload }: Webhook): Promise<boolean> {
    if (this.#hear === null) return false;
    try {
      await this.#hear({ id: guid, name: event, payload });
      return true;
    } catch {
      return false;
    }
  }

  /** Resolves when whatever runs waits for an answer of GitHub's. */
  settled(): Promise<void> {
    return this.counted.settled();
  }

  /** Looks for what has become due. */
  wake(): void {
    void this.inbox.idle();
  }

  /** Stops without waiting for anything, and starts anew. */
  async restart(): Promise<void> {
    await this.inbox.close(0);
    await this.settled();
    if (this.#play?.plant.forgets === true) await this.forget();
    await this.#start();
    this.#startWork();
  }

  /** Ends whatever is under way, and throws away what waits: the next history finds nothing of this one. */
  async abandon(): Promise<void> {
    await this.inbox.close(0);
    await this.settled();
    await this.forget();
    await this.#start();
  }

  /** Throws away what waits. */
  async forget(): Promise<void> {
    const { store } = this.counted;
    await store.queue.executeSql(`delete from ${store.schema}_queue.job_common`);
  }

  async close(): Promise<void> {
    await this.inbox.close(0);
    await this.settled();
    await this.counted.remove();
  }

  async #start(): Promise<void> {
    const { store } = this.counted;
    this.#inbox = await openInbox({
      store,
      audit: createAuditLog(store),
      now: () => this.#now(),
      log: this.#log,
      work: (task, attempt) => this.#do(task, attempt),
      lookEveryMs: NEVER_MS,
      beatEveryMs: NEVER_MS,
      superviseSeconds: NEVER_SECONDS,
    });
    const inbox = this.#inbox;
    const loaded = { onAny: (hear: Hear) => (this.#hear = hear) };
    registerEvents(loaded as never, {
      inbox: { accept: (delivery) => this.#accept(inbox, delivery) },
      self: () => ({ appId: APP, slug: "gatehouse" }),
      needed: (hint, place) => neededTasks(store.db, hint, place),
      heard: () => undefined,
    });
  }

  #startWork(): void {
    const play = this.#playing();
    const { store } = this.counted;
    const { world, gate, witness, plant } = play;
    const put: Inbox["put"] = (tasks, options) => this.inbox.put(tasks, options);
    this.#work = worker({
      store,
      audit: createAuditLog(store),
      log: this.#log,
      now: () => this.#now(),
      hostFor: async (_, { signal, beforeWrite }) =>
        modelHost({
          world,
          gate,
          signal,
          sends: async () => {
            witness.sends(signal);
            if (plant.sendsUnfenced !== true) await beforeWrite?.();
          },
          wrote: (check) => witness.wrote(check, signal),
          ...(plant.isDropped === undefined ? {} : { isDropped: plant.isDropped }),
        }),
      repositories: async (_, { signal }) =>
        gate.request("repositories", signal, () => [{ owner: "Acme", name: "churn" }]),
      put,
    });
  }

  #now(): Date {
    return this.#play?.world.clock ?? new Date(0);
  }

  #playing(): Play {
    if (this.#play === null) throw new TypeError("no history is played");
    return this.#play;
  }

  async #accept(
    inbox: DurableInbox,
    delivery: Parameters<Inbox["accept"]>[0],
  ): Promise<"accepted" | "repeated"> {
    const { plant, witness } = this.#playing();
    const taken = plant.accept === undefined ? delivery : plant.accept(delivery, ++this.#accepted);
    const became = taken === null ? "accepted" : await inbox.accept(taken);
    if (became === "accepted") witness.accepted(delivery);
    return became;
  }

  async #do(task: Task, attempt: Attempt) {
    const { witness, plant } = this.#playing();
    const work = this.#work;
    if (work === null) throw new TypeError("no history is played");
    const end = witness.began(task, attempt.signal);
    const planted = plant.attempt?.(attempt) ?? attempt;
    const fenced: Attempt = { ...planted, fence: (scopes) => witness.fenced(planted, scopes) };
    const result = await work(task, fenced);
    const changed = plant.result?.(result, task) ?? result;
    await end(changed, taskKey(task));
    return changed;
  }
}
