import type { AppConfig } from "../../app/config/config.ts";
import { type Aftermath, lookBack } from "./aftermath.ts";
import { Dice } from "./dice.ts";
import { judgeFresh } from "./fresh-judgement.ts";
import type { Instance } from "./instance.ts";
import { startLoad } from "./load.ts";
import { openPlace, type SoakPlace } from "./place.ts";

export interface KillOptions {
  /** Where each instance finds the store; several instances have the same. */
  readonly stores: readonly AppConfig["store"][];
  readonly kills: number;
  /** Open pull requests; ten when nobody says. */
  readonly pulls?: number;
  /** No kill begins after so many minutes. */
  readonly minutes?: number;
  readonly seed: number;
  /** Told of each kill. */
  readonly say?: (line: string) => void;
}

/** What came of killing instances. */
export interface KillReport extends Aftermath {
  readonly kills: number;
  /** Kills of an instance that did not listen yet. */
  readonly killedStarting: number;
  /** What people did meanwhile. */
  readonly actions: number;
  /** Open pull requests, and those of their checks that were not what is true, once all missed deliveries were made up for. */
  readonly judged: number;
  readonly wrong: readonly string[];
  /** The same after a look at everything: the net beneath it all. */
  readonly wrongAfterSweep: readonly string[];
  readonly seconds: number;
}

/** An instance is killed within so many milliseconds after it was launched or listens. */
const LONGEST_LIFE_MS = 1500;

/** One kill in so many strikes an instance that still starts. */
const STARTING = 4;

/** People act this often, in milliseconds: faster, and every evaluation would be out of date before it is published. */
const EVERY_MS = 120;

/** Past what is younger than a minute, which may still be under way, and past the longest wait of a task that failed. */
const AHEAD_MS = 6 * 60_000;
const SWEEP_AHEAD_MS = 16 * 60_000;

/**
 * Kills instances (`SIGKILL`) at chance moments while people work, and starts each again; then lets what is left come to rest, and looks whether
 * anything was lost.
 */
export async function killInstances({
  stores,
  kills: most,
  pulls = 10,
  minutes = Number.POSITIVE_INFINITY,
  seed,
  say,
}: KillOptions): Promise<KillReport> {
  const began = performance.now();
  const place = await openPlace({ stores, pulls });
  try {
    const dice = new Dice(seed);
    await Promise.all(place.instances.map((each) => each.start()));
    const load = startLoad(place, new Dice(seed + 1), EVERY_MS);
    let [kills, killedStarting] = [0, 0];
    while (kills < most && performance.now() - began < minutes * 60_000) {
      kills += 1;
      const victim = dice.of(place.instances);
      const isStarting = await killOnce(victim, dice, kills % STARTING === 0);
      if (isStarting) killedStarting += 1;
      say?.(`kill ${kills} of ${most}: ${victim.name}${isStarting ? ", starting" : ""}`);
    }
    await load.end();
    const rested = await comeToRest(place);
    const aftermath = await lookBack(place, stores[0] as AppConfig["store"]);
    place.forge.assertClean();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { kills, killedStarting, actions: load.done, ...rested, ...aftermath, seconds };
  } finally {
    await place.close();
  }
}

async function killOnce(victim: Instance, dice: Dice, starting: boolean): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, dice.next() * LONGEST_LIFE_MS));
  await victim.kill();
  if (starting) {
    victim.launch();
    await new Promise((resolve) => setTimeout(resolve, dice.next() * LONGEST_LIFE_MS));
    await victim.kill();
  }
  await victim.start();
  return starting;
}

/** Brings back what was missed, and waits until nothing is to be done any more. The instances are stopped then. */
export async function comeToRest(
  place: SoakPlace,
): Promise<Pick<KillReport, "judged" | "wrong" | "wrongAfterSweep">> {
  await place.settled();
  place.advance(AHEAD_MS);
  await place.settled();
  const { judged, wrong } = await judgeFresh(place);
  let wrongAfterSweep: readonly string[] = [];
  if (wrong.length > 0) {
    place.advance(SWEEP_AHEAD_MS);
    await place.settled();
    wrongAfterSweep = (await judgeFresh(place)).wrong;
  }
  for (const each of place.instances) await each.stop();
  return { judged, wrong, wrongAfterSweep };
}
