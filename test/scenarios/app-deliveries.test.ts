import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BAD_CHANGE, GOOD_CHANGE, type SmallWorld, startSmallWorld } from "./small-world.ts";

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

describe("deliveries are hints", () => {
  test("a lost one is made up for by the next event, or by a re-run", async () => {
    world.forge.chaos.set({ dropDeliveries: (event) => event === "pull_request" });
    const pull = await world.open();
    expect(world.check(pull.head)).toBeUndefined();
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    world.forge.chaos.set({});
    const suite = world.repository.record.suites.find(({ headSha }) => headSha === pull.head);
    await world.rest("ada", "POST", `/repos/acme/model/check-suites/${suite?.id}/rerequest`);
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    world.forge.chaos.set({ dropDeliveries: (event) => event === "pull_request_review" });
    await world.signOff(pull);
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    world.forge.chaos.set({});
    await pull.edit({ title: "Any event will do" });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("a doubled one writes nothing more", async () => {
    world.forge.chaos.set({ duplicate: () => true });
    const pull = await world.open({ files: BAD_CHANGE });
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    expect(world.spent().checkWrites).toBe(1);
    expect(world.evaluations(pull.number).length).toBeLessThanOrEqual(2);
  });

  test("an event of long ago that comes again is read as of now", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    const opened = world.forge.deliveries.find(
      ({ event, action }) => event === "pull_request" && action === "opened",
    );
    await pull.push({ files: GOOD_CHANGE });
    await world.settled();
    world.spent();
    if (opened !== undefined)
      await replay(opened.body, "pull_request", "11111111-1111-4111-8111-111111111111");
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    expect(world.spent().checkWrites).toBe(0);
  });

  test("any order of the same deliveries, each once or twice, ends in the same verdict", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    await pull.push({ files: GOOD_CHANGE });
    await pull.review({ user: "kim", state: "APPROVE" });
    const objection = await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await pull.dismissReview(objection, "admin");
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    const verdict = world.check(pull.head)?.externalId;
    expect(world.check(pull.head)?.conclusion).toBe("success");
    const heard = world.forge.deliveries.filter(({ event }) => /^(pull_request|push|check)/.test(event));
    expect(heard.length).toBeGreaterThan(8);
    for (let seed = 1; seed <= 10; seed++) {
      // Forget what was published: it has to come about again, from these deliveries alone.
      world.repository.record.runs.length = 0;
      for (const [at, { event, body }] of shuffled([...heard, ...heard.slice(0, 3)], seed).entries())
        await replay(
          body,
          event,
          `00000000-0000-4000-8000-${seed.toString().padStart(6, "0")}${at.toString().padStart(6, "0")}`,
        );
      await world.settled();
      expect(world.check(pull.head)?.externalId).toBe(verdict);
      const others = world.repository.record.runs.filter(({ suite }) => suite.headSha !== pull.head);
      expect(others).toEqual([]);
    }
  });
});

/** Sends a delivery as GitHub would, under a new id. */
async function replay(body: string, event: string, guid: string): Promise<void> {
  const signature = createHmac("sha256", world.webhookSecret).update(body).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": guid,
    "x-hub-signature-256": `sha256=${signature}`,
  };
  const answer = await fetch(world.app.webhookUrl, { method: "POST", headers, body });
  expect(answer.status).toBe(202);
}

/** Fisher–Yates over a small linear congruential generator: the same order for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let at = result.length - 1; at > 0; at--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (at + 1);
    const [a, b] = [result[at], result[other]];
    if (a === undefined || b === undefined) continue;
    result[at] = b;
    result[other] = a;
  }
  return result;
}
