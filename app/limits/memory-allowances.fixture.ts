import { type Allowance, afterAnswer, afterRefusal, EVERYTHING } from "./allowance.ts";
import type { Allowances } from "./allowances.ts";
import { slotAfter } from "./slot-after.ts";
import { type Strikes, strikeAfter } from "./strike.ts";

interface Held {
  readonly known: Map<string, Allowance>;
  readonly clocks: Map<string, Date | null>;
  strikes: Strikes | null;
}

/** Allowances in this process's memory, for tests: those of the App are in its store. */
export function memoryAllowances(now: () => Date): Allowances {
  const installations = new Map<number, Held>();
  const held = (installation: number): Held => {
    const own = installations.get(installation) ?? { known: new Map(), clocks: new Map(), strikes: null };
    installations.set(installation, own);
    return own;
  };
  const block = (installation: number, resource: string, until: Date) => {
    const { known } = held(installation);
    known.set(resource, afterRefusal(known.get(resource), until));
  };
  return {
    read: async (installation) => new Map(held(installation).known),
    async note(installation, resource, budget) {
      const { known } = held(installation);
      known.set(resource, afterAnswer(known.get(resource), budget));
    },
    block: async (installation, resource, until) => block(installation, resource, until),
    async strike(installation, waitMs) {
      const own = held(installation);
      own.strikes = strikeAfter(own.strikes, waitMs, now());
      block(installation, EVERYTHING, own.strikes.until);
      return own.strikes.until;
    },
    async take(installation, pace, patienceMs) {
      const { clocks } = held(installation);
      const { clock, ...slot } = slotAfter(clocks.get(pace.name) ?? null, pace, { now: now(), patienceMs });
      clocks.set(pace.name, clock);
      return slot;
    },
  };
}
