import type { SoakPart } from "../soak/part.ts";
import { HOLES } from "./holes.ts";
import { runPlanted } from "./run-planted.ts";

/** Plants one hole after the other, and runs its tests with it and without. */
export const plantedPart: SoakPart = {
  about: `${HOLES.length} holes in the source, one at a time: a test has to say so (--rounds: only so many)`,
  async run({ rounds, say }) {
    const began = performance.now();
    const faults: string[] = [];
    const holes = HOLES.slice(0, rounds ?? HOLES.length);
    for (const hole of holes) {
      const { failed, unloaded } = await runPlanted(hole);
      const whole = await runPlanted(hole, "whole");
      const isSeen = failed.length > 0 && unloaded.length === 0;
      const isGreen = whole.failed.length + whole.unloaded.length === 0 && whole.passed > 0;
      if (!isSeen) faults.push(`${hole.name}: no test says so`);
      if (!isGreen) faults.push(`${hole.name}: without it, ${whole.failed[0] ?? "no test passes"}`);
      say(`${hole.name}: ${failed[0] ?? "no test says so"}; without it, ${isGreen ? "green" : "red"}`);
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const figures = { holes: holes.length, faults: faults.length, seconds };
    return [{ what: "holes in the source", ok: faults.length === 0, figures, faults }];
  },
};
