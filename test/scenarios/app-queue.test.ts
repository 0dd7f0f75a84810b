import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PullHandle } from "../forge/handles/pull.ts";
import { MANIFEST, manifest, type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

const SPARE = "handoffs/churn/reports/spare.json";

let world: SmallWorld;

beforeEach(async () => {
  world = await startSmallWorld({ files: { [SPARE]: `${JSON.stringify({ spare: 1 })}\n` } });
  world.repository.addRuleset({
    branches: ["refs/heads/release"],
    rules: [{ type: "merge_queue", parameters: { merge_method: "MERGE" } }],
  });
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

async function signed(pull: PullHandle): Promise<PullHandle> {
  await world.signOff(pull);
  expect(world.check(pull.head)?.conclusion).toBe("success");
  return pull;
}

describe("the merge queue", () => {
  test("a commit of the queue is answered, and green merges", async () => {
    const pull = await signed(await world.open());
    const entry = await world.repository.enqueue(pull, "ada");
    await world.settled();
    expect(world.check(entry.head)?.conclusion).toBe("success");
    expect(pull.record.merged).toBe(true);
    expect(await world.repository.tip("release")).toBe(entry.head);
  });

  test("what two pull requests come to together is judged anew, and red leaves the queue", async () => {
    // Each is fine by itself: one names a file as evidence, the other removes that file, which nobody names yet.
    const naming = manifest("1.1.0").replace(
      "reports/metrics.json, as: metrics }",
      "reports/metrics.json, as: metrics }\n  - { path: reports/spare.json, as: metrics }",
    );
    expect(naming).toContain("spare.json");
    const first = await signed(await world.open({ files: { [MANIFEST]: naming } }));
    const second = await signed(await world.open({ files: { [SPARE]: null } }));
    const one = await world.repository.enqueue(first, "ada");
    const two = await world.repository.enqueue(second, "ada");
    await world.settled();
    expect(world.check(one.head)?.conclusion).toBe("success");
    expect(world.check(two.head)?.conclusion).toBe("failure");
    expect(first.record.merged).toBe(true);
    expect(second.record.merged).toBe(false);
    expect(world.repository.record.queue).toEqual([]);
  });

  test("a sign-off that was taken back while it waited makes the queue's commit red, not silent", async () => {
    const pull = await signed(await world.open());
    // Nothing is evaluated until the objection is in.
    const objected = Promise.withResolvers<void>();
    world.intercept(async (_, pass) => {
      await objected.promise;
      return pass();
    });
    const entry = await world.repository.enqueue(pull, "ada");
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    objected.resolve();
    await world.settled();
    expect(world.check(entry.head)?.conclusion).toBe("failure");
    expect(pull.record.merged).toBe(false);
  });

  test("trouble while it judges a queue's commit is tried again, so that the queue does not wait for ever", async () => {
    const pull = await signed(await world.open());
    let struck = 0;
    world.forge.chaos.set({ status5xx: (route) => route.includes("/compare/") && struck++ < 1 });
    const entry = await world.repository.enqueue(pull, "ada");
    await world.settled();
    expect(struck).toBeGreaterThan(0);
    expect(world.check(entry.head)?.conclusion).toBe("success");
    expect(pull.record.merged).toBe(true);
  });
});
