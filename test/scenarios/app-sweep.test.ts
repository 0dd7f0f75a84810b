import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type RunningApp, startApp } from "../../app/start-app.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import { type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: SmallWorld;
let pull: PullHandle;

/** A green check, and a request for changes that the App never heard of. */
beforeEach(async () => {
  world = await startSmallWorld();
  pull = await world.open();
  await world.signOff(pull);
  world.forge.chaos.set({ dropDeliveries: () => true });
  await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
  await world.settled();
  world.forge.chaos.set({});
  expect(world.check(pull.head)?.conclusion).toBe("success");
});
afterEach(() => world.close());

/** Another instance on the same store. Nothing reaches it but what it asks for. */
async function another(over: { readonly sweepMs: number; readonly missedMs: number }): Promise<RunningApp> {
  const now = () => new Date(Date.parse("2026-11-20T10:00:00Z") + 2 * 60 * MINUTE);
  const config = { ...world.config, ...over };
  const log = pino({ level: "silent" });
  return startApp(config, { log, now, paceMs: 0, store: await world.store.again() });
}

test("a webhook that never arrived is found in GitHub's log of deliveries, and sent again", async () => {
  world.advance(2 * 60 * 60);
  const again = await another({ sweepMs: 30 * DAY, missedMs: MINUTE });
  await again.inbox.idle();
  await world.settled();
  await again.close();
  expect(
    world.forge.deliveries.filter(({ redelivery, event }) => redelivery && event === "pull_request_review"),
  ).toHaveLength(1);
  expect(world.check(pull.head)?.conclusion).toBe("failure");
  world.forge.assertClean();
});

test("the sweep looks at everything that is open: what was lost for good is found", async () => {
  const again = await another({ sweepMs: MINUTE, missedMs: 30 * DAY });
  await again.inbox.idle();
  await again.close();
  expect(world.forge.deliveries.filter(({ redelivery }) => redelivery)).toEqual([]);
  expect(world.check(pull.head)?.conclusion).toBe("failure");
  world.forge.assertClean();
});
