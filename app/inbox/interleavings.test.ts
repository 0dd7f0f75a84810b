import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines } from "../../test/store/engines.ts";
import { DONE, delivery, Rig, task } from "./inbox.fixture.ts";
import type { Attempt, WorkResult } from "./inbox.ts";
import { type Task, taskKey } from "./task.ts";

/** What happens next, and to which instance. */
type Step =
  | { readonly kind: "accept"; readonly by: 0 | 1; readonly numbers: readonly number[] }
  | { readonly kind: "put"; readonly by: 0 | 1; readonly number: number; readonly after: number }
  | { readonly kind: "pass"; readonly seconds: number }
  | { readonly kind: "turn" };

const by = fc.constantFrom(0 as const, 1 as const);
const number = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("accept" as const), by, numbers: fc.uniqueArray(number, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("put" as const), by, number, after: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ kind: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant("turn" as const) }),
);

/** How attempts end, in the order of their ends; done, once the list is over. */
const end = fc.constantFrom("done", "again", "next", "deferred", "failed", "given-up");

/** A worker that remembers which events each attempt could know of, and whether two of one key ever ran side by side. */
class Witness {
  readonly #rig: Rig;
  readonly #running = new Set<string>();
  /** Of each key, the newest event that an attempt knew of which came to its end. */
  readonly known = new Map<string, number>();
  ends: string[] = [];
  overlaps = 0;

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  readonly work = async (asked: Task, attempt: Attempt): Promise<WorkResult> => {
    const key = taskKey(asked);
    if (this.#running.has(key)) this.overlaps++;
    this.#running.add(key);
    const known = await this.newest(key);
    // A turn of everything else, as a request to GitHub would be.
    await new Promise((resolve) => setImmediate(resolve));
    const result = await this.#end(key, asked, attempt);
    this.#running.delete(key);
    if (result.kind === "done") this.known.set(key, known);
    return result;
  };

  /** The newest event that concerns a key. */
  async newest(key: string): Promise<number> {
    const mark = await this.#rig.store.db
      .selectFrom("mark")
      .select("seq")
      .where("scope", "=", key)
      .executeTakeFirst();
    return mark?.seq ?? 0;
  }

  async #end(key: string, asked: Task, attempt: Attempt): Promise<WorkResult> {
    const soon = new Date(this.#rig.now.getTime() + 30_000);
    try {
      await attempt.fence([key]);
    } catch {
      return { kind: "superseded" };
    }
    switch (this.ends.shift()) {
      case "again":
        return { kind: "done", next: [], again: soon };
      case "next":
        return { kind: "done", next: [asked] };
      case "deferred":
        return { kind: "deferred", until: soon };
      case "failed":
        return { kind: "failed", code: "github-5xx", retry: true };
      case "given-up":
        return { kind: "failed", code: "no-access", retry: false };
      default:
        return DONE;
    }
  }
}

describe.each(engines)("whatever happens in whatever order, on %s", (engine) => {
  test("every accepted event is followed by an attempt that knew of it", async () => {
    await using rig = await Rig.open(engine);
    const witness = new Witness(rig);
    const inboxes = [await rig.inbox(witness.work), await rig.inbox(witness.work)] as const;
    let history = 0;
    const follow = async (steps: readonly Step[], ends: readonly string[]) => {
      history++;
      witness.ends = [...ends];
      const accepted = new Set<number>();
      const promises: Promise<unknown>[] = [];
      for (const [at, each] of steps.entries()) {
        if (each.kind === "accept") {
          for (const nth of each.numbers) accepted.add(nth);
          const tasks = each.numbers.map((nth) => task(nth, history));
          promises.push(inboxes[each.by].accept(delivery(`${history}-${at}`, tasks)));
        } else if (each.kind === "put") {
          const after = new Date(rig.now.getTime() + each.after * 1000);
          promises.push(inboxes[each.by].put([task(each.number, history)], { after }));
        } else if (each.kind === "pass") rig.pass(each.seconds);
        else await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(promises);
      for (let turn = 0; turn < 5; turn++) {
        await inboxes[0].idle();
        rig.pass(400);
      }
      // Once nothing is left to go wrong, what was given up is asked for again.
      witness.ends = [];
      await inboxes[1].retryDeadLetters();
      await inboxes[0].idle();
      for (const nth of accepted) {
        const key = taskKey(task(nth, history));
        expect(witness.known.get(key)).toBe(await witness.newest(key));
      }
      expect(witness.overlaps).toBe(0);
      expect(await inboxes[0].state()).toMatchObject({ waiting: 0, running: 0, dead: 0 });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(end, { maxLength: 10 }), follow),
      { numRuns: Number(process.env["GATEHOUSE_INBOX_HISTORIES"] ?? 15), endOnFailure: true },
    );
  });
});
