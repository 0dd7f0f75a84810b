import { setTimeout as sleep } from "node:timers/promises";
import type { PullHandle } from "../forge/handles/pull.ts";
import { BAD_CHANGE, GOOD_CHANGE, policy } from "../scenarios/small-world.ts";
import type { Dice } from "./dice.ts";
import type { SoakPlace } from "./place.ts";

/** People at work on several pull requests at once. */
export interface Load {
  /** What was done so far. */
  readonly done: number;
  /** Resolves when the action under way has ended; nothing more is done. Rejects when an action failed. */
  end(): Promise<void>;
}

type Act = (place: SoakPlace, pull: PullHandle, dice: Dice) => Promise<unknown>;

const review: Act = (_, pull, dice) => {
  const state = dice.of(["APPROVE", "APPROVE", "REQUEST_CHANGES", "COMMENT"] as const);
  return pull.review({ user: dice.of(["kim", "dana", "erin"]), state, body: "Seen" });
};

const push: Act = (_, pull, dice) =>
  pull.push({
    files: { ...dice.of([GOOD_CHANGE, GOOD_CHANGE, BAD_CHANGE]), "notes.md": `${dice.next()}\n` },
  });

const dismiss: Act = async (_, pull, dice) => {
  const standing = pull.record.reviews.filter(
    ({ state }) => state === "APPROVED" || state === "CHANGES_REQUESTED",
  );
  if (standing.length > 0) await pull.dismissReview(dice.of(standing), "admin");
};

const retarget: Act = (_, pull) => pull.retarget(pull.record.base.ref === "release" ? "main" : "release");

/** The threshold is one that the good change holds, or one that it does not. */
const changePolicy: Act = ({ repository }, _, dice) => {
  const text = policy("{ roles: { operations: 1 } }", dice.of([0.8, 0.95]));
  const files = { ".github/gatehouse.yml": `${text}# ${dice.next()}\n` };
  return repository.push({ user: "admin", branch: dice.of(["main", "release"]), files });
};

const closeAndReopen: Act = async (_, pull) => {
  await pull.close("admin");
  await pull.reopen("admin");
};

const edit: Act = (_, pull, dice) => pull.edit({ title: `Hand over ${dice.next()}` });

const ACTS: readonly Act[] = [
  ...Array<Act>(6).fill(review),
  ...Array<Act>(4).fill(push),
  ...Array<Act>(3).fill(dismiss),
  ...Array<Act>(2).fill(retarget),
  changePolicy,
  closeAndReopen,
  edit,
];

/** Lets people act one after the other, with up to twice so many milliseconds between them. */
export function startLoad(place: SoakPlace, dice: Dice, everyMs: number): Load {
  const stopped = new AbortController();
  let done = 0;
  const run = async () => {
    while (!stopped.signal.aborted) {
      await dice.of(ACTS)(place, dice.of(place.pulls), dice);
      done += 1;
      await sleep(2 * everyMs * dice.next(), undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const running = run();
  // Whoever ends it hears of it.
  running.catch(() => undefined);
  return {
    get done() {
      return done;
    },
    async end() {
      stopped.abort();
      await running;
    },
  };
}
