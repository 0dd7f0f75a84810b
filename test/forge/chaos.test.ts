import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { appJwt, createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

describe("deliveries", () => {
  test("a lost one is never tried again by itself; the App finds it and asks for it, under the same guid", async () => {
    forge.chaos.set({ dropDeliveries: (event) => event === "pull_request" });
    await town.openPull("m", { a: "1" });
    await forge.settled();
    expect(town.heard()).not.toContain("pull_request.opened");
    forge.chaos.set({});
    const token = appJwt(town.app);
    const list = await town.rest("GET", "/app/hook/deliveries?per_page=100", { token });
    const lost = Array.isArray(list.body) ? list.body.find((one) => one.status !== "OK") : null;
    expect(lost).toMatchObject({ event: "pull_request", action: "opened", redelivery: false });
    expect((await town.rest("POST", `/app/hook/deliveries/${lost.id}/attempts`, { token })).status).toBe(202);
    await forge.settled();
    expect(town.heard()).toContain("pull_request.opened");
    const attempts = forge.deliveries.filter((one) => one.guid === lost.guid);
    expect(attempts.map(({ status, redelivery }) => ({ ok: status === "OK", redelivery }))).toEqual([
      { ok: false, redelivery: false },
      { ok: true, redelivery: true },
    ]);
    expect((await town.rest("GET", `/app/hook/deliveries/${lost.id}`, { token })).body).toMatchObject({
      request: { payload: { action: "opened" } },
    });
    forge.assertClean();
  });

  test("one may arrive twice with one guid", async () => {
    forge.chaos.set({ duplicate: (event) => event === "pull_request" });
    await town.openPull("m", { a: "1" });
    await forge.settled();
    expect(town.heard().filter((event) => event === "pull_request.opened")).toHaveLength(2);
    expect(
      new Set(forge.deliveries.filter((one) => one.event === "pull_request").map(({ guid }) => guid)).size,
    ).toBe(1);
  });

  test("they may arrive in another order", async () => {
    const pull = await town.openPull("m", { a: "1" });
    await forge.settled();
    forge.chaos.set({ reorder: true });
    await pull.convertToDraft();
    await pull.readyForReview();
    await forge.settled();
    const order = town.heard().filter((event) => /draft|ready/.test(event));
    expect(order).toEqual(["pull_request.ready_for_review", "pull_request.converted_to_draft"]);
  });

  test("a number strikes so many and no more", async () => {
    forge.chaos.set({ status5xx: 2 });
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await town.rest("GET", "/repos/acme/triage")).status);
    expect(statuses).toEqual([502, 502, 200]);
  });

  test("the secondary limit says how long to wait, for REST and GraphQL", async () => {
    forge.chaos.set({ secondaryLimit: 2, retryAfter: 7 });
    const refused = await town.rest("GET", "/repos/acme/triage");
    expect(refused.status).toBe(403);
    expect(refused.headers.get("retry-after")).toBe("7");
    expect(await town.graphql("{ viewer { login } }")).toMatchObject({
      message: expect.stringContaining("secondary rate limit"),
    });
  });
});

describe("the log of requests", () => {
  test("names templates, operations and who asked", async () => {
    await forge.settled();
    forge.resetRequests();
    await town.rest("GET", "/repos/acme/triage");
    await town.graphql("query Mine { viewer { login } }");
    await town.rest("GET", "/user", { token: forge.tokenOf("ada") });
    expect(
      forge.requests.map(({ method, route, who, status }) => `${method} ${route} ${who} ${status}`),
    ).toEqual([
      "GET /repos/{owner}/{repo} installation:gate 200",
      "POST graphql Mine installation:gate 200",
      "GET /user ada 200",
    ]);
  });
});
