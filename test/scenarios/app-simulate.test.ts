import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { exportAudit } from "../../app/transfer/export-log.ts";
import type { SimulateOptions } from "../../src/cli/simulate/simulate.ts";
import { simulate } from "../../src/cli/simulate/simulate.ts";
import { captured } from "./captured-terminal.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";
import { type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;

beforeEach(async () => {
  world = await startSmallWorld();
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});
afterAll(removeFolders);

/** The App's log, as an operator exports it. */
async function exported(): Promise<string> {
  const path = join(temporaryFolder(), "audit.jsonl");
  const file = createWriteStream(path);
  await exportAudit(world.store, file, { program: "0.1.0", now: new Date("2026-11-20T12:00:00.000Z") });
  file.end();
  await finished(file);
  return path;
}

async function whatIf(facts: string, change: Partial<SimulateOptions>) {
  const none = { approve: [], object: [], dismiss: [], member: [], metric: [] };
  const options = { repo: ".", ...none, json: true, facts, ...change };
  const { code, out, err } = await captured((terminal) => simulate(options, terminal));
  return { code, err, told: code === 2 ? null : (JSON.parse(out) as { before: Found; after: Found }) };
}

interface Found {
  readonly outcome: string;
  readonly asked: readonly string[];
  readonly counts: Readonly<Record<string, readonly string[]>>;
}

test("what is asked of an export comes true, once the people of the pull request do it", async () => {
  const pull = await world.open();
  const log = await exported();
  // Members of teams are known by what GitHub told the App.
  const one = await whatIf(log, { approve: ["@kim"] });
  expect(one.code).toBe(1);
  expect(one.err).toMatch(/^note: row \d+ of the log: `acme\/model#1`, as it was judged at \S+\n$/);
  const both = await whatIf(log, { approve: ["@kim", "@dana"] });
  expect(both).toMatchObject({
    code: 0,
    told: { before: { outcome: "pending" }, after: { outcome: "pass" } },
  });
  expect(await whatIf(log, { approve: ["@nobody"] })).toMatchObject({ code: 2 });
  await world.signOff(pull);
  const signed = await whatIf(await exported(), {});
  expect(signed.told?.before.counts).toEqual(both.told?.after.counts);
  expect(signed.told?.before.outcome).toBe("pass");
});
