import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Machine } from "./machine.ts";
import { PLANTS } from "./plant.ts";
import { playHistories } from "./play-histories.ts";
import { runHistory } from "./run-history.ts";
import type { History } from "./step.ts";

/** A history that once found a fault, or that finds one that is planted. */
interface Case {
  readonly name: string;
  readonly plant?: string;
  /** The rule that the fault violates. */
  readonly finds?: string;
  readonly history: History;
}

const folder = join(import.meta.dirname, "cases");
const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Case);

// A busy machine takes several times as long, and histories that are broken off tell nothing.
const LONGEST_MS = 180_000;

describe("whatever happens in whatever order", () => {
  test(
    "checks show the truth in the end, and are never green for what did not deserve it",
    async () => {
      const { failure, sums } = await playHistories({
        count: Number(process.env["GATEHOUSE_HISTORIES"] ?? 25),
        seed: Number(process.env["GATEHOUSE_HISTORIES_SEED"] ?? 7),
      });
      expect(failure?.told).toBeUndefined();
      // What nothing was green in has shown nothing.
      expect(sums.greens).toBeGreaterThan(0);
    },
    LONGEST_MS,
  );
});

describe("histories that are kept", () => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await Machine.open();
  });
  afterAll(() => machine.close());

  test.for(cases)("$name", async ({ history, plant, finds }) => {
    expect((await runHistory(machine, history)).violations).toEqual([]);
    if (plant === undefined) return;
    const { violations } = await runHistory(machine, history, PLANTS[plant]);
    expect(violations.map(({ rule }) => rule)).toContain(finds);
  });

  test("find every fault that is planted", () => {
    expect(cases.flatMap(({ plant }) => plant ?? []).sort()).toEqual(Object.keys(PLANTS).sort());
  });
});
