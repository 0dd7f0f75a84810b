import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { startApp } from "../../app/start-app.ts";
import { startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000 });

test("a start looks once more at everything that is open: what was lost meanwhile is found", async () => {
  const world = await startSmallWorld();
  try {
    const pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    world.forge.chaos.set({ dropDeliveries: () => true });
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
    const options = { log: pino({ level: "silent" }), throttle: false, retryAfter: [] };
    const again = await startApp(world.config, options);
    await again.inbox.idle();
    await again.close();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    world.forge.assertClean();
  } finally {
    await world.close();
  }
});
