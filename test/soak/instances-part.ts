import { type CutOff, cutOff } from "./cut-off.ts";
import { Dice } from "./dice.ts";
import { hasEngine, onNewDatabase } from "./new-store.ts";
import type { SoakPart } from "./part.ts";

const ROUNDS = 12;

/** Cuts one of two instances off from the database, and freezes one, for longer than its leases last. */
export const instancesPart: SoakPart = {
  about: `two instances, one cut off from the database or frozen for 17 s, ${ROUNDS} times`,
  async run({ rounds, seed, store, say }) {
    if (store === "pglite" || !hasEngine("postgres")) return [];
    const dice = new Dice(seed + 2);
    const kinds = Array.from({ length: rounds ?? ROUNDS }, () =>
      dice.of<CutOff>(["cut", "swallow", "freeze"]),
    );
    const report = await onNewDatabase((databaseUrl) => cutOff({ databaseUrl, rounds: kinds, seed, say }));
    const { lost, wrong, wrongAfterSweep, stale, ...figures } = report;
    const faults = [
      ...lost.map((guid) => `acknowledged and lost: ${guid}`),
      ...stale.map((line) => `after its lease: ${line}`),
      ...wrong.map((line) => `before the sweep: ${line}`),
      ...wrongAfterSweep.map((line) => `after the sweep: ${line}`),
    ];
    const { chain, toldTwice, untold, writtenByOther } = report;
    const ok =
      faults.length === 0 && chain === "whole" && toldTwice === 0 && untold === 0 && writtenByOther > 0;
    const counts = { lost: lost.length, stale: stale.length, wrong: wrong.length };
    return [{ what: "two instances, one cut off", ok, figures: { ...figures, ...counts }, faults }];
  },
};
