import type { Writable } from "node:stream";
import type { Store } from "../store/store.ts";
import { headerOf, writeKept, writeRows } from "./export-log.ts";
import { LineWriter } from "./line-writer.ts";
import { PLAIN_TABLES, toValues } from "./plain-tables.ts";
import { readInParts } from "./read-in-parts.ts";
import { snapshot } from "./snapshot.ts";
import { waitingTasks } from "./waiting-tasks.ts";

/** By whom, and when. */
export interface ExportAllOptions {
  readonly now: Date;
  /** Version of this Gatehouse. */
  readonly program: string;
}

/**
 * Writes everything that the store holds to `out` as JSON Lines, as it is at one moment, for another store to take over: the log, what is kept
 * with it, every other table, and the work that waits, runs or was given up. Resolves with how many lines of each kind were written; `out` is
 * left open.
 */
export function exportAll(
  store: Store,
  out: Writable,
  { now, program }: ExportAllOptions,
): Promise<Readonly<Record<string, number>>> {
  return snapshot(store, async (trx) => {
    const writer = new LineWriter(out);
    await writer.begin({ ...(await headerOf(trx, program, now)), holds: "all" });
    const { end } = await writeRows(trx, writer);
    await writeKept(store, trx, writer);
    for (const table of PLAIN_TABLES) {
      for await (const row of readInParts<Record<string, unknown>>(store, trx, table))
        await writer.line({ row: { table, values: toValues(row) } });
    }
    for (const task of await waitingTasks(store, trx)) await writer.line({ task });
    return writer.end(end);
  });
}
