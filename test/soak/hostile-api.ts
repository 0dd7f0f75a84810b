import { setTimeout as sleep } from "node:timers/promises";
import type { AppConfig } from "../../app/config/config.ts";
import type { RandomChaos } from "../forge/chaos.ts";
import { lookBack } from "./aftermath.ts";
import { Dice } from "./dice.ts";
import { comeToRest, type KillReport } from "./kill.ts";
import { startLoad } from "./load.ts";
import { BUDGET, openPlace } from "./place.ts";

export interface HostileApiOptions {
  readonly store: AppConfig["store"];
  /** How long people work under it, in milliseconds. */
  readonly ms: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** What came of an API that fails. */
export interface HostileApiReport extends Omit<KillReport, "kills" | "killedStarting"> {
  /** Requests of the App while it failed. */
  readonly requests: number;
  /** Writes of checks for each verdict that the log tells. */
  readonly writesAVerdict: number;
}

/**
 * About 30 of 100 requests: five ways in which one fails before anything is done, one in which its answer is cut, one in which GraphQL
 * fails with status 200, one in which a write is done and its answer lost. Of the deliveries, one in ten each is dropped, sent twice, or late.
 */
const MISHAPS: Omit<RandomChaos, "seed"> = {
  status5xx: 0.09,
  primaryLimit: 0.03,
  secondaryLimit: 0.03,
  timeout: 0.05,
  truncate: 0.06,
  graphqlErrors: 0.06,
  afterEffect: 0.06,
  dropDeliveries: 0.1,
  duplicate: 0.1,
  reorder: 0.1,
};

const EVERY_MS = 300;
/** How long it is left alone before the first look. */
const CALM_MS = 10_000;

/** Lets people work while the API fails, then lets it recover, and looks whether what is shown is true. */
export async function sufferHostileApi({
  store,
  ms,
  seed,
  say,
}: HostileApiOptions): Promise<HostileApiReport> {
  const began = performance.now();
  const place = await openPlace({ stores: [store] });
  try {
    await place.instances[0]?.start();
    const requestsBefore = place.road.passed.length;
    // GitHub names no limit shorter than a second.
    const random = { seed, ...MISHAPS };
    place.forge.chaos.set({ budget: BUDGET, retryAfter: 1, resetAfter: 1, random });
    const load = startLoad(place, new Dice(seed + 1), EVERY_MS);
    await sleep(ms);
    await load.end();
    await sleep(CALM_MS);
    const requests = place.road.passed.length - requestsBefore;
    say?.(`${load.done} actions, ${requests} requests`);
    place.forge.chaos.set({ budget: BUDGET });
    const rested = await comeToRest(place);
    const aftermath = await lookBack(place, store);
    place.forge.assertClean();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const writesAVerdict = Math.round((100 * aftermath.checkWrites) / aftermath.verdicts) / 100;
    return { actions: load.done, requests, writesAVerdict, ...rested, ...aftermath, seconds };
  } finally {
    await place.close();
  }
}
