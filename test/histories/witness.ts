import type { Effect } from "#core/model/effect.ts";
import type { Attempt, Delivery, WorkResult } from "../../app/inbox/inbox.ts";
import { type Task, taskKey } from "../../app/inbox/task.ts";
import { deserved } from "./model-judgement.ts";
import type { ModelWorld } from "./model-world.ts";

/** Something that must never happen, and did. */
export interface Violation {
  readonly rule: string;
  readonly says: string;
}

/** Whether a check deserves to be green (`null`: nobody stands behind it), since when, and which webhooks tell of it. */
interface Deserving {
  readonly green: boolean | null;
  readonly since: number;
  readonly guids: readonly string[];
}

interface Running {
  readonly key: string;
  readonly began: number;
  /** When the last fence was asked that let it pass, or had to be asked. */
  fenced: number;
  /** Checks that it turned green. */
  readonly greens: { readonly name: string; readonly head: string }[];
  /** Whether a fence kept it back after it had turned something green. */
  refused: boolean;
}

/**
 * Watches the machine from outside. Time is counted in happenings: each change of the world, acceptance, fence and write has a number, so that
 * it is known what was before what.
 */
export class Witness {
  readonly violations: Violation[] = [];
  /** Guids that GitHub was told were taken, in order. */
  readonly guids: string[] = [];
  /** When each guid was accepted. */
  readonly #acceptedAt = new Map<string, number>();
  /** Guids that reached the App and were none of its concern. */
  readonly #heardAt = new Map<string, number>();
  readonly #running = new Map<AbortSignal, Running>();
  /** Of each check, what it deserved, newest last. */
  readonly #deserving = new Map<string, Deserving[]>();
  /** Tasks whose last attempt failed or was put off. */
  readonly outstanding = new Set<string>();
  readonly #world: ModelWorld;
  #tick = 0;
  /** When nothing was left to do the last time. */
  restedAt = 0;

  constructor(world: ModelWorld) {
    this.#world = world;
  }

  get running(): number {
    return this.#running.size;
  }

  violate(rule: string, says: string): void {
    this.violations.push({ rule, says });
  }

  /** The world changed, and these webhooks tell of it: what does each check deserve now? */
  async changed(guids: readonly string[]): Promise<void> {
    const tick = ++this.#tick;
    const now = new Map<string, boolean>();
    for (const head of new Set(this.#world.pulls.flatMap((pull) => (pull.open ? [pull.head] : []))))
      for (const [name, outcome] of await deserved(this.#world, head))
        now.set(`${name} on ${head}`, outcome === "pass");
    for (const key of new Set([...this.#deserving.keys(), ...now.keys()])) {
      const past = this.#deserving.get(key) ?? [];
      const green = now.get(key) ?? null;
      if (past.at(-1)?.green !== green) this.#deserving.set(key, [...past, { green, since: tick, guids }]);
    }
  }

  accepted({ guid }: Delivery): void {
    this.guids.push(guid);
    this.#acceptedAt.set(guid, ++this.#tick);
  }

  /** A webhook came that concerns nothing. */
  heard(guid: string): void {
    if (!this.#heardAt.has(guid)) this.#heardAt.set(guid, ++this.#tick);
  }

  /** An attempt begins. Call what comes back at its end. */
  began(task: Task, signal: AbortSignal): (result: WorkResult, key: string) => Promise<void> {
    const key = taskKey(task);
    if (this.#isSame(key)) this.violate("one at a time", `two attempts at ${key} run side by side`);
    this.#running.set(signal, { key, began: ++this.#tick, fenced: 0, greens: [], refused: false });
    return async (result) => {
      const running = this.#running.get(signal);
      this.#running.delete(signal);
      if (signal.aborted) {
        // Given back, to be done when its wait is over.
        this.outstanding.add(key);
        return;
      }
      if (running?.refused === true && result.kind !== "failed") this.#mustBeTakenBack(running);
      if (result.kind === "failed" || result.kind === "deferred") this.outstanding.add(key);
      else this.outstanding.delete(key);
    };
  }

  /** Asks an attempt's fence, and remembers when it let pass. */
  async fenced(attempt: Attempt, scopes: readonly string[]): Promise<void> {
    const asked = ++this.#tick;
    const running = this.#running.get(attempt.signal);
    try {
      await attempt.fence(scopes);
    } catch (error) {
      if (running !== undefined && running.greens.length > 0) running.refused = true;
      throw error;
    }
    if (running !== undefined) running.fenced = asked;
  }

  /** A check is about to be sent: from here on, nothing accepted before may be unknown to it. */
  sends(signal: AbortSignal): void {
    const running = this.#running.get(signal);
    const sent = ++this.#tick;
    if (running !== undefined) running.fenced = sent;
  }

  /** A check was written. */
  wrote({ name, head, conclusion }: Extract<Effect, { kind: "publish-check" }>, signal: AbortSignal): void {
    const written = ++this.#tick;
    if (conclusion !== "success") return;
    const key = `${name} on ${head}`;
    const by = this.#running.get(signal);
    if (by === undefined)
      return this.violate("only attempts write", `${key} turned green after its attempt's end`);
    by.greens.push({ name, head });
    const past = this.#deserving.get(key) ?? [];
    const { key: task, began } = by;
    if (!past.some(({ green }, at) => green === true && (past[at + 1]?.since ?? written) >= began))
      return this.violate(
        "never undeserved",
        `${task} turned ${key} green, which it never was since ${began}`,
      );
    const last = past.at(-1);
    if (last === undefined || last.green === true || last.guids.length === 0) return undefined;
    const known = this.#acceptedBy(last.guids);
    if (known !== null && known < by.fenced)
      this.violate(
        "never from old facts",
        `${task} (begun at ${began}) turned ${key} green: what took it away was accepted at ${known}, before its fence at ${by.fenced}`,
      );
    return undefined;
  }

  /** When a check stopped to deserve its green, and whether the App may know: `null` when it deserves it, or nobody stands behind it. */
  undeserved(name: string, head: string): { readonly since: number; readonly known: number | null } | null {
    const last = this.#deserving.get(`${name} on ${head}`)?.at(-1);
    if (last?.green !== false) return null;
    return { since: last.since, known: last.guids.length === 0 ? last.since : this.#knownBy(last.guids) };
  }

  rested(): void {
    this.restedAt = ++this.#tick;
  }

  /** What came while it was published takes the green back before the attempt ends, whoever judges again. */
  #mustBeTakenBack({ key, greens }: Running): void {
    for (const { name, head } of greens) {
      const known = this.undeserved(name, head)?.known ?? null;
      if (known !== null && this.#world.run(head, name)?.conclusion === "success")
        this.violate(
          "taken back at once",
          `${key} ended and left ${name} on ${head} green, undeserved since ${known}`,
        );
    }
  }

  #isSame(key: string): boolean {
    return [...this.#running].some(([signal, each]) => each.key === key && !signal.aborted);
  }

  /** When the last of these was accepted; `null` where one was not. */
  #acceptedBy(guids: readonly string[]): number | null {
    const at = guids.map((guid) => this.#acceptedAt.get(guid));
    return at.includes(undefined) ? null : Math.max(...at.flatMap((each) => each ?? []));
  }

  #knownBy(guids: readonly string[]): number | null {
    const at = guids.map((guid) => this.#acceptedAt.get(guid) ?? this.#heardAt.get(guid));
    return at.includes(undefined) ? null : Math.max(...at.flatMap((each) => each ?? []));
  }
}
