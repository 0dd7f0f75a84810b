import { EVERYTHING } from "./allowance.ts";
import { createConcurrency } from "./concurrency.ts";

/**
 * What cannot wait for the end of a limit: taking a green check back. A limit that is known may be a guess, and GitHub often takes single
 * requests while one lasts; so it is tried, one request of an installation after the other, until GitHub refuses one. From then on
 * it is known, and everything of the installation waits. Of this process: other instances try for themselves once.
 */
export interface Urgency {
  /** Waits for the turn and resolves with what gives it on. Rejects with the signal's reason when that is aborted first. */
  enter(installation: number, signal?: AbortSignal): Promise<() => void>;
  /** Until when even this has to wait; `null` when it may be tried. */
  waitUntil(installation: number, resource: string, now: Date): Date | null;
  /** GitHub refused one until then. */
  refused(installation: number, resource: string, until: Date): void;
}

/** Creates the urgency of a process, which knows of no refusal yet. */
export function createUrgency(): Urgency {
  const turns = createConcurrency({ perInstallation: 1 });
  const refusals = new Map<string, Date>();
  const keyOf = (installation: number, resource: string) => `${installation}/${resource}`;
  return {
    enter: (installation, signal) => turns.enter(installation, signal),
    waitUntil(installation, resource, now) {
      const moments = [EVERYTHING, resource].map((name) => refusals.get(keyOf(installation, name)) ?? now);
      const latest = new Date(Math.max(...moments.map((moment) => moment.getTime())));
      return latest > now ? latest : null;
    },
    refused(installation, resource, until) {
      const key = keyOf(installation, resource);
      const before = refusals.get(key) ?? until;
      refusals.set(key, before > until ? before : until);
    },
  };
}
