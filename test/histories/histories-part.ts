import type { SoakPart } from "../soak/part.ts";
import { SERVER } from "../store/engines.ts";
import { playHistories } from "./play-histories.ts";

const HISTORIES = 10_000;

/** Plays generated histories against the whole machine; a round is a history. */
export const historiesPart: SoakPart = {
  about: `histories of pull requests in any order, ${HISTORIES} of them (--rounds, --minutes, --seed)`,
  async run({ rounds, minutes, seed, store, say }) {
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 100) / 10;
    const server = process.env[SERVER];
    const engine = store ?? (server === undefined ? "pglite" : "postgres");
    if (engine === "postgres" && server === undefined) return [];
    const { failure, sums } = await playHistories({
      count: rounds ?? HISTORIES,
      seed,
      ...(engine === "postgres" && server !== undefined ? { databaseUrl: server } : {}),
      isEnough: () => minutes !== undefined && seconds() >= minutes * 60,
      played: ({ histories }) => say(`${histories} histories in ${seconds()} s`),
    });
    const faults = failure === null ? [] : [failure.told, JSON.stringify(failure.history)];
    const ok = failure === null && sums.greens > 0;
    return [{ what: `histories on ${engine}`, ok, figures: { ...sums, seconds: seconds() }, faults }];
  },
};
