import { conclusionOf } from "#core/report/plan.ts";
import { redeliverMissed } from "../../app/upkeep/missed-deliveries.ts";
import type { Machine } from "./machine.ts";
import { BASES } from "./model-content.ts";
import { ModelGate } from "./model-gate.ts";
import { expected } from "./model-judgement.ts";
import { ModelWorld, PEOPLE, type Pull, type Webhook } from "./model-world.ts";
import type { Plant } from "./plant.ts";
import type { History, Step } from "./step.ts";
import { type Violation, Witness } from "./witness.ts";

/** What came of a history. */
export interface Played {
  readonly violations: readonly Violation[];
  /** Merges that the branch protection of the model let through. */
  readonly merges: {
    /** The check deserved its green. */
    readonly deserved: number;
    /** It did not any more, and the App was not told yet, or had not judged yet. */
    readonly inWindow: number;
  };
  /** Webhooks that GitHub sent. */
  readonly webhooks: number;
  /** Requests of the App. */
  readonly requests: number;
  /** Requests of the App that failed. */
  readonly failed: number;
  /** Green checks that were seen, at the rest after a step. */
  readonly greens: number;
}

/** Pull requests that a history has at the most. */
const MOST_PULLS = 4;

/** What the retries of a failed attempt are waited for, and as often as it takes. */
const WAIT_MS = 6 * 60_000;
const MOST_WAITS = 40;

/** Answers that it takes to come to rest: many times what any history needs. */
const MOST_REQUESTS = 1000;

/** How long GitHub takes at the most between an attempt to deliver and its end. */
const SETTLED_MS = 61_000;

let installations = 100;

/**
 * Plays a history on a machine, and brings everything to its end: what waits is delivered, what failed is tried again. After one that violates
 * a rule, or breaks off, the machine is as new for the next.
 */
export async function runHistory(machine: Machine, history: History, plant: Plant = {}): Promise<Played> {
  const player = new Player(machine, plant);
  let isWhole = false;
  try {
    await player.play(history);
    isWhole = player.witness.violations.length === 0;
    return player.played();
  } finally {
    if (!isWhole) await machine.abandon();
  }
}

/** A webhook that GitHub has not delivered, or not well. */
interface Undelivered {
  readonly webhook: Webhook;
  /** GitHub tried, and nobody answered. */
  lost: boolean;
}

class Player {
  readonly #machine: Machine;
  readonly #plant: Plant;
  readonly #world: ModelWorld;
  readonly #gate = new ModelGate();
  readonly witness: Witness;
  readonly #undelivered: Undelivered[] = [];
  #sent: string[] = [];
  #webhooks = 0;
  #deserved = 0;
  #inWindow = 0;
  #greens = 0;

  constructor(machine: Machine, plant: Plant) {
    this.#machine = machine;
    this.#plant = plant;
    this.#world = new ModelWorld(++installations);
    this.witness = new Witness(this.#world);
    this.#world.send = (webhook) => {
      this.#undelivered.push({ webhook, lost: false });
      this.#sent.push(webhook.guid);
      this.#webhooks++;
    };
  }

  async play(history: History): Promise<void> {
    const { witness } = this;
    await this.#machine.play({ world: this.#world, gate: this.#gate, witness, plant: this.#plant });
    for (const step of history) {
      await this.#step(step);
      if (witness.violations.length > 0) return;
    }
    await this.#end();
  }

  async #step(step: Step): Promise<void> {
    // Nothing happens at the same second as something else, as far as reviews are dated.
    this.#world.clock = new Date(this.#world.clock.getTime() + 1000);
    await this.#happen(step);
    // What time makes undeserved can depend on something that the App was not told yet, such as a freeze.
    if (step.do === "time") await this.witness.changed(this.#undelivered.map(({ webhook }) => webhook.guid));
    else if (this.#sent.length > 0) await this.witness.changed(this.#sent.splice(0));
    await this.#go(step.go, step.pick);
    await this.#lookAround();
  }

  /** Everything that can still happen by itself, happens. */
  async #end(): Promise<void> {
    this.#gate.trouble = null;
    await this.#redeliver();
    for (let nth = 0; this.#undelivered.length > 0; nth++) await this.#deliver(nth * 7, 1);
    for (let wait = 0; wait < MOST_WAITS; wait++) {
      await this.#rest();
      if (this.witness.violations.length > 0) return;
      if (await this.#isAtRest()) break;
      await this.#machine.inbox.retryDeadLetters();
      this.#world.clock = new Date(this.#world.clock.getTime() + WAIT_MS);
      await this.witness.changed([]);
    }
    if (!(await this.#isAtRest()))
      this.witness.violate("comes to rest", `${[...this.witness.outstanding].join()} does not end`);
    await this.#lookAround();
    await this.#lookAtAll();
    await this.#lookAtLog();
  }

  played(): Played {
    const { requests, failed } = this.#gate;
    return {
      violations: this.witness.violations,
      merges: { deserved: this.#deserved, inWindow: this.#inWindow },
      webhooks: this.#webhooks,
      requests,
      failed,
      greens: this.#greens,
    };
  }

  async #happen(step: Step): Promise<void> {
    const world = this.#world;
    switch (step.do) {
      case "open":
        if (world.pulls.length < MOST_PULLS) world.open(baseOf(step.base), step);
        return;
      case "time":
        world.clock = new Date(world.clock.getTime() + (step.hours === 0 ? 11_000 : step.hours * 3_600_000));
        return this.#machine.wake();
      case "policy":
        return world.pushBase(baseOf(step.base), step.policy);
      case "base-push":
        return world.pushBase(baseOf(step.base));
      case "membership":
        return world.toggleMember(nth(PEOPLE.slice(1), step.who) ?? "dana");
      case "deliver":
        return this.#deliver(step.which, step.times);
      case "deliver-all":
        while (this.#undelivered.some(({ lost }) => !lost)) await this.#deliver(0, 1);
        return;
      case "missed":
        return this.#redeliver();
      case "trouble":
        this.#gate.trouble = { requests: step.requests, code: step.what, after: step.after };
        return;
      case "restart":
        return this.#machine.restart();
      default:
        return this.#toPull(step);
    }
  }

  async #toPull(step: Extract<Step, { readonly pull: number }>): Promise<void> {
    const world = this.#world;
    const pull = nth(world.pulls, step.pull);
    if (pull === undefined) return;
    if (step.do === "reopen") {
      if (!pull.open && !pull.merged) world.reopen(pull);
      return;
    }
    if (!pull.open) return;
    switch (step.do) {
      case "open-same":
        if (world.pulls.length < MOST_PULLS) world.open(baseOf(step.base), { at: pull.head });
        return;
      case "push":
        return world.push(pull, step);
      case "rewind": {
        const at = nth([...new Set(world.pulls.flatMap(({ heads }) => [...heads]))], step.to);
        if (at !== undefined && at !== pull.head) world.push(pull, { at });
        return;
      }
      case "review":
        return world.review(pull, nth(PEOPLE, step.by) ?? "dana", step.opinion);
      case "dismiss": {
        const review = nth(pull.reviews, step.review);
        const had = review?.state === "APPROVED" || review?.state === "CHANGES_REQUESTED";
        if (review !== undefined && had) world.dismiss(pull, review);
        return;
      }
      case "retarget": {
        const base = baseOf(step.base);
        if (base !== pull.base) world.retarget(pull, base);
        return;
      }
      case "merge":
        return this.#merge(pull);
      case "close":
        return world.close(pull);
      case "draft":
        return world.toggleDraft(pull);
      default:
        return step satisfies never;
    }
  }

  /** Merges where the ruleset lets it: our check of the branch's stage is green on the head. */
  #merge(pull: Pull): void {
    const { head, base, number, draft } = pull;
    const required = { release: "gatehouse: production", main: "gatehouse: staging", wip: null }[base];
    if (draft || required === null || this.#world.run(head, required)?.conclusion !== "success") return;
    const undeserved = this.witness.undeserved(required, head);
    if (undeserved === null) this.#deserved++;
    else if (undeserved.known === null || this.witness.restedAt < undeserved.known) this.#inWindow++;
    else
      this.witness.violate(
        "no merge outside the window",
        `#${number} was merged with a green ${required} that was known to be undeserved since ${undeserved.known}`,
      );
    this.#world.merge(pull);
  }

  async #deliver(which: number, times: 0 | 1 | 2): Promise<void> {
    const waiting = this.#undelivered.filter(({ lost }) => !lost);
    const next = nth(waiting, which);
    if (next === undefined) return;
    if (times === 0) {
      next.lost = true;
      return;
    }
    this.#undelivered.splice(this.#undelivered.indexOf(next), 1);
    for (let time = 0; time < times; time++) await this.#hand(next);
  }

  async #hand(next: Undelivered): Promise<void> {
    const taken = await this.#machine.deliver(next.webhook);
    await this.#machine.settled();
    if (taken) this.witness.heard(next.webhook.guid);
    else if (!this.#undelivered.includes(next)) this.#undelivered.push(Object.assign(next, { lost: true }));
  }

  /** What was lost, and is old enough, is asked for again, as the App does every few minutes. */
  async #redeliver(): Promise<void> {
    const lost = this.#undelivered.filter((each) => each.lost);
    if (lost.length === 0) return;
    this.#world.clock = new Date(this.#world.clock.getTime() + SETTLED_MS);
    const { store } = this.#machine.counted;
    const attempts = lost.map(({ webhook: { guid, event, at } }, id) => {
      return { id, guid, event, delivered_at: at.toISOString(), status_code: 502 };
    });
    const again: Undelivered[] = [];
    await redeliverMissed({
      octokit: {
        request: async (route: string, parameters: Record<string, unknown> = {}) => {
          if (route.startsWith("GET")) return { status: 200, headers: {}, data: attempts };
          const found = lost[Number(parameters["delivery_id"])];
          if (found !== undefined) again.push(found);
          return { status: 202, headers: {}, data: {} };
        },
      },
      since: new Date(0),
      now: this.#world.clock,
      isHeard: () => true,
      known: async (guids) => {
        const rows = await store.db
          .selectFrom("delivery")
          .select("guid")
          .where("guid", "in", guids)
          .execute();
        return new Set(rows.map(({ guid }) => guid));
      },
    });
    for (const each of again) {
      each.lost = false;
      this.#undelivered.splice(this.#undelivered.indexOf(each), 1);
      await this.#hand(each);
    }
  }

  /** Lets so many requests be answered, while there are any. */
  async #go(requests: number, pick: number): Promise<void> {
    await this.#machine.settled();
    for (let at = 0; at < requests && this.#gate.waiting > 0; at++) {
      this.#gate.release(at === 0 ? pick : pick + at);
      await this.#machine.settled();
    }
  }

  /** Lets everything be answered. */
  async #rest(): Promise<void> {
    this.#machine.wake();
    await this.#machine.settled();
    for (let requests = 0; this.#gate.waiting > 0; requests++) {
      if (requests > MOST_REQUESTS) return this.witness.violate("comes to rest", "requests never end");
      this.#gate.release(0);
      await this.#machine.settled();
    }
  }

  async #isAtRest(): Promise<boolean> {
    if (this.#gate.waiting > 0 || this.witness.running > 0 || this.witness.outstanding.size > 0) return false;
    const { waiting, running, dead } = await this.#machine.inbox.state();
    return waiting + running + dead === 0;
  }

  /** Where the App has nothing left to do, nothing is green that it could know to be undeserved. */
  async #lookAround(): Promise<void> {
    if (!(await this.#isAtRest())) return;
    this.witness.rested();
    for (const { head, name, conclusion } of newest(this.#world)) {
      if (conclusion !== "success") continue;
      this.#greens++;
      const undeserved = this.witness.undeserved(name, head);
      if (undeserved?.known != null)
        this.witness.violate(
          "taken back",
          `${name} on ${head} is green at rest, and has not deserved it since ${undeserved.since}`,
        );
    }
  }

  /** At the end each open pull request shows what a fresh judgement says, and no closed one is green. */
  async #lookAtAll(): Promise<void> {
    const world = this.#world;
    for (const pull of world.pulls) {
      const { number, head, open, merged } = pull;
      if (open) {
        const asked = await expected(world, pull);
        if (asked === null) continue;
        const run = world.run(head, asked.name);
        const shown = run === undefined ? "nothing" : (run.conclusion ?? run.status);
        const right = conclusionOf(asked.outcome) ?? "in_progress";
        if (shown !== right)
          this.witness.violate(
            "shows the truth",
            `#${number} shows ${shown} as ${asked.name}, and should show ${right}`,
          );
      } else if (!merged && !world.pulls.some((each) => each !== pull && each.heads.has(head))) {
        const green = newest(world).filter((run) => run.head === head && run.conclusion === "success");
        for (const { name } of green)
          this.witness.violate("taken back", `#${number} is closed, and ${name} green`);
      }
    }
  }

  /** The log has one row for each delivery that GitHub was told was taken. */
  async #lookAtLog(): Promise<void> {
    const rows = await this.#machine.counted.store.db
      .selectFrom("audit")
      .select("data")
      .where("kind", "=", "delivery")
      .where("installation", "=", this.#world.installation)
      .orderBy("seq")
      .execute();
    const told = rows.map(({ data }) => (JSON.parse(data ?? "{}") as { guid?: string }).guid);
    const accepted = [...new Set(this.witness.guids)];
    if (told.toSorted().join() !== accepted.toSorted().join())
      this.witness.violate(
        "every delivery is told once",
        `the log tells of ${told.join()}; taken were ${accepted.join()}`,
      );
  }
}

/** The newest run of each check of each commit. */
function newest(world: ModelWorld) {
  return [...new Map(world.runs.map((run) => [`${run.name} on ${run.head}`, run])).values()];
}

function nth<T>(items: readonly T[], which: number): T | undefined {
  return items[which % Math.max(1, items.length)];
}

function baseOf(which: number): Pull["base"] {
  return nth(BASES, which) ?? "release";
}
