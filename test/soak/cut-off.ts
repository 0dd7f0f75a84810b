import { setTimeout as sleep } from "node:timers/promises";
import { lookBack } from "./aftermath.ts";
import { Dice } from "./dice.ts";
import type { Instance } from "./instance.ts";
import { comeToRest, type KillReport } from "./kill.ts";
import { startLoad } from "./load.ts";
import { openPlace, type SoakPlace } from "./place.ts";
import { isCheckWrite, type Passed } from "./road.ts";
import { layWire, type Wire } from "./wire.ts";

/** How an instance is cut off from its store. `freeze` stops the process: to itself, no time has passed when it goes on. */
export type CutOff = "cut" | "swallow" | "freeze";

export interface CutOffOptions {
  readonly databaseUrl: string;
  /** One a round. */
  readonly rounds: readonly CutOff[];
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** What came of cutting instances off. */
export interface CutOffReport extends Omit<KillReport, "kills" | "killedStarting"> {
  readonly rounds: number;
  /** Checks that the other instance wrote meanwhile: the work went on. */
  readonly writtenByOther: number;
  /** Checks that one wrote on the strength of a lease that had ended, a line each. */
  readonly stale: readonly string[];
}

/** A lease's ten seconds, up to five more until somebody looks, and a few in which the other works. */
const AWAY_MS = 17_000;
/** No lease that was renewed before the cut is longer. */
const LEASE_MS = 9_000;
/** What was sent in time may arrive this much later on a busy machine. */
const ON_ITS_WAY_MS = 500;
/** Between two rounds. */
const TOGETHER_MS = 2_000;
/** Between two acts: rarely enough that what the other instance reads is still true when it publishes. */
const EVERY_MS = 500;
/** Writes wait for their turn, as they do for GitHub's second: this is where an instance is caught between asking whether it may and doing it. */
const PACE_MS = 200;

/** Two instances on one store: one at a time is cut off while people work, for longer than a lease, and comes back. */
export async function cutOff({ databaseUrl, rounds, seed, say }: CutOffOptions): Promise<CutOffReport> {
  const began = performance.now();
  const wires = await Promise.all([layWire(databaseUrl), layWire(databaseUrl)]);
  const stores = wires.map((wire) => ({ databaseUrl: wire.databaseUrl }));
  const place = await openPlace({ stores, paceMs: PACE_MS });
  try {
    const dice = new Dice(seed);
    await Promise.all(place.instances.map((each) => each.start()));
    const load = startLoad(place, new Dice(seed + 1), EVERY_MS);
    const stale: string[] = [];
    let writtenByOther = 0;
    for (const [round, how] of rounds.entries()) {
      await sleep(TOGETHER_MS * (0.5 + dice.next()));
      const at = dice.between(0, 1);
      const [victim, wire] = [place.instances[at] as Instance, wires[at] as Wire];
      const away = await spell(how, victim, wire);
      stale.push(...staleWrites(place, victim, how, away));
      const others = writesOf(place, ({ who }) => who !== victim.name, away);
      writtenByOther += others.length;
      say?.(
        `round ${round + 1} of ${rounds.length}: ${victim.name}, ${how}; ${others.length} checks by the other`,
      );
    }
    await load.end();
    const rested = await comeToRest(place);
    const aftermath = await lookBack(place, { databaseUrl });
    place.forge.assertClean();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return {
      rounds: rounds.length,
      actions: load.done,
      writtenByOther,
      stale,
      ...rested,
      ...aftermath,
      seconds,
    };
  } finally {
    await place.close();
    for (const each of wires) await each.close();
  }
}

interface Away {
  readonly from: number;
  readonly until: number;
}

/** Cuts off, and brings back. A moment later what was under way before has shown itself. */
async function spell(how: CutOff, victim: Instance, wire: Wire): Promise<Away> {
  const from = performance.now();
  if (how === "freeze") victim.freeze();
  else if (how === "cut") wire.cut();
  else wire.swallow();
  await sleep(AWAY_MS);
  const until = performance.now();
  if (how === "freeze") victim.thaw();
  else wire.mend();
  await sleep(TOGETHER_MS / 2);
  return { from, until };
}

/**
 * Writes on the strength of a lease that had ended. One that is cut off must not write once its lease is over. One that was frozen
 * must not write about a pull request that it has not read since.
 */
function staleWrites(place: SoakPlace, victim: Instance, how: CutOff, away: Away): string[] {
  const isOwn = ({ who }: Passed) => who === victim.name;
  if (how !== "freeze") {
    const ended = { from: away.from + LEASE_MS + ON_ITS_WAY_MS, until: away.until };
    return writesOf(place, isOwn, ended).map(
      (one) => `${how}: ${victim.name} wrote ${one.path} ${Math.round(one.at - away.from)} ms later`,
    );
  }
  const after = place.road.passed.filter((one) => isOwn(one) && one.at >= away.until);
  return after.filter(isCheckWrite).flatMap((write) => {
    const numbers = numbersOf(place, write);
    const isRead = after.some(
      ({ at, path, body }) =>
        at < write.at && path.endsWith("/graphql") && numbers.some((number) => mentions(body, number)),
    );
    return isRead
      ? []
      : [
          `freeze: ${victim.name} wrote ${write.path} (#${numbers.join(", #")}) ${Math.round(write.at - away.until)} ms after it went on`,
        ];
  });
}

function writesOf({ road }: SoakPlace, isIts: (one: Passed) => boolean, { from, until }: Away): Passed[] {
  return road.passed.filter((one) => isIts(one) && isCheckWrite(one) && one.at >= from && one.at < until);
}

/** Pull requests whose head a check stands on. */
function numbersOf({ pulls, repository }: SoakPlace, { path, body }: Passed): number[] {
  const { head_sha: sha } = JSON.parse(body) as { readonly head_sha?: string };
  const head = sha ?? repository.record.runs.find(({ id }) => path.endsWith(`/${id}`))?.suite.headSha;
  return pulls.filter((pull) => pull.head === head).map(({ number }) => number);
}

function mentions(body: string, number: number): boolean {
  return new RegExp(`number\\W{1,4}${number}\\b`).test(body);
}
