import { describe, expect, test, vi } from "vitest";
import { engines } from "../store/engines.ts";
import { cutOff } from "./cut-off.ts";
import { killInstances } from "./kill.ts";
import { onNewDatabase, onNewStore } from "./new-store.ts";

// Processes that each take a second of a core to start, and leases of ten seconds that have to end: on a machine that others use, much longer.
vi.setConfig({ testTimeout: 300_000 });

/** `npm run soak` prints seeds: what came of one can be looked at here. */
const seed = Number(process.env["GATEHOUSE_SOAK_SEED"] ?? 1);

const hasServer = engines.includes("postgres");

/** `GATEHOUSE_SOAK=1`: also what takes too long for the usual run. */
const isLong = process.env["GATEHOUSE_SOAK"] === "1";

/** Nothing lost, nothing wrong, nothing untold. */
const WHOLE = { lost: [], wrong: [], wrongAfterSweep: [], chain: "whole", toldTwice: 0, untold: 0 };

/** Fewer pull requests and kills than `npm run soak -- kill` has: what is rare is found there. */
const SMALL = { kills: 2, pulls: 4, seed };

// Side by side, for most of it is waiting for leases to end.
describe.concurrent("killed at chance moments, nothing is lost and what is shown is true", () => {
  test("on a folder", async () => {
    const report = await onNewStore("pglite", (where) => killInstances({ stores: [where], ...SMALL }));
    expect(report).toMatchObject({ ...WHOLE, kills: 2, judged: 4 });
    expect(report.acknowledged).toBeGreaterThan(0);
  });

  test.skipIf(!hasServer)("with two instances on PostgreSQL", async () => {
    const report = await onNewStore("postgres", (where) =>
      killInstances({ stores: [where, where], ...SMALL }),
    );
    expect(report).toMatchObject({ ...WHOLE, kills: 2, judged: 4 });
    expect(report.acknowledged).toBeGreaterThan(0);
  });
});

// It is away for 17 seconds, in which two instances and the forge work, and so is not in the usual run: `npm run soak -- instances` has it a dozen
// times, in all its kinds.
test.skipIf(!hasServer || !isLong)(
  "an instance that is cut off from the database publishes nothing, and the other goes on",
  async () => {
    const report = await onNewDatabase((databaseUrl) => cutOff({ databaseUrl, rounds: ["swallow"], seed }));
    expect(report).toMatchObject({ ...WHOLE, stale: [] });
    expect(report.writtenByOther).toBeGreaterThan(0);
  },
);
