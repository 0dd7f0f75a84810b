import type { Store } from "../../app/store/store.ts";

export type Engine = Store["engine"];

/** Address of a database of the tests' server, to make others from; set by `start-engines.ts`. */
export const SERVER = "GATEHOUSE_TEST_POSTGRES_URL";

/** The engines that are here. */
export const engines: readonly Engine[] =
  process.env[SERVER] === undefined ? ["pglite"] : ["postgres", "pglite"];

/** What a test runs on that is not about the engine: `GATEHOUSE_TEST_ENGINE`, else the first that is here. */
export function defaultEngine(): Engine {
  const asked = process.env["GATEHOUSE_TEST_ENGINE"];
  if (asked === undefined) return engines[0] ?? "pglite";
  const engine = engines.find((known) => known === asked);
  if (engine === undefined)
    throw new Error(`GATEHOUSE_TEST_ENGINE: ${asked} is not here: ${engines.join(", ")}`);
  return engine;
}
