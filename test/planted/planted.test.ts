import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HOLES } from "./holes.ts";
import { planted } from "./planted.ts";
import { runPlanted } from "./run-planted.ts";

const root = join(import.meta.dirname, "../..");

/** `GATEHOUSE_PLANTED=all`: every hole; otherwise those whose tests take no second. */
const all = process.env["GATEHOUSE_PLANTED"] === "all";
const chosen = HOLES.filter(({ quick }) => all || quick === true);

test("each hole fits its source as it is today, and its tests are there", () => {
  expect(new Set(HOLES.map(({ name }) => name)).size).toBe(HOLES.length);
  for (const hole of HOLES) {
    const source = readFileSync(join(root, hole.file), "utf8");
    expect(planted(source, hole), hole.name).not.toBe(source);
    for (const file of hole.tests) expect(existsSync(join(root, file)), file).toBe(true);
  }
});

test.for(chosen.map((hole) => [hole.name, hole] as const))(
  "%s: a test says so, and without the hole none does",
  { timeout: 600_000 },
  async ([, hole]) => {
    const { failed, unloaded } = await runPlanted(hole);
    expect(unloaded).toEqual([]);
    expect(failed.length).toBeGreaterThan(0);
    const whole = await runPlanted(hole, "whole");
    expect(whole).toMatchObject({ failed: [], unloaded: [] });
    expect(whole.passed).toBeGreaterThan(0);
  },
);
