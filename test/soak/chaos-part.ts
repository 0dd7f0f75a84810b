import { type HostileApiReport, sufferHostileApi } from "./hostile-api.ts";
import { hasEngine, onNewStore } from "./new-store.ts";
import type { SoakPart } from "./part.ts";

const SECONDS = 180;

/** More writes for a verdict than this are a storm: one that shows it, one that withholds it, one that shows it again, one whose answer was lost. */
const MOST_WRITES_A_VERDICT = 4;

/** Lets 30 of 100 requests fail; a round is a second. */
export const chaosPart: SoakPart = {
  about: `three in ten API calls fail, for ${SECONDS} s (--rounds: seconds)`,
  async run({ rounds, seed, store, say }) {
    const report = await onNewStore(store ?? (hasEngine("postgres") ? "postgres" : "pglite"), (where) =>
      sufferHostileApi({ store: where, ms: (rounds ?? SECONDS) * 1000, seed, say }),
    );
    const { lost, wrong, wrongAfterSweep, ...figures } = report;
    const faults = faultsOf(report);
    const counts = { lost: lost.length, wrong: wrong.length, wrongAfterSweep: wrongAfterSweep.length };
    return [
      { what: "an API that fails", ok: faults.length === 0, figures: { ...figures, ...counts }, faults },
    ];
  },
};

/** What must not be, a line each. */
function faultsOf(report: HostileApiReport): string[] {
  const { lost, wrong, wrongAfterSweep, chain, toldTwice, untold, writesAVerdict } = report;
  return [
    ...lost.map((guid) => `acknowledged and lost: ${guid}`),
    ...wrong.map((line) => `before the sweep: ${line}`),
    ...wrongAfterSweep.map((line) => `after the sweep: ${line}`),
    ...(chain === "whole" ? [] : [`the chain: ${chain}`]),
    ...(toldTwice === 0 ? [] : [`${toldTwice} deliveries told twice`]),
    ...(untold === 0 ? [] : [`${untold} green checks that the log does not tell of`]),
    ...(writesAVerdict <= MOST_WRITES_A_VERDICT ? [] : [`${writesAVerdict} writes a verdict`]),
  ];
}
