import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppConfig } from "../../app/config/config.ts";
import { type Engine, SERVER } from "../store/engines.ts";
import { dropScratch, makeScratch } from "../store/scratch-database.ts";
import { type KillReport, killInstances } from "./kill.ts";
import type { SoakPart, SoakResult } from "./part.ts";

const KILLS = 200;

/** Kills the App at chance moments, on both stores, and with two instances where the store takes them. */
export const killPart: SoakPart = {
  about: `kill -9 at chance moments under load, ${KILLS} times on each store`,
  async run({ rounds, minutes, seed, store, instances: only, say }) {
    const results: SoakResult[] = [];
    for (const [engine, instances] of [
      ["pglite", 1],
      ["postgres", 1],
      ["postgres", 2],
    ] as const) {
      // Not the list of `engines`: that is made before the server is started.
      const isHere = engine === "pglite" || process.env[SERVER] !== undefined;
      if ((store ?? engine) !== engine || (only ?? instances) !== instances || !isHere) continue;
      const report = await killOn(engine, {
        instances,
        kills: rounds ?? KILLS,
        seed,
        say,
        ...(minutes === undefined ? {} : { minutes }),
      });
      results.push(resultOf(`kill on ${engine}, ${instances} instance${instances > 1 ? "s" : ""}`, report));
    }
    return results;
  },
};

/** {@link killInstances} on a new store that goes away afterwards. */
export async function killOn(
  engine: Engine,
  {
    instances,
    ...options
  }: { readonly instances: number } & Omit<Parameters<typeof killInstances>[0], "stores">,
): Promise<KillReport> {
  const [where, remove] = await newStore(engine);
  try {
    return await killInstances({ ...options, stores: Array(instances).fill(where) });
  } finally {
    await remove();
  }
}

/** A store of one's own, and how it is taken away. */
type NewStore = readonly [AppConfig["store"], () => Promise<void>];

/** A store that nobody has used. */
export function newStore(engine: Engine): Promise<NewStore> {
  return engine === "pglite" ? newFolder() : newDatabase();
}

async function newFolder(): Promise<NewStore> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-soak-"));
  return [{ folder: join(folder, "data") }, () => rm(folder, { recursive: true, force: true })];
}

/** A database on the tests' server. Rejects where that is absent. */
export async function newDatabase(): Promise<
  readonly [{ readonly databaseUrl: string }, () => Promise<void>]
> {
  const server = process.env[SERVER];
  if (server === undefined) throw new Error("PostgreSQL is not here");
  const databaseUrl = await makeScratch(server);
  return [{ databaseUrl }, () => dropScratch(databaseUrl)];
}

function resultOf(what: string, report: KillReport): SoakResult {
  const { lost, wrong, wrongAfterSweep, ...figures } = report;
  const faults = [
    ...lost.map((guid) => `acknowledged and lost: ${guid}`),
    ...wrong.map((line) => `before the sweep: ${line}`),
    ...wrongAfterSweep.map((line) => `after the sweep: ${line}`),
  ];
  const { chain, toldTwice, untold, judged } = report;
  const ok = faults.length === 0 && chain === "whole" && toldTwice === 0 && untold === 0 && judged > 0;
  return {
    what,
    ok,
    figures: { ...figures, lost: lost.length, wrong: wrong.length, wrongAfterSweep: wrongAfterSweep.length },
    faults,
  };
}
