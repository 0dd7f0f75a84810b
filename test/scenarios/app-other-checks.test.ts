import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EVENTS } from "../app-manifest.ts";
import { type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;
beforeEach(async () => {
  world = await startSmallWorld({ events: [...new Set([...EVENTS, "status"])] });
});
afterEach(() => world.close());

test("checks of other tools wake nobody where no stage asks for them, and our own never do", async () => {
  const pull = await world.open();
  expect(world.evaluations(pull.record.number)).toHaveLength(1);
  world.spent();
  const scanner = world.forge.createApp({ slug: "scanner", permissions: { checks: "write" }, events: [] });
  const token = scanner.token(scanner.install(world.acme));
  const place = `${world.forge.apiUrl}/repos/acme/model`;
  for (const conclusion of ["success", "failure"]) {
    const body = JSON.stringify({ name: "scan", head_sha: pull.head, conclusion });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    expect((await fetch(`${place}/check-runs`, { method: "POST", headers, body })).status).toBe(201);
  }
  const status = { context: "ci/old", state: "success" };
  expect(await world.rest("ada", "POST", `/repos/acme/model/statuses/${pull.head}`, status)).toBe(201);
  await world.settled();
  expect(world.evaluations(pull.record.number)).toHaveLength(1);
  expect(world.spent().checkWrites).toBe(0);
  expect(world.log.filter(({ msg }) => msg === "task failed")).toEqual([]);
  world.forge.assertClean();
});
