import { expect, test, vi } from "vitest";
import { engines } from "../store/engines.ts";
import { cutOff } from "./cut-off.ts";
import { killInstances } from "./kill.ts";
import { onNewDatabase, onNewStore } from "./new-store.ts";

// Real processes, and leases of ten seconds that have to end.
vi.setConfig({ testTimeout: 180_000 });

/** `npm run soak` prints seeds: what came of one can be looked at here. */
const seed = Number(process.env["GATEHOUSE_SOAK_SEED"] ?? 1);

const hasServer = engines.includes("postgres");

/** Nothing lost, nothing wrong, nothing untold. */
const WHOLE = { lost: [], wrong: [], wrongAfterSweep: [], chain: "whole", toldTwice: 0, untold: 0 };

test("killed at chance moments, the App on a folder loses nothing and shows what is true", async () => {
  const report = await onNewStore("pglite", (where) => killInstances({ stores: [where], kills: 3, seed }));
  expect(report).toMatchObject({ ...WHOLE, kills: 3, judged: 10 });
  expect(report.acknowledged).toBeGreaterThan(10);
});

test.skipIf(!hasServer)(
  "and so do two instances on PostgreSQL, one after the other of which is killed",
  async () => {
    const report = await onNewStore("postgres", (where) =>
      killInstances({ stores: [where, where], kills: 3, seed }),
    );
    expect(report).toMatchObject({ ...WHOLE, kills: 3, judged: 10 });
    expect(report.acknowledged).toBeGreaterThan(10);
  },
);

test.skipIf(!hasServer)(
  "an instance that is cut off from the database publishes nothing, and the other goes on",
  async () => {
    const report = await onNewDatabase((databaseUrl) => cutOff({ databaseUrl, rounds: ["swallow"], seed }));
    expect(report).toMatchObject({ ...WHOLE, stale: [] });
    expect(report.writtenByOther).toBeGreaterThan(0);
  },
);
