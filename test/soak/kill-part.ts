import { type KillReport, killInstances } from "./kill.ts";
import { hasEngine, onNewStore } from "./new-store.ts";
import type { SoakPart, SoakResult } from "./part.ts";

const KILLS = 200;

const PLACES = [
  { engine: "pglite", instances: 1 },
  { engine: "postgres", instances: 1 },
  { engine: "postgres", instances: 2 },
] as const;

/** Kills the App at chance moments, on both stores, and with two instances where the store takes them. */
export const killPart: SoakPart = {
  about: `kill -9 at chance moments under load, ${KILLS} times on each store (--instances 1|2)`,
  async run({ rounds, minutes, seed, store, instances: only, say }) {
    const results: SoakResult[] = [];
    for (const { engine, instances } of PLACES) {
      if ((store ?? engine) !== engine || (only ?? instances) !== instances || !hasEngine(engine)) continue;
      const report = await onNewStore(engine, (where) =>
        killInstances({
          stores: Array(instances).fill(where),
          kills: rounds ?? KILLS,
          ...(minutes === undefined ? {} : { minutes }),
          seed,
          say,
        }),
      );
      results.push(resultOf(`kill on ${engine}, ${instances} instance${instances > 1 ? "s" : ""}`, report));
    }
    return results;
  },
};

function resultOf(what: string, report: KillReport): SoakResult {
  const { lost, wrong, wrongAfterSweep, ...figures } = report;
  const faults = [
    ...lost.map((guid) => `acknowledged and lost: ${guid}`),
    ...wrong.map((line) => `before the sweep: ${line}`),
    ...wrongAfterSweep.map((line) => `after the sweep: ${line}`),
  ];
  const { chain, toldTwice, untold, judged } = report;
  const ok = faults.length === 0 && chain === "whole" && toldTwice === 0 && untold === 0 && judged > 0;
  const counts = { lost: lost.length, wrong: wrong.length, wrongAfterSweep: wrongAfterSweep.length };
  return { what, ok, figures: { ...figures, ...counts }, faults };
}
